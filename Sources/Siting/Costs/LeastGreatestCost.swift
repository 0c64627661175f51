/// So many sites that the greatest cost from a demand to its cheapest site is least: the p-center.
///
/// Hakimi 1964:
///
///     min r
///     Σ_{j: c_ij ≤ r} x_j ≥ 1 for each demand i,   Σ x_j = p
///     x_j ∈ {0, 1};  x_j = 1 where j exists, 0 where it is forbidden
///
/// The least r is one of the table's costs. It is sought by halving: whether p sites cover all within r is a covering
/// problem (Minieka 1970). Weights play no part. Existing sites serve and are not counted in p.
package struct LeastGreatestCost: Sendable {
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
    if count == 0 { return demand.withoutSites { $0.max() ?? 0 } }
    let unreachable = demand.unreachable
    if !unreachable.isEmpty { return Solution(status: .infeasible, sites: [], unreachable: unreachable) }
    let steps = Array(Set(demand.costs.costs)).sorted()
    let greedy = try greedyChoice(steps)

    // Below `proved` nothing covers all; from `high` on something does. What time left open counts as not found.
    var (proved, low, high) = (0, 0, steps.count)
    var best: (value: Double, sites: [Int])?
    if let greedy {
      best = (greedy.objective, greedy.sites)
      high = steps.firstIndex { $0 >= greedy.objective } ?? high
    }
    while low < high {
      let middle = (low + high) / 2
      switch try cover(within: steps[middle], limits) {
      case .found(let chosen):
        let value = demand.costs(from: chosen).max() ?? 0
        best = (value, chosen)
        high = min(middle, steps.firstIndex { $0 >= value } ?? middle)
      case .impossible:
        low = middle + 1
        proved = low
      case .unknown: low = middle + 1
      }
    }
    let isProved = proved >= high
    let bound = proved < steps.count ? steps[proved] : nil
    guard let best else {
      return isProved
        ? Solution(status: .infeasible, sites: []) : Solution(status: .heuristic, bound: bound, sites: [])
    }
    let chosen = filled(best.sites, candidates: sites)
    var solution = Solution(
      status: isProved ? .optimal : limits.solver == nil || proved == 0 ? .heuristic : .feasible,
      objective: best.value,
      bound: isProved ? best.value : min(bound ?? best.value, best.value), sites: chosen.sorted(),
      greedy: greedy.map { .init(objective: $0.objective, sites: filled($0.sites, candidates: sites)) })
    if isProved, limits.alternatives > 0 { try addAlternatives(to: &solution, within: best.value, limits) }
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
      CurvePoint(count: $0 + 1, solution: try LeastGreatestCost(demand, count: $0 + 1).solve(plain))
    }
  }

  private enum Answer {
    case found([Int])
    case impossible
    case unknown
  }

  /// Whether p sites cover all demands within a cost.
  private func cover(within cost: Double, _ limits: SearchLimits) throws -> Answer {
    let model = try FewestSites(coverDemand(within: cost))
    var plain = limits.silent
    plain.alternatives = 0
    let solution = try model.solve(plain, enough: Double(count))
    if let value = solution.objective, Int(value) <= count { return .found(solution.sites) }
    if solution.status == .infeasible { return .impossible }
    if let bound = solution.bound, bound > Double(count) + 1e-6 { return .impossible }
    return .unknown
  }

  private func coverDemand(within cost: Double) throws -> CoverDemand {
    try CoverDemand(reach: demand.costs.reach(within: cost), weights: demand.weights, roles: demand.roles)
  }

  /// The least cost at which greedy covering needs no more than p sites, found by halving.
  private func greedyChoice(_ steps: [Double]) throws -> Solution.Choice? {
    var (low, high) = (0, steps.count)
    var best: [Int]?
    while low < high {
      let middle = (low + high) / 2
      let rest = try coverDemand(within: steps[middle]).rest(siteCosts: nil)
      let chosen = rest.unreachable.isEmpty ? rest.problem.greedy(.all) : nil
      if let chosen, chosen.count <= count {
        best = chosen.map { rest.problem.sites[$0] }
        high = middle
      } else {
        low = middle + 1
      }
    }
    return best.map { .init(objective: demand.costs(from: $0).max() ?? 0, sites: $0) }
  }

  /// With the first candidates that are missing: they change nothing, but so many were asked for.
  private func filled(_ chosen: [Int], candidates: [Int]) -> [Int] {
    let known = Set(chosen)
    return chosen + candidates.lazy.filter { !known.contains($0) }.prefix(count - chosen.count)
  }

  private func addAlternatives(to solution: inout Solution, within cost: Double, _ limits: SearchLimits)
    throws
  {
    let problem = try coverDemand(within: cost).rest(siteCosts: nil).problem.withMergedRows()
    let columnOfSite = Dictionary(uniqueKeysWithValues: zip(problem.sites, problem.sites.indices))
    let others = Alternatives(
      problem.programme(ofValue: Double(count), .all, count: count), columnCount: problem.columnCount,
      known: solution.sites.compactMap { columnOfSite[$0] }, limits)
    solution.alternatives = others.choices.map { problem.sites(of: $0) }
    solution.alternativesAreAll = others.areAll
  }
}
