import GIS
import TestSupport
import Testing

@testable import Coverage

/// No order of the input and no neighbourhood changes a bit of a zone's figures.
@Suite struct OrderTests {
  /// A city strewn at random, or on squared paper, with people at points, some of them on borders.
  private struct City {
    var zones: [[Polygon]]
    var discs: [Disc]
    var people: [(place: Point, count: Double)]

    init(_ random: inout Seeded) {
      if Bool.random(using: &random) {
        let paper = SquaredPaperTests.City(&random)
        (zones, discs) = (paper.zones, paper.discs + paper.discs.prefix(3))
      } else {
        // Towns whose corners are moved off their grid, so that neighbours share crooked borders.
        let corners = (0...6).map { _ in
          (0...6).map { _ in
            at(.random(in: -120...120, using: &random), .random(in: -120...120, using: &random))
          }
        }
        func corner(_ x: Int, _ y: Int) -> Point {
          at(437_000.1 + Double(x) * 700 + corners[x][y].x, 3_440_000.7 + Double(y) * 700 + corners[x][y].y)
        }
        zones = (0..<36).map { number in
          let (x, y) = (number % 6, number / 6)
          return [polygon([corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)])]
        }
        discs = (0..<200).map { _ in
          Disc(
            center: at(
              .random(in: 436_500...442_000, using: &random),
              .random(in: 3_439_500...3_445_000, using: &random)),
            radius: Bool.random(using: &random) ? 300 : .random(in: 20...700, using: &random))
        }
      }
      let box = BoundingBox(zones.joined().flatMap(\.exterior.points)) ?? .empty
      people = (0..<300).map { _ in
        (
          at(
            .random(in: box.minX...box.maxX, using: &random), .random(in: box.minY...box.maxY, using: &random)
          ),
          .random(in: 0...30, using: &random)
        )
      }
      people += zones.joined().flatMap(\.exterior.points).map { ($0, 1.1) }
    }
  }

  /// The same rings from other corners, some of them the other way round.
  private func turned(_ zone: [Polygon], _ random: inout Seeded) -> [Polygon] {
    zone.map { surface in
      var corners = Array(surface.exterior.points.dropLast())
      let turn = Int.random(in: 0..<corners.count, using: &random)
      corners = Array(corners[turn...] + corners[..<turn])
      return polygon(Bool.random(using: &random) ? corners.reversed() : corners, holes: [])
    }
  }

  private struct Figures {
    var covered, twice, total, outline, people, peopleInAll: Double
    var alone: [UInt64]
  }

  private func figures(_ zones: [[Polygon]], _ city: City) throws -> [Figures] {
    let set = ZoneSet(zones)
    let once = try set.coverage(by: city.discs)
    let twice = try set.coverage(by: city.discs, atLeast: 2)
    let people = try set.population(
      at: city.people.map(\.place), people: city.people.map(\.count), within: city.discs)
    let alone = try set.coverageAndSoleAreas(of: city.discs).alone
    return zones.indices.map { zone in
      Figures(
        covered: once.covered[zone], twice: twice.covered[zone], total: once.total[zone],
        outline: once.outlineLength[zone], people: people.covered[zone], peopleInAll: people.total[zone],
        alone: alone.zones[zone].map(\.area.bitPattern).sorted())
    }
  }

  private func expectEqual(_ a: Figures, _ b: Figures, _ words: Comment) {
    #expect(a.covered.bitPattern == b.covered.bitPattern, words)
    #expect(a.twice.bitPattern == b.twice.bitPattern, words)
    #expect(a.total.bitPattern == b.total.bitPattern, words)
    #expect(a.outline.bitPattern == b.outline.bitPattern, words)
    #expect(a.people.bitPattern == b.people.bitPattern, words)
    #expect(a.peopleInAll.bitPattern == b.peopleInAll.bitPattern, words)
    #expect(a.alone == b.alone, words)
  }

  /// Zones, facilities and people shuffled, rings turned and reversed.
  @Test(arguments: 1...30) func anyOrder(seed: UInt64) throws {
    var random = Seeded(seed)
    let city = City(&random)
    let expected = try figures(city.zones, city)
    for round in 1...2 {
      var other = city
      other.discs.shuffle(using: &random)
      other.people.shuffle(using: &random)
      let order = city.zones.indices.shuffled(using: &random)
      let found = try figures(order.map { turned(city.zones[$0], &random) }, other)
      for (place, zone) in order.enumerated() {
        expectEqual(found[place], expected[zone], "seed \(seed), round \(round), zone \(zone)")
      }
    }
  }

  /// A district in tiles, in three orders: each tile has some of the zones and only the facilities that reach them.
  @Test(arguments: 1...30) func tiles(seed: UInt64) throws {
    var random = Seeded(1_000 + seed)
    let city = City(&random)
    let expected = try figures(city.zones, city)
    for order in 1...3 {
      let tiles = Dictionary(grouping: city.zones.indices.shuffled(using: &random)) { _ in
        Int.random(in: 0..<5, using: &random)
      }
      for tile in tiles.values {
        var part = city
        let zones = tile.map { city.zones[$0] }
        let surfaces = zones.flatMap { $0.map(Geometry.polygon) }
        part.discs = try city.discs.filter { disc in
          let place = Geometry.point(disc.center)
          return try surfaces.contains { try $0.distance(to: place).metres <= disc.radius + 1e-6 }
        }
        part.discs.shuffle(using: &random)
        for (place, found) in try figures(zones, part).enumerated() {
          expectEqual(found, expected[tile[place]], "seed \(seed), order \(order), zone \(tile[place])")
        }
      }
    }
  }

  /// 1 + 2⁻⁶⁰ + … and sums whose terms cancel are exact, in any order; the nearest double is given.
  @Test func exactSums() {
    #expect([1e16, 1, -1e16, 1e-3].exactSum == 1.001)
    #expect([0x1p53, 1, 0x1p-60].exactSum == 0x1p53 + 2)
    #expect([Double]().exactSum == 0 && [-0.5, 0.5].exactSum == 0)
    #expect([Double.greatestFiniteMagnitude, .greatestFiniteMagnitude].exactSum == .infinity)
    var random = Seeded(5)
    let terms = (0..<2_000).map { _ in
      Double.random(in: -1...1, using: &random) * [1e-9, 1, 1e12].randomElement(using: &random)!
    }
    var (fixed, reversed) = (FixedSum(), FixedSum())
    for term in terms { fixed.add(term) }
    for term in terms.reversed() { reversed.add(term) }
    #expect(fixed.value.bitPattern == reversed.value.bitPattern)
    #expect(terms.exactSum.bitPattern == terms.shuffled(using: &random).exactSum.bitPattern)
    #expect(abs(fixed.value - terms.exactSum) <= 1e-15)
    for term in [-3.75, 0, 1e18, -1e-3, 0x1p-64, 0x1p-70, 5e-324] {
      var sum = FixedSum()
      sum.add(term)
      #expect(sum.value == (abs(term) < 0x1p-64 ? 0 : term) || abs(sum.value - term) < 0x1p-64)
    }
  }
}
