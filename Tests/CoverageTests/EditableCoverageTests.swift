import Foundation
import GIS
import Testing
import TestSupport

@testable import Coverage

/// Coverage after edits equals coverage computed anew.
@Suite struct EditableCoverageTests {
  /// Four squares of 1 km that share their borders.
  private let squares = (0..<4).map { number in
    let (x, y) = (Double(number % 2) * 1_000, Double(number / 2) * 1_000)
    return [rectangle(x, y, x + 1_000, y + 1_000)]
  }

  private func disc(_ x: Double, _ y: Double, _ radius: Double) -> Disc {
    Disc(center: at(x, y), radius: radius)
  }

  /// A disc in the middle of a square covers π r² of it; on the corner of all four, a quarter of that in each; a lens is
  /// counted once: two discs of radius r at distance r cover 2πr² − r² (2π/3 − √3/2).
  @Test func closedForms() throws {
    var coverage = try EditableCoverage(ZoneSet(squares), discs: [disc(500, 500, 200)])
    let whole = Double.pi * 40_000
    #expect(abs(coverage.covered[0] - whole) < 1e-6)
    try coverage.replace(0, by: disc(1_000, 1_000, 200))
    for zone in 0..<4 { #expect(abs(coverage.covered[zone] - whole / 4) < 1e-6) }
    try coverage.replace(0, by: disc(400, 500, 200))
    try coverage.add(disc(600, 500, 200))
    let lens = 40_000 * (2 * Double.pi / 3 - 3.0.squareRoot() / 2)
    #expect(abs(coverage.covered[0] - (2 * whole - lens)) < 1e-6)
    #expect(abs((coverage.share(of: 0)?.fraction ?? 0) - (2 * whole - lens) / 1e6) < 1e-12)
  }

  /// What is added and taken away again leaves nothing behind, and a disc beside another of the same place and size
  /// changes nothing; a disc outside all zones and one of radius 0 cover nothing.
  @Test func comingAndGoing() throws {
    var coverage = try EditableCoverage(ZoneSet(squares), discs: [disc(500, 500, 300), disc(900, 900, 250)])
    let before = coverage.covered
    let extra = try [disc(700, 600, 150), disc(500, 500, 300), disc(9_000, 9_000, 400), disc(100, 100, 0)].map
    {
      try coverage.add($0)
    }
    for number in extra.reversed() { try coverage.remove(number) }
    for zone in 0..<4 { #expect(abs(coverage.covered[zone] - before[zone]) < 1e-6) }
    try coverage.remove(0)
    try coverage.remove(1)
    #expect(coverage.disc(0) == nil)
    for zone in 0..<4 { #expect(abs(coverage.covered[zone]) < 1e-6) }
  }

  /// Of two discs in one place, taking one away leaves the other's cover.
  @Test func coincidentDiscs() throws {
    var coverage = try EditableCoverage(
      ZoneSet(squares), discs: [disc(500, 500, 200), disc(500, 500, 200), disc(500, 500, 100)])
    try coverage.remove(0)
    #expect(abs(coverage.covered[0] - Double.pi * 40_000) < 1e-6)
    try coverage.remove(1)
    #expect(abs(coverage.covered[0] - Double.pi * 10_000) < 1e-6)
  }

  /// Thousands of random edits over a partition of wavy borders: the figures are those of a whole computation to 10⁻⁹
  /// of a zone's square kilometre.
  @Test(arguments: 1...4) func equalsComputingAnew(seed: UInt64) throws {
    var random = Seeded(seed)
    let properties = PropertyTests()
    let zones = ZoneSet(properties.partition(&random))
    var coverage = try EditableCoverage(zones, discs: properties.discs(40, &random))
    var numbers = Array(0..<40)
    for step in 1...1_500 {
      // Some on a grid, so that discs coincide, touch and stand on corners.
      var fresh = properties.discs(1, &random)[0]
      if step % 3 == 0 {
        fresh = disc((fresh.center.x / 250).rounded() * 250, (fresh.center.y / 250).rounded() * 250, 250)
      }
      switch Int.random(in: 0..<4, using: &random) {
      case 0: numbers.append(try coverage.add(fresh))
      case 1 where numbers.count > 5:
        try coverage.remove(numbers.remove(at: .random(in: numbers.indices, using: &random)))
      default: try coverage.replace(try #require(numbers.randomElement(using: &random)), by: fresh)
      }
      guard step % 100 == 0 else { continue }
      let anew = try zones.coverage(by: numbers.compactMap { coverage.disc($0) }).covered
      for zone in anew.indices {
        #expect(
          abs(coverage.covered[zone] - anew[zone]) < 1e-9 * 1e6, "seed \(seed), step \(step), zone \(zone)")
      }
    }
  }

  /// A list with few differences is edited; another one is computed anew; both give the figures of the list.
  @Test func anotherList() throws {
    var random = Seeded(7)
    let properties = PropertyTests()
    let zones = ZoneSet(properties.partition(&random))
    var discs = properties.discs(200, &random)
    var coverage = try EditableCoverage(zones, discs: discs)
    discs[17].center = at(1_500, 1_500)
    discs.append(disc(200, 2_800, 333))
    #expect(try coverage.update(to: discs) == 2)
    discs.removeLast(2)
    #expect(try coverage.update(to: discs) == 2)
    func agrees() throws {
      for (mine, anew) in zip(coverage.covered, try zones.coverage(by: discs).covered) {
        #expect(abs(mine - anew) < 1e-3)
      }
    }
    try agrees()
    discs = properties.discs(150, &random)
    #expect(try coverage.update(to: discs) == nil)
    try agrees()
  }

  /// Lists that differ by appends, removals, moves and replacements of 1 … n discs, in any mix, and in another order: the
  /// figures are those of the new list to 10⁻⁹ of a zone's square kilometre for each edit, also after several updates, and
  /// an edit in the middle is one edit.
  @Test(arguments: 1...40) func listsOfEveryKind(seed: UInt64) throws {
    var random = Seeded(seed)
    let properties = PropertyTests()
    let zones = ZoneSet(properties.partition(&random))
    var discs = properties.discs(.random(in: 1...300, using: &random), &random)
    // Some stand twice.
    discs += discs.prefix(3)
    var coverage = try EditableCoverage(zones, discs: discs)
    for update in 1...6 {
      var edits = 0
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let count = min(discs.count, Int.random(in: 1...max(1, discs.count / 50), using: &random))
        edits += count
        switch Int.random(in: 0..<5, using: &random) {
        case 0: discs += properties.discs(count, &random)
        case 1: discs.insert(contentsOf: properties.discs(count, &random), at: discs.count / 2)
        case 2: for _ in 0..<count { discs.remove(at: .random(in: discs.indices, using: &random)) }
        case 3:
          for _ in 0..<count where !discs.isEmpty {
            let number = Int.random(in: discs.indices, using: &random)
            discs[number].center.x += .random(in: -200...200, using: &random)
          }
        default:
          for _ in 0..<count where !discs.isEmpty {
            discs[Int.random(in: discs.indices, using: &random)] = properties.discs(1, &random)[0]
          }
        }
      }
      if seed % 3 == 0 { discs.shuffle(using: &random) }
      let edited = try coverage.update(to: discs)
      #expect((edited ?? 0) <= edits, "seed \(seed), update \(update)")
      let anew = try zones.coverage(by: discs).covered
      for zone in anew.indices {
        #expect(
          abs(coverage.covered[zone] - anew[zone]) < 1e-9 * 1e6 * Double(edits),
          "seed \(seed), update \(update), zone \(zone)")
      }
    }
  }

  /// One disc more beside a hundred others, which cover nothing here: π r² more, at the end, in the middle or in front.
  @Test func oneAmongMany() throws {
    let others = (0..<100).map { disc(10_000 + Double($0), 0, 10) }
    for place in [0, 50, 100] {
      var coverage = try EditableCoverage(ZoneSet(squares), discs: others)
      var discs = others
      discs.insert(disc(500, 500, 200), at: place)
      #expect(try coverage.update(to: discs) == 1)
      #expect(abs(coverage.covered[0] - Double.pi * 40_000) < 1e-6)
      #expect(try coverage.update(to: others) == 1)
      #expect(abs(coverage.covered[0]) < 1e-6)
    }
  }
}
