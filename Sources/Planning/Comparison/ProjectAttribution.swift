import GIS
import PlanFile

/// Divides the change of an indicator among the projects that make it.
///
/// With v(S) the indicator's figure when the projects of the set S are built, a project's Shapley value is the mean of
/// v(S ∪ {p}) − v(S) over all orders in which the projects could be built, S being those built before p (L. S.
/// Shapley, “A value for n-person games”, 1953). Projects that do not touch what the indicator reads make no
/// difference and are left out beforehand.
struct ProjectAttribution {
  /// The number of projects up to which all orders are counted, by the 2ⁿ sets that they form.
  static let mostExact = 12
  /// The number of orders that are drawn for more projects, half of them the reverse of the other half.
  static let sampledOrders = 1_000

  /// The projects' numbers, and the figure of each set of them, where it has a value.
  private let count: Int
  private let value: @Sendable (Set<Int>) throws -> Double?

  /// Prepares to divide a figure among `count` projects; `value` gives it for a set of them, and is called from several
  /// threads.
  package init(count: Int, value: @escaping @Sendable (Set<Int>) throws -> Double?) {
    self.count = count
    self.value = value
  }

  /// The share of each project; `nil` where the figure has no value for some set. Sampled shares sum to the whole change
  /// as well, since each order does.
  ///
  /// Cost: 2ⁿ figures for n ≤ 12 projects, and some 1,000 n above.
  package func shares() throws -> [ProjectShare]? {
    count <= Self.mostExact ? try exactShares() : try sampledShares()
  }

  private func exactShares() throws -> [ProjectShare]? {
    let sets = 1 << count
    let values = try concurrentMap(count: sets) { mask in
      try value(Set((0..<count).filter { mask >> $0 & 1 == 1 }))
    }
    let known = values.compactMap { $0 }
    guard known.count == sets else { return nil }
    // The weight of a set of s projects before p: s! (n − s − 1)! ÷ n!, the share of the orders that begin with it.
    var weights = [Double](repeating: 0, count: count)
    for size in 0..<count {
      var weight = 1 / Double(count)
      for k in 0..<size { weight *= Double(k + 1) / Double(count - 1 - k) }
      weights[size] = weight
    }
    return (0..<count).map { project in
      let bit = 1 << project
      var shapley = 0.0
      for mask in 0..<sets where mask & bit == 0 {
        shapley += weights[mask.nonzeroBitCount] * (known[mask | bit] - known[mask])
      }
      return ProjectShare(
        alone: known[bit] - known[0], last: known[sets - 1] - known[sets - 1 - bit], shapley: shapley,
        standardError: 0)
    }
  }

  private func sampledShares() throws -> [ProjectShare]? {
    var random = SplitMix64(seed: 1953)
    var orders: [[Int]] = []
    for _ in 0..<Self.sampledOrders / 2 {
      let order = (0..<count).shuffled(using: &random)
      orders += [order, order.reversed()]
    }
    let drawn = orders
    let gains = try concurrentMap(count: drawn.count) { number -> [Double]? in
      var gains = [Double](repeating: 0, count: count)
      var built: Set<Int> = []
      guard var before = try value(built) else { return nil }
      for project in drawn[number] {
        built.insert(project)
        guard let after = try value(built) else { return nil }
        gains[project] = after - before
        before = after
      }
      return gains
    }.compactMap { $0 }
    guard gains.count == drawn.count, let none = try value([]), let all = try value(Set(0..<count)) else {
      return nil
    }
    return try (0..<count).map { project -> ProjectShare? in
      guard let alone = try value([project]), let without = try value(Set(0..<count).subtracting([project]))
      else { return nil }
      // Each order and its reverse count as one draw, since they are not independent.
      let pairs = stride(from: 0, to: gains.count, by: 2).map {
        (gains[$0][project] + gains[$0 + 1][project]) / 2
      }
      let mean = pairs.reduce(0, +) / Double(pairs.count)
      let variance = pairs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(pairs.count - 1)
      return ProjectShare(
        alone: alone - none, last: all - without, shapley: mean,
        standardError: (variance / Double(pairs.count)).squareRoot())
    }.reduce(into: [ProjectShare]?.some([])) { shares, share in
      shares = share.flatMap { share in shares.map { $0 + [share] } }
    }
  }
}
