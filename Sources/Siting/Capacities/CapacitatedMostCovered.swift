/// The most weight that a number of sites of limited capacity, or a budget, can serve within a limit.
///
/// Capacitated maximal covering (Current, Storbeck 1988; Haghani 1996), with demands that may be shared between sites:
///
///     max Σ_ij w_i z_ij
///     Σ_i w_i z_ij ≤ K_j x_j          for each site j
///     Σ_j z_ij ≤ 1,   z_ij ≤ x_j      for each demand i, over the sites within the limit
///     Σ x_j = p                       or Σ c_j x_j ≤ B
///     x_j ∈ {0, 1},  0 ≤ z_ij ≤ 1;  x_j = 1 where j exists, 0 where it is forbidden
///
/// K are the capacities. Existing sites cost nothing and are not counted in p. What they serve counts in the value.
package struct CapacitatedMostCovered: Sendable {
  /// Who is to be served.
  package let demand: CapacitatedDemand
  /// The greatest cost at which a site serves a demand.
  package let limit: Double
  /// What may be spent.
  package let spending: MostCovered.Limit

  /// Makes the model.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData`: costs that are not above 0.
  package init(_ demand: CapacitatedDemand, within limit: Double, _ spending: MostCovered.Limit) throws {
    if case .budget(_, let costs) = spending { try checkCosts(costs) }
    self.demand = demand
    self.limit = limit
    self.spending = spending
  }

  /// Solves the model. A bound is never below the value.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData`: no candidate, more sites than candidates, a budget that pays for none.
  package func solve(_ limits: SearchLimits) throws -> Solution {
    if case .count(0) = spending {
      let allocation = demand.allocation(to: [], within: limit)
      var solution = Solution.ofNoSites(allocation.weight)
      solution.allocation = allocation
      return solution
    }
    let candidates = try candidateSites(demand.roles)
    var siteCosts: [Double]?
    let goal: CapacityProblem.Goal
    switch spending {
    case .count(let count):
      try checkCount(count, candidates: candidates.count)
      goal = .most(budget: Double(count), count: count)
    case .budget(let budget, let costs):
      try checkBudget(budget, candidates.map { costs[$0] })
      (goal, siteCosts) = (.most(budget: budget, count: nil), costs)
    }
    let problem = CapacityProblem(demand, within: limit, siteCosts: siteCosts, countsCosts: false)
    let search = CapacitySearch(problem, goal, limits)
    let allocation = demand.allocation(to: search.sites, within: limit)
    let (value, total) = (allocation.weight, problem.totalWeight)
    var solution = Solution(
      status: search.status, objective: value,
      bound: search.status == .optimal
        ? value : max(value, problem.sharpened(total - search.bound, goal)),
      sites: search.sites.sorted(), alternatives: search.alternatives,
      alternativesAreAll: search.alternativesAreAll,
      greedy: .init(objective: total - search.greedy.value, sites: search.greedy.sites))
    solution.allocation = allocation
    return solution
  }

  /// The most that 1, 2, 3 … sites serve, up to the number that serves all that can be served, or all candidates.
  ///
  /// - Throws: as for ``solve(_:)``.
  package static func curve(_ demand: CapacitatedDemand, within limit: Double, _ limits: SearchLimits) throws
    -> [CurvePoint]
  {
    let candidates = try candidateSites(demand.roles)
    let most = demand.allocation(to: candidates, within: limit).weight
    var plain = limits
    plain.alternatives = 0
    var points: [CurvePoint] = []
    for count in 1...candidates.count {
      let solution = try CapacitatedMostCovered(demand, within: limit, .count(count)).solve(plain)
      points.append(CurvePoint(count: count, solution: solution))
      if let value = solution.objective, value >= most * (1 - 1e-12) { break }
    }
    return points
  }
}
