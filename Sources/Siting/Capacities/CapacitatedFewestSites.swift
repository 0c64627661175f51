/// The fewest sites of limited capacity, or the cheapest, that serve all weight, or a share of it, within a limit.
///
/// Capacitated set covering (Current, Storbeck 1988), with demands that may be shared between sites:
///
///     min Σ c_j x_j
///     Σ_i w_i z_ij ≤ K_j x_j          for each site j
///     Σ_j z_ij ≤ 1,   z_ij ≤ x_j      for each demand i, over the sites within the limit
///     Σ_ij w_i z_ij ≥ s Σ w_i
///     x_j ∈ {0, 1},  0 ≤ z_ij ≤ 1;  x_j = 1 where j exists, 0 where it is forbidden
///
/// c is 1 without costs, K are the capacities, and existing sites do not count in the value.
package struct CapacitatedFewestSites: Sendable {
  /// Who is to be served.
  package let demand: CapacitatedDemand
  /// The greatest cost at which a site serves a demand.
  package let limit: Double
  /// Which share of the weight is to be served, above 0 and at most 1.
  package let share: Double
  /// What each site costs; 1 for `nil`.
  package let siteCosts: [Double]?

  /// Makes the model.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData`: costs that are not above 0.
  package init(
    _ demand: CapacitatedDemand, within limit: Double, share: Double = 1, siteCosts: [Double]? = nil
  ) throws {
    precondition(share > 0 && share <= 1)
    try checkCosts(siteCosts)
    self.demand = demand
    self.limit = limit
    self.share = share
    self.siteCosts = siteCosts
  }

  /// Solves the model. A bound is never above the value.
  ///
  /// Where demands are out of reach, or all sites together serve too little, the status is `infeasible`;
  /// ``Solution/unreachable`` or ``Solution/unservedWeight`` says why.
  /// - Throws: ``/GIS/Failure`` of kind `badData` where there is no candidate.
  package func solve(_ limits: SearchLimits) throws -> Solution {
    let candidates = try candidateSites(demand.roles)
    let problem = CapacityProblem(demand, within: limit, siteCosts: siteCosts, countsCosts: false)
    let wanted = share * demand.totalWeight
    let unreachable = demand.unreachable(within: limit)
    if share == 1, !unreachable.isEmpty {
      return Solution(status: .infeasible, sites: [], unreachable: unreachable)
    }
    let most = problem.totalWeight - problem.state(opening: candidates).unserved
    if most < wanted * (1 - 1e-12) {
      var solution = Solution(status: .infeasible, sites: [], unreachable: unreachable)
      solution.unservedWeight = wanted - most
      return solution
    }
    let goal = CapacityProblem.Goal.fewest(weight: wanted)
    if problem.isReached(goal, by: problem.state(opening: [])) {
      var solution = Solution(
        status: .optimal, objective: 0, bound: 0, sites: [], alternativesAreAll: true,
        greedy: .init(objective: 0, sites: []))
      solution.allocation = demand.allocation(to: [], within: limit)
      return solution
    }
    let search = CapacitySearch(problem, goal, limits)
    var solution = Solution(
      status: search.status, objective: search.value,
      bound: min(search.value, problem.sharpened(search.bound, goal)),
      sites: search.sites.sorted(), alternatives: search.alternatives,
      alternativesAreAll: search.alternativesAreAll,
      greedy: .init(objective: search.greedy.value, sites: search.greedy.sites))
    solution.allocation = demand.allocation(to: solution.sites, within: limit)
    return solution
  }
}
