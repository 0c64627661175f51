import GIS

/// Which sites reach which demands, as a sparse table: memory is linear in the pairs within reach.
///
/// Demands and sites are numbered from 0. A demand is anything to be covered: a census tract, a hexagon, a sample of
/// land.
package struct ReachTable: Sendable {
  /// The number of demands.
  package var demandCount: Int { firstOfDemand.count - 1 }
  /// The number of sites.
  package let siteCount: Int
  /// Where the sites of each demand begin in ``sites``; one more entry than demands.
  let firstOfDemand: [Int]
  /// The sites that reach each demand, in order, demand after demand.
  let sites: [Int32]

  /// Makes a table from the sites that reach each demand.
  ///
  /// - Parameters:
  ///   - rows: For each demand its sites, in any order; one that is named twice counts once.
  ///   - siteCount: The number of sites; every number in `rows` is below it.
  package init(rows: [[Int]], siteCount: Int) {
    let unique = rows.map { Array(Set($0)).sorted() }
    precondition(unique.allSatisfy { ($0.first ?? 0) >= 0 && ($0.last ?? 0) < max(siteCount, 1) })
    var first = [0]
    first.reserveCapacity(rows.count + 1)
    for row in unique { first.append(first[first.count - 1] + row.count) }
    self.init(firstOfDemand: first, sites: unique.flatMap { $0.map(Int32.init) }, siteCount: siteCount)
  }

  /// Makes a table from flat lists: the sites of demand i are `sites[firstOfDemand[i]..<firstOfDemand[i + 1]]`, each
  /// once and in order.
  package init(firstOfDemand: [Int], sites: [Int32], siteCount: Int) {
    precondition(firstOfDemand.first == 0 && firstOfDemand.last == sites.count)
    for demand in 0..<(firstOfDemand.count - 1) {
      let row = sites[firstOfDemand[demand]..<firstOfDemand[demand + 1]]
      precondition(zip(row, row.dropFirst()).allSatisfy { $0 < $1 })
    }
    self.firstOfDemand = firstOfDemand
    self.sites = sites
    self.siteCount = siteCount
  }

  /// The sites that reach a demand.
  package func sites(of demand: Int) -> ArraySlice<Int32> {
    sites[firstOfDemand[demand]..<firstOfDemand[demand + 1]]
  }
}

extension CompressedRows<Int32> {
  /// For each number below `count` the places at which a list of such numbers holds it, in order.
  init(placesIn numbers: [Int32], count: Int) { self.init(count: count, rows: numbers) { Int32($0) } }
}
