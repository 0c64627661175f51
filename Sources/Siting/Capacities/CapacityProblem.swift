import GIS

/// A problem with capacities as flat lists: rows are demands, pairs say which sites may serve them.
///
/// What a set of open sites S is worth is its loss: Σ weight · cost of what is served, and the penalty for each unit of
/// weight that is not. A further site lowers it by at most as much as it would have lowered that of a part of S, for sites
/// are substitutes (Shapley 1962).
struct CapacityProblem: Sendable {
  /// What is sought.
  enum Goal: Sendable, Hashable {
    /// The least cost of sites that serve so much weight.
    case fewest(weight: Double)
    /// The greatest weight served by sites that cost no more than the budget, by so many where a count is given.
    case most(budget: Double, count: Int?)
    /// The least Σ weight · cost at which so many sites serve everything.
    case leastCost(count: Int)
  }

  /// The weight of each row, above 0.
  let weights: [Double]
  /// The demands of each row; several where all have the same sites within reach and costs do not count.
  let demandOfRow: [Int]
  /// Where the pairs of each row begin, the cheapest first.
  let firstOfRow: [Int]
  let siteOfPair: [Int32]
  let rowOfPair: [Int32]
  /// What it costs a unit of weight; 0 where costs do not count.
  let costs: [Double]
  let pairsOfSite: CompressedRows<Int32>
  let capacities: [Double]
  let siteCosts: [Double]
  let existing: [Int]
  let candidates: [Int]
  /// What it costs to leave a unit of weight unserved: more than any chain of demands that make room for it.
  let penalty: Double
  /// Costs that differ by less are taken as equal, so that rounding makes no chain that leads back into itself.
  let tolerance: Double

  var rowCount: Int { weights.count }
  var pairCount: Int { costs.count }
  /// The weight of all rows.
  var totalWeight: Double { weights.reduce(0, +) }

  /// Leaves out demands without weight, forbidden sites, sites of no capacity, and demands that none serves.
  init(_ demand: CapacitatedDemand, within limit: Double, siteCosts: [Double]?, countsCosts: Bool) {
    let table = demand.costs
    var (weights, demands, first) = ([Double](), [Int](), [0])
    var (sites, rows, costs) = ([Int32](), [Int32](), [Double]())
    var rowOfReach: [[Int32]: Int] = [:]
    for number in 0..<table.demandCount where demand.weights[number] > 0 {
      let pairs = table.pairs(of: number).filter {
        let site = Int(table.sites[$0])
        return table.costs[$0] <= limit && demand.roles[site] != .forbidden && demand.capacities[site] > 0
      }
      if pairs.isEmpty { continue }
      // Demand is divisible, so those with the same sites are one.
      if !countsCosts {
        let reach = pairs.map { table.sites[$0] }.sorted()
        if let row = rowOfReach[reach] {
          weights[row] += demand.weights[number]
          continue
        }
        rowOfReach[reach] = weights.count
      }
      for pair in pairs {
        sites.append(table.sites[pair])
        rows.append(Int32(weights.count))
        costs.append(countsCosts ? table.costs[pair] : 0)
      }
      weights.append(demand.weights[number])
      demands.append(number)
      first.append(sites.count)
    }
    self.weights = weights
    demandOfRow = demands
    firstOfRow = first
    siteOfPair = sites
    rowOfPair = rows
    self.costs = costs
    pairsOfSite = CompressedRows(placesIn: sites, count: table.siteCount)
    capacities = demand.capacities
    self.siteCosts = siteCosts ?? [Double](repeating: 1, count: table.siteCount)
    existing = demand.roles.indices.filter { demand.roles[$0] == .existing }
    candidates = demand.roles.indices.filter { demand.roles[$0] == .candidate }
    let longest = Double(min(table.siteCount, weights.count) + 1)
    let greatest = costs.max() ?? 0
    penalty = countsCosts ? longest * (greatest + 1) : 1
    tolerance = penalty * 1e-14 + greatest * 1e-12
  }

  /// The pairs of a row.
  func pairs(of row: Int) -> Range<Int> { firstOfRow[row]..<firstOfRow[row + 1] }
  /// The pairs of a site.
  func pairs(ofSite site: Int) -> ArraySlice<Int32> { pairsOfSite[site] }

  /// What some sites cost.
  func cost(of sites: some Sequence<Int>) -> Double { sites.reduce(0) { $0 + siteCosts[$1] } }

  /// The best division among the existing sites and some others.
  func state(opening sites: [Int]) -> TransportState {
    var state = TransportState(self)
    for site in existing + sites.sorted() { state.open(site) }
    return state
  }

  /// The division as parts of demands.
  func allocation(of state: TransportState) -> Allocation {
    Allocation(
      parts: (0..<pairCount).filter { state.amounts[$0] > 0 }.map {
        .init(
          demand: demandOfRow[Int(rowOfPair[$0])], site: Int(siteOfPair[$0]), weight: state.amounts[$0],
          cost: costs[$0])
      })
  }

  /// The most that a site can lower the loss by when each row pays its price for being served: a knapsack of which parts
  /// may be taken, filled from the pair that brings most for a unit of weight (Dantzig 1957).
  ///
  /// - Parameters:
  ///   - prices: What a unit of each row's weight pays.
  ///   - take: Is told of each pair that is served, with its weight.
  func saving(of site: Int, _ prices: [Double], take: (Int, Double) -> Void = { _, _ in }) -> Double {
    var offers: [(rate: Double, pair: Int)] = []
    for entry in pairs(ofSite: site) {
      let pair = Int(entry)
      let rate = prices[Int(rowOfPair[pair])] - costs[pair]
      if rate > 0 { offers.append((rate, pair)) }
    }
    offers.sort { ($1.rate, $0.pair) < ($0.rate, $1.pair) }
    var (left, sum) = (capacities[site], 0.0)
    for offer in offers where left > 0 {
      let weight = min(left, weights[Int(rowOfPair[offer.pair])])
      take(offer.pair, weight)
      sum += weight * offer.rate
      left -= weight
    }
    return sum
  }

  /// How close a bound must come to a value to prove it. Where all values are whole, a bound less than one off proves as well
  /// as an equal one: divisions of whole weights among whole capacities are whole.
  func proofMargin(_ goal: Goal, _ value: Double) -> Double {
    if isWhole(goal) { return 1 - 1e-6 }
    if case .most = goal { return totalWeight * 1e-9 }
    return abs(value) * 1e-9
  }

  /// A bound made as strong as whole values allow.
  func sharpened(_ bound: Double, _ goal: Goal) -> Double {
    guard isWhole(goal) else { return bound }
    if case .most = goal { return (bound + 1e-6).rounded(.down) }
    return (bound - 1e-6).rounded(.up)
  }

  /// Whether all values of a goal are whole numbers, and sums of them exact.
  func isWhole(_ goal: Goal) -> Bool {
    func areWhole(_ values: [Double]) -> Bool {
      values.allSatisfy { $0 == $0.rounded() } && values.reduce(0, +) < 1e12
    }
    switch goal {
    case .fewest: return areWhole(candidates.map { siteCosts[$0] })
    case .most: return areWhole(weights) && areWhole(capacities)
    case .leastCost:
      let greatest = (costs.max() ?? 0) * totalWeight
      return areWhole(weights) && areWhole(capacities) && areWhole(costs) && greatest < 1e12
    }
  }
}
