import Accessibility
import TestSupport
import Testing

@Suite struct FloatingCatchmentTests {
  /// Origin 0 reaches the destinations 0 and 1, origin 1 all three, origin 2 the last; all weigh 1 within 10.
  private let matrix = CostMatrix(
    originCount: 3, destinationCount: 3, origins: [0, 0, 0, 1, 1, 1, 2], destinations: [0, 1, 2, 0, 1, 2, 2],
    costs: [5, 10, 20, 10, 5, 10, 5])

  /// Origins give themselves in halves, thirds and whole: demands of 10/2 + 30/3 = 15, 15 and 30/3 + 10 = 20, levels of 3, 2 and 3.
  /// Origin 0 has 3/2 + 2/2, origin 1 (3 + 2 + 3)/3, origin 2 has 3; 10 · 2.5 + 30 · 8/3 + 10 · 3 is all of the supply, 135.
  @Test func threeSteps() {
    let values = matrix.supplyPerPerson(
      by: .threeStep, supply: [45, 30, 60], demand: [10, 30, 10], within: 10)
    for (value, expected) in zip(values, [2.5, 8.0 / 3, 3]) { #expect(abs(value - expected) < 1e-12) }
  }

  /// The same levels, of which each destination gives its two origins half: 3/2 + 2/2, 3/2 + 2/2 + 3/2 and 3/2, together 8.
  @Test func balanced() {
    let values = matrix.supplyPerPerson(
      by: .balanced, supply: [45, 30, 60], demand: [10, 30, 10], within: 10)
    for (value, expected) in zip(values, [2.5, 4, 1.5]) { #expect(abs(value - expected) < 1e-12) }
  }

  /// Of any matrix and decay: with two and three steps what people get adds up to the supply that somebody reaches; balanced, what
  /// places get to the levels of service; and one destination for each origin makes all methods one.
  @Test(arguments: 1...20) func sums(seed: UInt64) {
    var random = Seeded(seed)
    let (origins, destinations) = (8, 5)
    var rows: [(Int32, Int32, Double)] = []
    for origin in 0..<origins {
      for destination in 0..<destinations where Bool.random(using: &random) {
        rows.append((Int32(origin), Int32(destination), .random(in: 0...40, using: &random)))
      }
    }
    let costs = CostMatrix(
      originCount: origins, destinationCount: destinations, origins: rows.map(\.0),
      destinations: rows.map(\.1),
      costs: rows.map(\.2))
    let people = (0..<origins).map { _ in Double(Int.random(in: 0...50, using: &random)) }
    let supply = (0..<destinations).map { _ in Double(Int.random(in: 0...90, using: &random)) }
    let decay = Decay.gaussian(sigma: 15)
    let isReached = (0..<destinations).map { destination in
      rows.contains { $0.1 == Int32(destination) && $0.2 <= 30 && people[Int($0.0)] > 0 }
    }
    let reached = zip(supply, isReached).reduce(0) { $1.1 ? $0 + $1.0 : $0 }
    for method in [FloatingCatchment.twoStep, .threeStep] {
      let values = costs.supplyPerPerson(by: method, supply: supply, demand: people, within: 30, decay: decay)
      #expect(
        abs(zip(values, people).reduce(0) { $0 + $1.0 * $1.1 } - reached) < 1e-9, "\(method), seed \(seed)")
    }
    let single = CostMatrix(
      originCount: 2, destinationCount: 2, origins: [0, 1], destinations: [1, 0], costs: [3, 4])
    for method in FloatingCatchment.allCases {
      #expect(single.supplyPerPerson(by: method, supply: [6, 8], demand: [4, 2], within: 9) == [2, 3])
    }
  }

  /// Luo and Qi's weights by zones of ten minutes: 1 to 10, 0.68 to 20, 0.22 to 30, nothing beyond.
  @Test func weightsBySteps() throws {
    let decay = try #require(Decay("steps:10=1,20=0.68,30=0.22") { Double($0) })
    #expect([0, 10, 10.1, 20, 30, 30.1].map(decay.weight) == [1, 1, 0.68, 0.68, 0.22, 0])
    for text in [
      "steps:", "steps:10", "steps:10=1,10=0.5", "steps:10=0.5,20=0.6", "steps:10=1.1", "steps:10=-1",
    ] {
      #expect(Decay(text) { Double($0) } == nil, "\(text)")
    }
  }

  /// Opportunities of 1, 2 and 4: origin 0 has 1 at 5, 3 at 10, 7 at 20; origin 2 has 4 at 5 and no more.
  @Test func costToReachSoMany() {
    #expect(matrix.costToReach(1, of: [1, 2, 4]) == [5, 5, 5])
    #expect(matrix.costToReach(3, of: [1, 2, 4]) == [10, 10, 5])
    #expect(matrix.costToReach(5, of: [1, 2, 4]) == [20, 10, nil])
    #expect(matrix.costToReach(5, of: [1, 2, 4], within: 10) == [nil, 10, nil])
    // What has no opportunities is no nearest one.
    #expect(matrix.costToReach(1, of: [0, 1, 1]) == [10, 5, 5])
  }
}
