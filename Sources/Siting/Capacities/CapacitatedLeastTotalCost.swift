/// So many sites of limited capacity that the weighted sum of costs is least at which they serve everything: the p-median
/// with capacities.
///
/// The capacitated plant location problem (Sridharan 1995) with a number of sites in place of their costs; demands may be
/// shared between sites:
///
///     min Σ w_i c_ij z_ij
///     Σ_j z_ij = 1                    for each demand i
///     Σ_i w_i z_ij ≤ K_j x_j          for each site j,   z_ij ≤ x_j
///     Σ x_j = p
///     x_j ∈ {0, 1},  0 ≤ z_ij ≤ 1;  x_j = 1 where j exists, 0 where it is forbidden
///
/// K are the capacities. Existing sites serve and are not counted in p. Who is served where serves the whole best: not every
/// demand goes to its cheapest site.
package struct CapacitatedLeastTotalCost: Sendable {
  /// Who is to be served.
  package let demand: CapacitatedDemand
  /// The number of sites beside the existing ones.
  package let count: Int

  /// Makes the model.
  package init(_ demand: CapacitatedDemand, count: Int) {
    self.demand = demand
    self.count = count
  }

  /// Solves the model. A bound is never above the value.
  ///
  /// Where some demand can be served by no site, or so few sites cannot serve all, the status is `infeasible`;
  /// ``Solution/unreachable`` or ``Solution/unservedWeight`` says why. The objective is `nil` where no such choice was found
  /// and none was refuted.
  /// - Throws: ``/GIS/Failure`` of kind `badData`: no candidate, more sites than candidates.
  package func solve(_ limits: SearchLimits) throws -> Solution {
    let candidates = try candidateSites(demand.roles, count: count)
    try checkCount(count, candidates: candidates.count)
    if count == 0 { return servedByExisting }
    let unreachable = demand.unreachable(within: .infinity)
    if !unreachable.isEmpty { return Solution(status: .infeasible, sites: [], unreachable: unreachable) }
    if let weight = unservedWeight(candidates, limits) {
      var solution = Solution(status: .infeasible, sites: [])
      solution.unservedWeight = weight
      return solution
    }
    let problem = CapacityProblem(demand, within: .infinity, siteCosts: nil, countsCosts: true)
    let search = CapacitySearch(problem, .leastCost(count: count), limits)
    if search.status == .infeasible { return Solution(status: .infeasible, sites: []) }
    let isServed = search.value.isFinite
    var solution = Solution(
      status: search.status, objective: isServed ? search.value : nil,
      bound: min(search.value, problem.sharpened(search.bound, .leastCost(count: count))),
      sites: isServed ? search.sites.sorted() : [], alternatives: search.alternatives,
      alternativesAreAll: search.alternativesAreAll,
      greedy: search.greedy.value.isFinite
        ? .init(objective: search.greedy.value, sites: search.greedy.sites) : nil)
    if isServed { solution.allocation = demand.allocation(to: solution.sites) }
    return solution
  }

  /// What the existing sites do by themselves.
  private var servedByExisting: Solution {
    let allocation = demand.allocation(to: [])
    let unserved = demand.totalWeight - allocation.weight
    if unserved > demand.totalWeight * 1e-9 {
      var solution = Solution(status: .infeasible, sites: [])
      solution.unservedWeight = unserved
      return solution
    }
    var solution = Solution.ofNoSites(allocation.parts.reduce(0) { $0 + $1.weight * $1.cost })
    solution.allocation = allocation
    return solution
  }

  /// The weight that so many sites leave unserved at least, as far as all sites together and the bound on the most weight
  /// tell; `nil` where they tell nothing.
  private func unservedWeight(_ candidates: [Int], _ limits: SearchLimits) -> Double? {
    let problem = CapacityProblem(demand, within: .infinity, siteCosts: nil, countsCosts: false)
    let goal = CapacityProblem.Goal.most(budget: Double(count), count: count)
    let bound = CapacityBound(
      problem, goal, best: problem.totalWeight, prices: [Double](repeating: 0, count: problem.rowCount),
      until: { limits.isOver })
    let most = min(
      problem.totalWeight - problem.state(opening: candidates).unserved,
      problem.sharpened(problem.totalWeight - bound.value, goal))
    let unserved = demand.totalWeight - most
    return unserved > demand.totalWeight * 1e-9 ? unserved : nil
  }

  /// The solutions for 1, 2, 3 … sites, up to a number; those of too few sites are infeasible.
  ///
  /// - Throws: as for ``solve(_:)``.
  package static func curve(_ demand: CapacitatedDemand, upTo count: Int, _ limits: SearchLimits) throws
    -> [CurvePoint]
  {
    var plain = limits
    plain.alternatives = 0
    return try (0..<count).map {
      CurvePoint(
        count: $0 + 1, solution: try CapacitatedLeastTotalCost(demand, count: $0 + 1).solve(plain))
    }
  }
}
