import Foundation
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

  /// Sectors that the tables call hidden are held with all their directions, and those that they do not call met with none: by
  /// walking round the circle for discs at random places and at the corners of cells, as large as the circle.
  @Test func sectorTablesAreSure() {
    let seed: UInt64 = 32
    var random = Seeded(seed)
    for number in 0..<2_000 {
      let isCorner = number % 4 == 0
      func offset() -> Double {
        isCorner
          ? Double(Int.random(in: -15...15, using: &random)) / 8 : .random(in: -2..<2, using: &random)
      }
      let (dx, dy) = (offset(), offset())
      let hidden = SectorTables.shared.hidden(dx, dy)
      let met = SectorTables.shared.met(dx, dy)
      #expect(hidden & ~met == 0, "offset \(dx), \(dy)")
      // Eight directions a sector, off its ends by a sixteenth of it.
      for step in 0..<512 {
        let turn = (Double(step) + 0.5) / 512 * 2 * Double.pi
        let (x, y) = (cos(turn), sin(turn))
        let bit: UInt64 = 1 << UInt64(diamondAngle(x, y) * 16)
        let isHeld = (x - dx) * (x - dx) + (y - dy) * (y - dy) < 1
        if isHeld { #expect(met & bit != 0, "offset \(dx), \(dy), direction \(turn)") }
        if hidden & bit != 0 { #expect(isHeld, "offset \(dx), \(dy), direction \(turn)") }
      }
    }
  }

  /// Circles that the tables settle, or of which they leave neighbours out, have the arcs that counting to a depth finds for which
  /// there are no tables: to the bit, on squared paper and strewn, for discs of one size and of several.
  @Test(arguments: 1...12) func tablesChangeNoArc(seed: Int) {
    var random = Seeded(UInt64(seed))
    let isSquared = seed % 3 == 0
    let discs = (0..<500).map { _ in
      let (x, y) = (
        Double.random(in: 0...4_000, using: &random), Double.random(in: 0...4_000, using: &random)
      )
      return Disc(
        center: isSquared ? at((x / 250).rounded() * 250, (y / 250).rounded() * 250) : at(x, y),
        radius: seed % 2 == 0 ? 500 : [300, 400, 500].randomElement(using: &random)!)
    }
    let index = DiscIndex(discs, keepingPerCenter: 3)
    var (looked, counted) = (CircleArcs(), CircleArcs())
    for disc in 0..<index.count {
      looked.cut(disc, of: index, maxDepth: 1)
      counted.cut(disc, of: index, maxDepth: 2)
      let (some, all) = (looked.arcs, counted.arcs.filter { $0.depth <= 1 })
      #expect(some.count == all.count, "disc \(disc), seed \(seed)")
      for (one, other) in zip(some, all) {
        #expect(
          (one.startX, one.startY, one.endX, one.endY, one.sweep)
            == (other.startX, other.startY, other.endX, other.endY, other.sweep), "disc \(disc), seed \(seed)"
        )
        #expect(one.depth == other.depth && (one.depth == 0 || one.cover == other.cover))
      }
    }
  }

  /// Runs of sectors: each sector of the set in one run, none beside a run's ends, over the angle 0 in one piece.
  @Test func runsOfSectors() {
    let seed: UInt64 = 11
    var random = Seeded(seed)
    for number in 0..<300 {
      // Sparse, dense and anything between, and the borders of the word.
      var sectors = UInt64.random(in: 0...(.max), using: &random)
      if number % 3 == 0 { sectors &= .random(in: 0...(.max), using: &random) }
      if number % 3 == 1 { sectors |= .random(in: 0...(.max), using: &random) }
      if number % 4 == 0 { sectors |= 1 << 63 | 1 }
      if sectors == .max { continue }
      var met: [Int] = []
      HiddenSectors.runs(of: sectors) { run in
        met += run.map { $0 & 63 }
        for end in [run.lowerBound - 1, run.upperBound] {
          #expect(sectors & 1 << UInt64(end & 63) == 0, "\(run) of \(sectors), seed \(seed)")
        }
      }
      #expect(met.sorted() == (0..<64).filter { sectors & 1 << UInt64($0) != 0 }, "\(sectors), seed \(seed)")
    }
    HiddenSectors.runs(of: 0) { _ in Issue.record("there is no run") }
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
