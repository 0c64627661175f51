/// How supply is divided among the people who can reach it: the methods of floating catchment areas.
///
/// With f the weight of a pair's cost, G(i,j) = f(i,j) ÷ Σₖ f(i,k) what each origin gives of itself to a destination and
/// H(i,j) = f(i,j) ÷ Σₖ f(k,j) what each destination gives of itself to an origin:
///
/// | method | demand of a destination | value of an origin | source |
/// |---|---|---|---|
/// | two-step | D(j) = Σ P(i) f(i,j) | A(i) = Σ S(j) ÷ D(j) · f(i,j) | Luo and Wang 2003; with weights by steps, Luo and Qi 2009 |
/// | three-step | D(j) = Σ P(i) G(i,j) f(i,j) | A(i) = Σ S(j) ÷ D(j) · G(i,j) f(i,j) | Wan, Zou and Sternberg 2012 |
/// | balanced | D(j) = Σ P(i) G(i,j) | A(i) = Σ S(j) ÷ D(j) · H(i,j) | Paez, Higgins and Vivona 2019 |
///
/// With two and three steps Σ P(i) A(i) is the supply of all destinations that somebody reaches. Balanced, Σ D(j) are the people
/// who reach anything and Σ A(i) is the sum of the levels of service S(j) ÷ D(j): nobody and nothing is counted twice.
package enum FloatingCatchment: String, Sendable, CaseIterable {
  case twoStep = "two-step"
  case threeStep = "three-step"
  case balanced
}

extension CostMatrix {
  /// The supply for each person at each origin, by a method of floating catchment areas over the pairs with c(i,j) ≤
  /// limit.
  ///
  /// What nobody reaches goes to nobody. An origin where nobody lives has a value as well: what one person who moved
  /// in would find, not counted in the demand.
  ///
  /// - Parameters:
  ///   - method: How supply is divided.
  ///   - supply: The capacity of each destination, such as beds; 0 or more.
  ///   - demand: The people at each origin, 0 or more.
  ///   - limit: The largest cost that counts, itself included; infinite for none.
  ///   - decay: How much weight a pair keeps that costs something.
  /// - Complexity: O(pairs), a few times.
  package func supplyPerPerson(
    by method: FloatingCatchment, supply: [Double], demand: [Double], within limit: Double,
    decay: Decay = .step
  ) -> [Double] {
    precondition(supply.count == destinationCount && demand.count == originCount, "amounts fit the matrix")
    let weights = costs.map { $0 <= limit ? decay.weight(at: $0) : 0 }
    let given = method == .twoStep ? weights : shares(weights, of: originsOfCosts, count: originCount)
    let (asked, received): ([Double], [Double]) =
      switch method {
      case .twoStep: (weights, weights)
      case .threeStep: { ($0, $0) }(zip(given, weights).map { $0 * $1 })
      case .balanced: (given, shares(weights, of: destinations, count: destinationCount))
      }
    var demands = [Double](repeating: 0, count: destinationCount)
    for origin in 0..<originCount where demand[origin] > 0 {
      for pair in starts[origin]..<starts[origin + 1] {
        demands[Int(destinations[pair])] += demand[origin] * asked[pair]
      }
    }
    // What is reached by weights near the smallest number alone is reached by nobody.
    let level = zip(supply, demands).map { supply, people in
      people > 0 && (supply / people).isFinite ? supply / people : 0
    }
    return (0..<originCount).map { origin in
      (starts[origin]..<starts[origin + 1]).reduce(0) { $0 + level[Int(destinations[$1])] * received[$1] }
    }
  }

  /// The origin of each cost.
  private var originsOfCosts: [Int32] {
    (0..<originCount).flatMap { [Int32](repeating: Int32($0), count: count(from: $0)) }
  }

  /// Each weight as a share of all of its owner; 0 where these add up to nothing.
  private func shares(_ weights: [Double], of owners: [Int32], count: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for (owner, weight) in zip(owners, weights) { sums[Int(owner)] += weight }
    return zip(owners, weights).map { sums[Int($0)] > 0 ? $1 / sums[Int($0)] : 0 }
  }
}
