/// So many sites that the weighted sum of costs from each demand to its cheapest site is least: the p-median.
///
/// Hakimi 1964, ReVelle and Swain 1970:
///
///     min Σ w_i c_ij z_ij
///     Σ_j z_ij = 1 for each demand i,   z_ij ≤ x_j,   Σ x_j = p
///     x_j, z_ij ∈ {0, 1};  x_j = 1 where j exists, 0 where it is forbidden
///
/// Existing sites serve and are not counted in p. Divided by Σ w the value is the mean cost.
package struct LeastTotalCost: Sendable {
  /// Who is to be served.
  package let demand: CostDemand
  /// The number of sites beside the existing ones.
  package let count: Int

  /// Makes the model.
  package init(_ demand: CostDemand, count: Int) {
    self.demand = demand
    self.count = count
  }

  /// Solves the model. A bound is never above the value.
  ///
  /// Where some demand can be served by no site, or so few sites cannot serve all, the status is `infeasible`.
  /// - Throws: ``/GIS/Failure`` of kind `badData`: no candidate, more sites than candidates.
  package func solve(_ limits: SearchLimits) throws -> Solution {
    let sites = try candidateSites(demand.roles, count: count)
    try checkCount(count, candidates: sites.count)
    if count == 0 { return demand.withoutSites { zip($0, demand.weights).reduce(0) { $0 + $1.0 * $1.1 } } }
    let unreachable = demand.unreachable
    if !unreachable.isEmpty { return Solution(status: .infeasible, sites: [], unreachable: unreachable) }
    let problem = MedianProblem(demand.costs, weights: demand.weights, roles: demand.roles, sites: sites)
    let greedy = problem.greedy(count: count)
    var best = limits.isOver ? greedy : problem.improvedBySwaps(greedy, until: { limits.isOver })
    var value = problem.value(of: best)
    let relaxed = problem.bound(count: count, best: value, until: { limits.isOver })
    var (bound, status) = (relaxed.value, Solution.Status.heuristic)
    if bound > value - problem.proofMargin(value) {
      (bound, status) = (value, .optimal)
    } else if let solver = limits.solver, !limits.isOver {
      let isBest = Set(best)
      let isKept = relaxed.isHopeless.indices.map { isBest.contains($0) || !relaxed.isHopeless[$0] }
      let (programme, constant) = problem.programme(count: count, keeping: isKept, best: value)
      let answer = solver.solve(
        programme, start: nil, known: value.isFinite ? value - constant : nil, limits, told: { $0 + constant }
      )
      if let values = answer.values {
        let found = (0..<problem.columnCount).filter { values[$0] > 0.5 }
        let foundValue = problem.value(of: found)
        if found.count == count, foundValue < value { (best, value) = (found, foundValue) }
      }
      switch answer.end {
      case .optimal: (bound, status) = (value, .optimal)
      case .infeasible: status = .infeasible
      case .stopped:
        if let known = answer.bound {
          bound = max(bound, known + constant)
          status = .feasible
          if bound > value - problem.proofMargin(value) { (bound, status) = (value, .optimal) }
        }
      }
    }
    if status == .infeasible { return Solution(status: .infeasible, sites: []) }
    let greedyValue = problem.value(of: greedy)
    var solution = Solution(
      status: status, objective: value.isFinite ? value : nil, bound: bound,
      sites: value.isFinite ? best.map { problem.sites[$0] }.sorted() : [],
      greedy: greedyValue.isFinite
        ? .init(objective: greedyValue, sites: greedy.map { problem.sites[$0] }) : nil)
    if status == .optimal, limits.alternatives > 0 {
      var others = problem.programme(
        count: count, keeping: [Bool](repeating: true, count: problem.columnCount), best: value)
      others.programme.limitCost(to: value - others.constant + problem.proofMargin(value))
      let found = Alternatives(others.programme, columnCount: problem.columnCount, known: best, limits)
      solution.alternatives = found.choices.map { $0.map { problem.sites[$0] }.sorted() }
      solution.alternativesAreAll = found.areAll
    }
    return solution
  }

  /// The solutions for 1, 2, 3 … sites, up to a number.
  ///
  /// - Throws: as for ``solve(_:)``.
  package static func curve(_ demand: CostDemand, upTo count: Int, _ limits: SearchLimits) throws
    -> [CurvePoint]
  {
    var plain = limits
    plain.alternatives = 0
    return try (0..<count).map {
      CurvePoint(count: $0 + 1, solution: try LeastTotalCost(demand, count: $0 + 1).solve(plain))
    }
  }
}
