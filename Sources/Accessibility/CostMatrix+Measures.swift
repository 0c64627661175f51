extension CostMatrix {
  /// The opportunities that each origin reaches: A(i) = Σ O(j) · f(c(i,j)) over the destinations with c(i,j) ≤ limit.
  ///
  /// With ``Decay/step`` these are cumulative opportunities, with another decay it is the gravity measure of Hansen (1959).
  /// An origin without costs reaches nothing: 0. Cost: O(pairs).
  ///
  /// - Parameters:
  ///   - amounts: The opportunities at each destination, such as jobs; 0 or more.
  ///   - limit: The largest cost that counts, itself included; infinite for none.
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

  /// The supply for each person at each origin, by the two-step floating catchment area method (Luo and Wang 2003; with a
  /// decay, the enhanced method of Luo and Qi 2009, its weights continuous).
  ///
  /// First each destination divides its supply among those who can reach it: R(j) = S(j) ÷ Σ P(i) · f(c(i,j)). Then each
  /// origin adds up what it reaches: A(i) = Σ R(j) · f(c(i,j)). Both sums run over the pairs with c(i,j) ≤ limit. So
  /// Σ P(i) · A(i) is the supply of all destinations that somebody reaches; what nobody reaches goes to nobody. An origin
  /// where nobody lives has a value as well: what one person who moved in would find, not counted in the demand.
  /// Cost: O(pairs), twice.
  ///
  /// - Parameters:
  ///   - supply: The capacity of each destination, such as beds; 0 or more.
  ///   - demand: The people at each origin, 0 or more.
  ///   - limit: The largest cost that counts, itself included; infinite for none.
  package func twoStep(
    supply: [Double], demand: [Double], within limit: Double, decay: Decay = .step
  ) -> [Double] {
    precondition(supply.count == destinationCount && demand.count == originCount, "amounts fit the matrix")
    var competition = [Double](repeating: 0, count: destinationCount)
    for origin in 0..<originCount where demand[origin] > 0 {
      for pair in starts[origin]..<starts[origin + 1] where costs[pair] <= limit {
        competition[Int(destinations[pair])] += demand[origin] * decay.weight(at: costs[pair])
      }
    }
    // What is reached by weights near the smallest number alone is reached by nobody.
    let forEach = zip(supply, competition).map { supply, people in
      people > 0 && (supply / people).isFinite ? supply / people : 0
    }
    return opportunities(forEach, within: limit, decay: decay)
  }
}
