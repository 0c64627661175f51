import GIS

/// The p-median problem that is left once existing sites are open and forbidden ones gone.
///
/// Columns are the candidates. A demand with an existing site within reach has that one's cost as its ceiling, and
/// candidates that are no cheaper are left out for it.
struct MedianProblem: Sendable {
  let weights: [Double]
  /// The cost to the cheapest existing site; infinite for none.
  let ceilings: [Double]
  /// Where the candidates of each demand begin, the cheapest first.
  let firstOfDemand: [Int]
  let columns: [Int32]
  let costs: [Double]
  /// The pairs of each column.
  let pairsOfColumn: CompressedRows<Int32>
  /// The demand of each pair.
  let demandOfPair: [Int32]
  /// The number that each column has among all sites.
  let sites: [Int]
  /// A cost above all others, for demands that nothing serves.
  let penalty: Double

  var demandCount: Int { weights.count }
  var columnCount: Int { sites.count }

  init(_ table: CostTable, weights: [Double], roles: [SiteRole], sites: [Int]) {
    var number = [Int32](repeating: -1, count: roles.count)
    for (column, site) in sites.enumerated() { number[site] = Int32(column) }
    var first = [0]
    var (columns, costs, demands, ceilings) = ([Int32](), [Double](), [Int32](), [Double]())
    for demand in 0..<table.demandCount {
      var ceiling = Double.infinity
      for pair in table.pairs(of: demand) {
        let site = Int(table.sites[pair])
        if roles[site] == .existing {
          ceiling = table.costs[pair]
          break
        }
        if number[site] < 0 { continue }
        columns.append(number[site])
        costs.append(table.costs[pair])
        demands.append(Int32(demand))
      }
      ceilings.append(ceiling)
      first.append(columns.count)
    }
    self.weights = weights
    self.ceilings = ceilings
    self.sites = sites
    self.columns = columns
    self.costs = costs
    demandOfPair = demands
    firstOfDemand = first
    penalty = 2 * ((table.costs.max() ?? 0) + 1)
    pairsOfColumn = CompressedRows(placesIn: columns, count: sites.count)
  }

  /// Where the candidates of a demand stand.
  func pairs(of demand: Int) -> Range<Int> { firstOfDemand[demand]..<firstOfDemand[demand + 1] }
  /// The pairs of a column, by demand.
  func pairs(ofColumn column: Int) -> ArraySlice<Int32> { pairsOfColumn[column] }

  /// What serving a demand costs at most: its ceiling, or the penalty.
  func most(_ demand: Int) -> Double { min(ceilings[demand], penalty) }

  /// Σ weight · cost to the cheapest open site; infinite where a demand is served by none.
  func value(of chosen: [Int]) -> Double {
    var isOpen = [Bool](repeating: false, count: columnCount)
    for column in chosen { isOpen[column] = true }
    var sum = 0.0
    for demand in 0..<demandCount {
      let pair = pairs(of: demand).first { isOpen[Int(columns[$0])] }
      let cost = pair.map { costs[$0] } ?? ceilings[demand]
      if cost.isInfinite { return .infinity }
      sum += weights[demand] * cost
    }
    return sum
  }

  /// How close a bound must come to a value to prove it: rounding in sums and solvers.
  func proofMargin(_ value: Double) -> Double { abs(value) * 1e-9 }
}
