import Accessibility
import TestSupport
import Testing

@Suite struct CostMatrixTests {
  /// Three origins and three destinations; opportunities of 1, 2 and 4, so that a sum names what was reached. Costs:
  ///
  ///          0    1    2
  ///     0    5   10   20
  ///     1   10    5   10
  ///     2    –    –    5
  private let matrix = CostMatrix(
    originCount: 3, destinationCount: 3, origins: [2, 1, 1, 1, 0, 0, 0], destinations: [2, 0, 2, 1, 2, 0, 1],
    costs: [5, 10, 10, 5, 20, 5, 10])

  @Test func rowsInOrder() {
    #expect(matrix.starts == [0, 3, 6, 7])
    #expect(matrix.destinations == [0, 1, 2, 0, 1, 2, 2])
    #expect(matrix.costs == [5, 10, 20, 10, 5, 10, 5])
    #expect(matrix.count(from: 2) == 1 && matrix.repeatedPairs.isEmpty)
  }

  private static let reached: [(Double, [Double])] = [
    (4.9, [0, 0, 0]), (5, [1, 2, 4]), (10, [3, 7, 4]), (19.9, [3, 7, 4]), (20, [7, 7, 4]),
  ]

  /// The limit itself counts.
  @Test(arguments: CostMatrixTests.reached)
  func cumulative(_ limit: Double, _ expected: [Double]) {
    #expect(matrix.opportunities([1, 2, 4], within: limit) == expected)
  }

  /// Half at 10, a quarter at 20: origin 0 has 1 · √½ + 2 · ½ + 4 · ¼.
  @Test func gravity() {
    let values = matrix.opportunities([1, 2, 4], within: .infinity, decay: .halfLife(10))
    #expect(abs(values[0] - (0.5.squareRoot() + 2)) < 1e-12)
    #expect(abs(values[2] - 4 * 0.5.squareRoot()) < 1e-12)
  }

  /// Within 10: destination 0 serves origins 0 and 1 (10 + 30 people), 1 the same, 2 origins 1 and 2 (30 + 10). Supplies of 40, 80
  /// and 120 make 1, 2 and 3 for each person: origin 0 has 3, origin 1 has 6, origin 2 has 3.
  @Test func twoStep() {
    let values = matrix.supplyPerPerson(
      by: .twoStep, supply: [40, 80, 120], demand: [10, 30, 10], within: 10)
    #expect(values == [3, 6, 3])
    // 10 · 3 + 30 · 6 + 10 · 3 is all of the supply.
    #expect(zip(values, [10.0, 30, 10]).reduce(0) { $0 + $1.0 * $1.1 } == 240)
  }

  /// Nobody lives at origin 2 and within 5 of destination 2: its supply goes to nobody, and is no infinity.
  @Test func supplyThatNobodyReaches() {
    #expect(
      matrix.supplyPerPerson(by: .twoStep, supply: [40, 80, 120], demand: [10, 20, 0], within: 5) == [
        4, 4, 0,
      ])
    let far = CostMatrix(
      originCount: 2, destinationCount: 1, origins: [0, 1], destinations: [0, 0], costs: [700, 800])
    // e^(−700) is near the smallest number, e^(−800) is 0.
    let values = far.supplyPerPerson(
      by: .twoStep, supply: [1e9], demand: [1e-3, 1], within: .infinity, decay: .exponential(beta: 1))
    #expect(values.allSatisfy { $0.isFinite })
  }

  @Test func noRows() {
    let empty = CostMatrix(originCount: 2, destinationCount: 1, origins: [], destinations: [], costs: [])
    #expect(empty.opportunities([3], within: 9) == [0, 0])
    #expect(empty.supplyPerPerson(by: .twoStep, supply: [3], demand: [1, 1], within: 9) == [0, 0])
  }

  @Test func repeatedPairs() {
    let twice = CostMatrix(
      originCount: 2, destinationCount: 2, origins: [1, 0, 1, 1], destinations: [0, 1, 0, 1],
      costs: [1, 2, 3, 4])
    #expect(twice.repeatedPairs.map { [$0.origin, $0.destination] } == [[1, 0]])
  }

  /// Of any matrix: the supply that somebody reaches is shared out to the last unit; twice the supply is twice the value; the
  /// order of rows does not count; a higher limit never takes opportunities away.
  @Test(arguments: 1...20) func invariants(seed: UInt64) {
    var random = Seeded(seed)
    let (origins, destinations) = (
      Int.random(in: 1...12, using: &random), Int.random(in: 1...9, using: &random)
    )
    var rows: [(Int32, Int32, Double)] = []
    for origin in 0..<origins {
      for destination in 0..<destinations where Bool.random(using: &random) {
        rows.append((Int32(origin), Int32(destination), .random(in: 0...60, using: &random)))
      }
    }
    func matrix(_ rows: [(Int32, Int32, Double)]) -> CostMatrix {
      CostMatrix(
        originCount: origins, destinationCount: destinations, origins: rows.map(\.0),
        destinations: rows.map(\.1), costs: rows.map(\.2))
    }
    let supply = (0..<destinations).map { _ in Double.random(in: 0...100, using: &random) }
    let people = (0..<origins).map { _ in
      Bool.random(using: &random) ? 0 : Double.random(in: 0...9, using: &random)
    }
    let costs = matrix(rows)
    for decay in [Decay.step, .halfLife(12), .linear(end: 25)] {
      let values = costs.supplyPerPerson(
        by: .twoStep, supply: supply, demand: people, within: 30, decay: decay)
      let shared = zip(values, people).reduce(0) { $0 + $1.0 * $1.1 }
      let reached = (0..<destinations).filter { destination in
        rows.contains {
          $0.1 == destination && $0.2 <= 30 && people[Int($0.0)] > 0 && decay.weight(at: $0.2) > 0
        }
      }
      let expected = reached.reduce(0) { $0 + supply[$1] }
      #expect(abs(shared - expected) < 1e-9, "seed \(seed)")
      let twice = costs.supplyPerPerson(
        by: .twoStep, supply: supply.map { $0 * 2 }, demand: people, within: 30, decay: decay)
      #expect(twice == values.map { $0 * 2 }, "seed \(seed)")
      let shuffled = matrix(rows.shuffled(using: &random))
      #expect(
        shuffled.supplyPerPerson(by: .twoStep, supply: supply, demand: people, within: 30, decay: decay)
          == values)
      let near = costs.opportunities(supply, within: 20, decay: decay)
      let far = costs.opportunities(supply, within: 40, decay: decay)
      #expect(zip(near, far).allSatisfy { $0 <= $1 }, "seed \(seed)")
    }
  }
}
