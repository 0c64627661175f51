/// Who is to be served, at which cost by which site: what the cost models have in common.
package struct CostDemand: Sendable {
  /// What it costs each demand to use each site.
  package let costs: CostTable
  /// The weight of each demand, such as its people.
  package let weights: [Double]
  /// What may be done with each site.
  package let roles: [SiteRole]

  /// Makes it of checked data.
  ///
  /// - Parameters:
  ///   - costs: What it costs each demand to use each site.
  ///   - weights: The weight of each demand.
  ///   - roles: One for each site; all are candidates where omitted.
  /// - Throws: ``/GIS/Failure`` of kind `badData`: weights that are negative or not finite, with their demands.
  package init(costs: CostTable, weights: [Double], roles: [SiteRole]? = nil) throws {
    precondition(weights.count == costs.demandCount)
    precondition(roles.map { $0.count == costs.siteCount } ?? true)
    try checkWeights(weights)
    self.costs = costs
    self.weights = weights
    self.roles = roles ?? [SiteRole](repeating: .candidate, count: costs.siteCount)
  }

  /// The demands that no site, existing or candidate, serves.
  var unreachable: [Int] {
    (0..<costs.demandCount).filter { demand in
      costs.pairs(of: demand).allSatisfy { roles[Int(costs.sites[$0])] == .forbidden }
    }
  }

  /// The cost of each demand to the cheapest of some sites and the existing ones; infinite where none serves it.
  package func costs(from sites: [Int]) -> [Double] {
    var isOpen = roles.map { $0 == .existing }
    for site in sites { isOpen[site] = true }
    return (0..<costs.demandCount).map { demand in
      costs.pairs(of: demand).first { isOpen[Int(costs.sites[$0])] }.map { costs.costs[$0] } ?? .infinity
    }
  }
}

extension CostDemand {
  /// What the existing sites do by themselves.
  ///
  /// - Parameter value: The objective of the costs of all demands.
  func withoutSites(_ value: ([Double]) -> Double) -> Solution {
    let costs = costs(from: [])
    let unreachable = costs.indices.filter { costs[$0].isInfinite }
    if !unreachable.isEmpty { return Solution(status: .infeasible, sites: [], unreachable: unreachable) }
    return .ofNoSites(value(costs))
  }
}

extension CostDemand {
  /// The weight of the demands that go to each site when some sites and the existing ones are open: each to the cheapest,
  /// of equals to the first.
  package func weightServed(by sites: [Int]) -> [Double] {
    var isOpen = roles.map { $0 == .existing }
    for site in sites { isOpen[site] = true }
    var served = [Double](repeating: 0, count: roles.count)
    for demand in 0..<costs.demandCount {
      if let pair = costs.pairs(of: demand).first(where: { isOpen[Int(costs.sites[$0])] }) {
        served[Int(costs.sites[pair])] += weights[demand]
      }
    }
    return served
  }
}
