/// The cheapest move of a unit of weight from one place of a ``TransportState`` to another.
struct TransportMove: Sendable {
  var cost = Double.infinity
  /// The pair that gives weight up, and the one that takes it; −1 for nobody.
  var from: Int32 = -1
  var to: Int32 = -1
}

/// The cheapest chains of moves from some places to all (Bellman 1958, Ford 1956), of equals those of fewest moves.
///
/// Cost: O(places² · moves of the longest chain).
struct TransportChains {
  /// What the chain to each place costs; infinite where there is none.
  private(set) var costs: [Double]
  private var before: [Int]

  /// Finds them.
  ///
  /// - Parameters:
  ///   - moves: From each place to each, place after place.
  ///   - end: A place at which no chain begins.
  ///   - tolerance: Costs that differ by less are equal.
  init(
    _ moves: [TransportMove], placeCount: Int, from starts: ClosedRange<Int>, except end: Int?,
    tolerance: Double
  ) {
    costs = (0..<placeCount).map { starts.contains($0) && $0 != end ? 0 : .infinity }
    before = [Int](repeating: -1, count: placeCount)
    for _ in 0..<placeCount {
      // Only chains of the round before are made longer, so that those of fewer moves come first.
      let last = costs
      var hasChanged = false
      for from in 0..<placeCount where last[from] < .infinity {
        for to in 0..<placeCount {
          let cost = last[from] + moves[from * placeCount + to].cost
          if cost < costs[to] - tolerance {
            (costs[to], before[to]) = (cost, from)
            hasChanged = true
          }
        }
      }
      if !hasChanged { break }
    }
  }

  /// The places of the chain that ends at one; none where rounding has led it back into itself.
  func path(to end: Int) -> [Int] {
    var path = [end]
    while before[path[path.count - 1]] >= 0 {
      path.append(before[path[path.count - 1]])
      if path.count > costs.count { return [] }
    }
    return path.reversed()
  }
}
