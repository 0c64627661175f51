import GIS

/// Who is to be served by sites that can serve only so much: what the models with capacities have in common.
///
/// Demand is divisible: a demand may be shared between several sites, as people of one tract may go to several schools.
/// One without weight asks for nothing, and a site of capacity 0 serves nobody. Existing sites serve within their
/// capacities, cost nothing and are not counted.
///
/// Given the open sites, the best division of the demands among them is a transport problem, which is solved exactly.
package struct CapacitatedDemand: Sendable {
  /// What it costs each demand to use each site.
  package let costs: CostTable
  /// The weight of each demand, such as its people.
  package let weights: [Double]
  /// The most weight that each site serves.
  package let capacities: [Double]
  /// What may be done with each site.
  package let roles: [SiteRole]

  /// Makes it of checked data.
  ///
  /// - Parameters:
  ///   - costs: What it costs each demand to use each site.
  ///   - weights: The weight of each demand.
  ///   - capacities: One for each site, finite and 0 or more.
  ///   - roles: One for each site; all are candidates where omitted.
  /// - Throws: ``/GIS/Failure`` of kind `badData`: weights or capacities that are negative or not finite, by number.
  package init(costs: CostTable, weights: [Double], capacities: [Double], roles: [SiteRole]? = nil) throws {
    precondition(weights.count == costs.demandCount && capacities.count == costs.siteCount)
    precondition(roles.map { $0.count == costs.siteCount } ?? true)
    try checkWeights(weights)
    try checkCapacities(capacities)
    self.costs = costs
    self.weights = weights
    self.capacities = capacities
    self.roles = roles ?? [SiteRole](repeating: .candidate, count: costs.siteCount)
  }

  /// The total weight.
  package var totalWeight: Double { weights.reduce(0, +) }

  /// The demands with weight that no site, existing or candidate, has within a limit.
  func unreachable(within limit: Double) -> [Int] {
    weights.indices.filter { demand in
      weights[demand] > 0
        && costs.pairs(of: demand).allSatisfy {
          costs.costs[$0] > limit || roles[Int(costs.sites[$0])] == .forbidden
        }
    }
  }

  /// The division in which some sites and the existing ones serve most within a limit and, of those, at the least
  /// Σ weight · cost.
  package func allocation(to sites: [Int], within limit: Double = .infinity) -> Allocation {
    let problem = CapacityProblem(self, within: limit, siteCosts: nil, countsCosts: true)
    return problem.allocation(of: problem.state(opening: sites))
  }
}

/// Throws bad data where a capacity is negative or not finite; names the first ten sites.
private func checkCapacities(_ capacities: [Double]) throws {
  let wrong = capacities.indices.filter { !(capacities[$0] >= 0 && capacities[$0].isFinite) }
  if wrong.isEmpty { return }
  var problems = wrong.prefix(10).map { site in
    Problem(
      .error, texts.problem("wrong-capacity", ["site": site + 1, "capacities": capacities[site]]))
  }
  if wrong.count > 10 {
    problems.append(Problem(.error, texts.problem("more-errors", ["wrong": wrong.count - 10])))
  }
  throw Failure(.badData, problems)
}
