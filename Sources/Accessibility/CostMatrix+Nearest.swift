extension CostMatrix {
  /// The least cost at which an origin reaches so many opportunities: of 1, the cost to the nearest.
  ///
  /// Destinations are taken by rising cost until their opportunities add up to `amount`; what has none is passed by.
  ///
  /// - Parameters:
  ///   - amount: How many opportunities are asked for; over 0.
  ///   - opportunities: Those at each destination; 0 or more.
  ///   - limit: The largest cost that counts, itself included; infinite for none.
  /// - Returns: `nil` for an origin that does not reach as many.
  /// - Complexity: O(pairs · log pairs of an origin).
  package func costToReach(
    _ amount: Double, of opportunities: [Double], within limit: Double = .infinity
  ) -> [Double?] {
    precondition(opportunities.count == destinationCount, "each destination has its opportunities")
    return (0..<originCount).map { origin in
      var sum = 0.0
      for pair in (starts[origin]..<starts[origin + 1]).sorted(by: { costs[$0] < costs[$1] }) {
        if costs[pair] > limit { break }
        sum += opportunities[Int(destinations[pair])]
        if sum >= amount { return costs[pair] }
      }
      return nil
    }
  }
}
