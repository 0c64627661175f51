extension CostMatrix {
  /// The opportunities that each origin reaches: A(i) = Σ O(j) · f(c(i,j)) over the destinations with c(i,j) ≤ limit.
  ///
  /// With ``Decay/step`` these are cumulative opportunities, with another decay it is the gravity measure of Hansen
  /// (1959). An origin without costs reaches nothing: 0.
  ///
  /// - Parameters:
  ///   - amounts: The opportunities at each destination, such as jobs; 0 or more.
  ///   - limit: The largest cost that counts, itself included; infinite for none.
  ///   - decay: How much an opportunity counts that costs something to reach.
  /// - Complexity: O(pairs).
  package func opportunities(_ amounts: [Double], within limit: Double, decay: Decay = .step) -> [Double] {
    precondition(amounts.count == destinationCount, "each destination has its opportunities")
    return (0..<originCount).map { origin in
      var sum = 0.0
      for pair in starts[origin]..<starts[origin + 1] where costs[pair] <= limit {
        sum += amounts[Int(destinations[pair])] * decay.weight(at: costs[pair])
      }
      return sum
    }
  }
}
