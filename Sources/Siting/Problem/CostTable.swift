import GIS

/// What it costs each demand to use each site (metres, minutes …), as a sparse table: pairs that are missing cannot be
/// used.
package struct CostTable: Sendable {
  /// The number of demands.
  package var demandCount: Int { firstOfDemand.count - 1 }
  /// The number of sites.
  package let siteCount: Int
  /// Where the pairs of each demand begin; one more entry than demands.
  let firstOfDemand: [Int]
  /// The sites of each demand, the cheapest first, demand after demand.
  let sites: [Int32]
  /// Their costs.
  let costs: [Double]

  /// Makes a table from pairs of demands and sites.
  ///
  /// - Parameters:
  ///   - demands: The demand of each pair, below `demandCount`.
  ///   - sites: Its site, below `siteCount`. No pair comes twice.
  ///   - costs: Its cost, finite and not negative.
  ///   - demandCount: How many demands there are.
  ///   - siteCount: How many sites.
  package init(demands: [Int32], sites: [Int32], costs: [Double], demandCount: Int, siteCount: Int) {
    precondition(demands.count == sites.count && sites.count == costs.count)
    let rows = CompressedRows(placesIn: demands, count: demandCount)
    var order = rows.values
    for demand in 0..<demandCount {
      order[rows.range(of: demand)].sort {
        (costs[Int($0)], sites[Int($0)]) < (costs[Int($1)], sites[Int($1)])
      }
    }
    firstOfDemand = rows.starts.map(Int.init)
    self.sites = order.map { sites[Int($0)] }
    self.costs = order.map { costs[Int($0)] }
    self.siteCount = siteCount
  }

  private init(firstOfDemand: [Int], sites: [Int32], costs: [Double], siteCount: Int) {
    self.firstOfDemand = firstOfDemand
    self.sites = sites
    self.costs = costs
    self.siteCount = siteCount
  }

  /// Where the pairs of a demand stand.
  func pairs(of demand: Int) -> Range<Int> { firstOfDemand[demand]..<firstOfDemand[demand + 1] }

  /// The sites within a limit of each demand, the limit included.
  package func reach(within limit: Double) -> ReachTable {
    var first = [0]
    var near: [Int32] = []
    for demand in 0..<demandCount {
      for pair in pairs(of: demand) {
        if costs[pair] > limit { break }
        near.append(sites[pair])
      }
      near[first[demand]...].sort()
      first.append(near.count)
    }
    return ReachTable(firstOfDemand: first, sites: near, siteCount: siteCount)
  }

  /// The pairs of some sites alone.
  func keeping(_ isKept: (Int32) -> Bool) -> CostTable {
    var first = [0]
    var kept: [Int] = []
    for demand in 0..<demandCount {
      kept += pairs(of: demand).lazy.filter { isKept(sites[$0]) }
      first.append(kept.count)
    }
    return CostTable(
      firstOfDemand: first, sites: kept.map { sites[$0] }, costs: kept.map { costs[$0] }, siteCount: siteCount
    )
  }
}
