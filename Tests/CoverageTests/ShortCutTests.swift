import GIS
import TestSupport
import Testing

@testable import Coverage

/// What spares work gives what all the work would give.
@Suite struct ShortCutTests {
  /// Sectors are hidden where as many intervals hold them as are asked for, and an interval that so many already hold in their
  /// inside, its ends included, adds nothing: looked at one by one.
  @Test(arguments: [1, 2]) func hiddenSectorsByBruteForce(depth: Int) {
    let seed: UInt64 = 64
    var random = Seeded(seed)
    for _ in 0..<500 {
      var sectors = HiddenSectors(depth: depth)
      var hidden = [Int](repeating: 0, count: 64)
      for _ in 0..<6 * depth {
        // Also bounds that fall on those of sectors, every sixteenth.
        let isRound = Bool.random(using: &random)
        let start =
          isRound ? Double(Int.random(in: 0..<64, using: &random)) / 16 : .random(in: 0..<4, using: &random)
        let length =
          isRound
          ? Double(Int.random(in: 1..<64, using: &random)) / 16 : .random(in: 0.001..<4, using: &random)
        let end = start + length
        // The interval and its next round, for sectors from that before 0 to that behind 8.
        var addsSomething = false
        for sector in -1...128 {
          let (low, high) = (Double(sector) / 16, Double(sector + 1) / 16)
          if high >= start, low <= end, hidden[(sector + 64) % 64] < depth { addsSomething = true }
        }
        let added = sectors.add(start, end >= 4 ? end - 4 : end, wraps: end >= 4)
        #expect(added == addsSomething, "seed \(seed)")
        if added {
          for sector in 0..<128 where Double(sector) / 16 >= start && Double(sector + 1) / 16 <= end {
            hidden[sector % 64] += 1
          }
        }
        #expect(sectors.areAll == hidden.allSatisfy { $0 >= depth }, "seed \(seed)")
      }
    }
  }

  /// Nearest first, each disc is met once, and those are met that the other order meets.
  @Test func nearestFirstMeetsTheSameDiscs() {
    let seed: UInt64 = 9
    var random = Seeded(seed)
    let discs = (0..<400).map { _ in
      Disc(
        center: at(.random(in: 0...1_000, using: &random), .random(in: 0...700, using: &random)),
        radius: .random(in: 5...300, using: &random))
    }
    let index = DiscIndex(discs, keepingPerCenter: 1)
    for _ in 0..<200 {
      let (x, y) = (
        Double.random(in: -400...1_400, using: &random), Double.random(in: -400...1_400, using: &random)
      )
      let reach = Double.random(in: 0...300, using: &random)
      var first: [Int] = []
      var other: [Int] = []
      index.forEachRun(nearestFirst: x, y, reach: reach) {
        first += $0; return true
      }
      index.forEachRun(near: x, y, reach: reach) {
        other += $0; return true
      }
      #expect(first.sorted() == other.sorted(), "seed \(seed)")
    }
  }

  /// Circles with hundreds of neighbours are looked at in stages. What is left free of each is what counting all its
  /// neighbours finds: on squared paper, where many circles meet in one place, and with others strewn about.
  @Test(arguments: [(5, 90.0, 60), (6, 100, 200), (7, 300, 0)])
  func manyNeighbours(seed: Int, step: Double, strewn: Int) {
    var random = Seeded(UInt64(seed))
    var discs = (0..<400).map { number in
      Disc(center: at(Double(number % 20) * step, Double(number / 20) * step), radius: 499.98)
    }
    discs += (0..<strewn).map { _ in
      Disc(
        center: at(
          .random(in: -500...20 * step + 500, using: &random),
          .random(in: -500...20 * step + 500, using: &random)), radius: 500)
    }
    let index = DiscIndex(discs, keepingPerCenter: 2)
    var (union, counted) = (CircleArcs(), CircleArcs())
    for disc in 0..<index.count {
      union.cut(disc, of: index, maxDepth: 0)
      counted.cut(disc, of: index, maxDepth: 1)
      let free = counted.arcs.filter { $0.depth == 0 }.reduce(0) { $0 + $1.sweep }
      #expect(abs(union.arcs.reduce(0) { $0 + $1.sweep } - free) < 1e-9, "disc \(disc), seed \(seed)")
    }
  }

  /// In a cluster nearly every circle and edge is settled early. The union is the sum of what each disc adds to those
  /// before it, and that marginal area is found by counting depths, without any short cut.
  @Test(arguments: 1...20) func denseClusters(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    let discs = (0..<300).map { _ in
      Disc(
        center: at(.random(in: 0...1_000, using: &random), .random(in: 0...1_000, using: &random)),
        radius: .random(in: 30...120, using: &random))
    }
    let corners = [
      at(100, 50), at(500, 120), at(930, 80), at(880, 560), at(940, 900), at(400, 840), at(60, 930),
    ]
    let zones = ZoneSet([[polygon(corners)]])
    let union = try zones.coverage(by: discs).covered[0]
    var rest = discs
    var added = 0.0
    while !rest.isEmpty {
      added += try zones.marginalAreas(of: rest)[rest.count - 1]
      rest.removeLast()
    }
    #expect(abs(union - added) < 1e-5, "seed \(seed)")
  }
}
