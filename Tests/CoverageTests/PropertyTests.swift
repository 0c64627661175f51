import Foundation
import GIS
import Testing
import TestSupport

@testable import Coverage

/// What holds for any input, on seeded random ones.
@Suite struct PropertyTests {
  /// A town of wavy borders: a 3 × 3 partition of 3 km × 3 km whose inner corners are moved about.
  func partition(_ random: inout Seeded) -> [[Polygon]] {
    let corners = (0...3).map { row in
      (0...3).map { column -> Point in
        let inner = (1...2).contains(row) && (1...2).contains(column)
        let wobble = inner ? 300.0 : 0
        return at(
          1_000 * Double(column) + .random(in: -1...1, using: &random) * wobble,
          1_000 * Double(row) + .random(in: -1...1, using: &random) * wobble)
      }
    }
    return (0..<9).map { cell in
      let (row, column) = (cell / 3, cell % 3)
      return [
        polygon([
          corners[row][column], corners[row][column + 1], corners[row + 1][column + 1],
          corners[row + 1][column],
        ])
      ]
    }
  }

  func discs(_ count: Int, _ random: inout Seeded) -> [Disc] {
    (0..<count).map { _ in
      Disc(
        center: at(.random(in: -500...3_500, using: &random), .random(in: -500...3_500, using: &random)),
        radius: .random(in: 50...600, using: &random))
    }
  }

  /// GEOS with 2ᵏ segments a quarter approaches the true area from below as 4⁻ᵏ, so two of its figures give a third
  /// that is right to the next order (Richardson): (4 a₂ − a₁) ÷ 3.
  @Test(arguments: 1...8) func agreesWithGEOS(seed: UInt64) throws {
    var random = Seeded(seed)
    let zones = partition(&random)
    let discs = discs(25, &random)
    let exact = try ZoneSet(zones).coverage(by: discs).covered
    func polygonal(_ segments: Int) throws -> [Double] {
      let buffers = try discs.map {
        try Geometry.point($0.center).buffered(by: .metres($0.radius), quadrantSegments: segments)
      }
      let region = try #require(try Geometry.union(of: buffers.compactMap { $0 }))
      return try zones.map { try Geometry.multiPolygon($0).intersection(region)?.area ?? 0 }
    }
    let coarse = try polygonal(128)
    let fine = try polygonal(256)
    for zone in zones.indices {
      let limit = (4 * fine[zone] - coarse[zone]) / 3
      #expect(fine[zone] <= exact[zone] + 1e-6, "seed \(seed), zone \(zone)")
      #expect(abs(limit - exact[zone]) < 2e-7 * 1e6, "seed \(seed), zone \(zone)")
    }
  }

  @Test(arguments: 1...20) func invariants(seed: UInt64) throws {
    var random = Seeded(seed)
    let zones = partition(&random)
    let discs = discs(40, &random)
    let set = ZoneSet(zones)
    let figures = try set.coverage(by: discs)

    // The zones of a partition sum to the whole square.
    let whole = try ZoneSet([[rectangle(0, 0, 3_000, 3_000)]]).coverage(by: discs)
    #expect(figures.covered.reduce(0, +).isClose(to: whole.covered[0]), "seed \(seed)")

    // One disc more never lowers coverage.
    let fewer = try set.coverage(by: Array(discs.dropLast()))
    for zone in zones.indices {
      #expect(fewer.covered[zone] <= figures.covered[zone] + 1e-6, "seed \(seed)")
    }

    // Another order changes nothing; nor does a shift of everything.
    let shuffled = try set.coverage(by: discs.shuffled(using: &random))
    let moved = try ZoneSet(
      zones.map {
        $0.map { polygon($0.exterior.points.dropLast().map { at($0.x + 524_288, $0.y + 4_194_304) }) }
      }
    ).coverage(
      by: discs.map { Disc(center: at($0.center.x + 524_288, $0.center.y + 4_194_304), radius: $0.radius) })
    for zone in zones.indices {
      #expect(shuffled.covered[zone].isClose(to: figures.covered[zone]), "seed \(seed)")
      #expect(abs(moved.covered[zone] - figures.covered[zone]) < 1e-5, "seed \(seed)")
    }

    // Depth 1, 2, 3 … sum to the sum of the discs taken one by one.
    let depths = try (1...40).map { try set.coverage(by: discs, atLeast: $0).covered.reduce(0, +) }
    let singly = try discs.map { try set.coverage(by: [$0]).covered.reduce(0, +) }
    #expect(abs(depths.reduce(0, +) - singly.reduce(0, +)) < 1e-5, "seed \(seed)")
  }

  /// The marginal area of a disc is what is lost when it is left out.
  @Test(arguments: 1...10) func marginalAreas(seed: UInt64) throws {
    var random = Seeded(seed)
    let set = ZoneSet(partition(&random))
    var discs = discs(12, &random)
    discs.append(discs[3])
    let all = try set.coverage(by: discs).covered.reduce(0, +)
    let marginal = try set.marginalAreas(of: discs)
    for number in discs.indices {
      var others = discs
      others.remove(at: number)
      let without = try set.coverage(by: others).covered.reduce(0, +)
      #expect(abs(marginal[number] - (all - without)) < 1e-5, "seed \(seed), disc \(number)")
    }
    #expect(marginal[3] < 1e-6 && marginal[12] < 1e-6, "two discs that coincide do not miss each other")
  }

  /// The drawn outline keeps to its flattening bound, zone by zone, and gaps and coverage make up the zones: the
  /// check inside `layers` throws otherwise. Loss shrinks with the tolerance.
  @Test(arguments: 1...10, [1, 2]) func outlines(seed: UInt64, depth: Int) throws {
    var random = Seeded(seed)
    let set = ZoneSet(partition(&random))
    let discs = discs(60, &random)
    let figures = try set.coverage(by: discs, atLeast: depth)
    let coarse = try CoverageOutline(of: discs, atLeast: depth, tolerance: 10)
    let fine = try CoverageOutline(of: discs, atLeast: depth, tolerance: 0.1)
    _ = try coarse.layers(for: set, figures: figures)
    let drawn = try fine.layers(for: set, figures: figures).covered.reduce(0) { $0 + ($1?.area ?? 0) }
    #expect(fine.flatteningLoss < coarse.flatteningLoss)
    let exact = figures.covered.reduce(0, +)
    #expect(drawn <= exact + 1e-3 && exact - drawn <= fine.flatteningLoss, "seed \(seed)")
  }

  /// The most distant place is at least as far as any place of a fine sample, and no further than its own distance.
  @Test(arguments: 1...10) func mostDistantPoint(seed: UInt64) throws {
    var random = Seeded(seed)
    let set = ZoneSet(partition(&random))
    let discs = discs(9, &random)
    let worst = try #require(try set.mostDistantPoint(from: discs))
    func excess(_ point: Point) -> Double {
      discs.map { $0.center.distance(to: point) - $0.radius }.min() ?? .infinity
    }
    var sampled = -Double.infinity
    for x in 0...60 { for y in 0...60 { sampled = max(sampled, excess(at(50 * Double(x), 50 * Double(y)))) } }
    #expect(worst.excess >= sampled - 0.02, "seed \(seed)")
    #expect(abs(excess(worst.point) - worst.excess) < 1e-6, "seed \(seed)")
    #expect((-1e-6...3_000 + 1e-6).contains(worst.point.x) && (-1e-6...3_000 + 1e-6).contains(worst.point.y))
  }

  /// People at points: the same as asking every disc about every point.
  @Test(arguments: 1...10) func populationAtPoints(seed: UInt64) throws {
    var random = Seeded(seed)
    let zones = partition(&random)
    let discs = discs(15, &random)
    let points = (0..<500).map { _ in
      at(.random(in: -100...3_100, using: &random), .random(in: -100...3_100, using: &random))
    }
    let people = points.indices.map { Double($0 + 1) }
    let figures = try ZoneSet(zones).population(at: points, people: people, within: discs, atLeast: 2)
    var inside = 0.0
    var covered = 0.0
    for (point, weight) in zip(points, people)
    where (0...3_000).contains(point.x) && (0...3_000).contains(point.y) {
      inside += weight
      if discs.count(where: { $0.center.distance(to: point) <= $0.radius }) >= 2 { covered += weight }
    }
    #expect(figures.total.reduce(0, +) == inside, "seed \(seed)")
    #expect(figures.covered.reduce(0, +) == covered, "seed \(seed)")
    #expect(figures.outside == people.reduce(0, +) - inside, "seed \(seed)")
  }
}

/// People on surfaces, and places worst served, on paper.
@Suite struct PopulationClosedFormTests {
  /// 100 people on a 200 × 100 block, half of it in each of two zones; a disc of radius 500 about (0, 50) holds the
  /// western half (its far corners lie √(100² + 50²) = 111.8 away) and the eastern (206 away): all 50 + 50.
  /// With radius 100 only the part of the block within the disc counts.
  @Test func aBlockAcrossABorder() throws {
    let zones = ZoneSet([[rectangle(-1_000, -1_000, 0, 1_000)], [rectangle(0, -1_000, 1_000, 1_000)]])
    let block = [rectangle(-100, 0, 100, 100)]
    let all = try zones.population(on: [block], people: [100], within: [Disc(center: at(0, 50), radius: 500)])
    #expect(all.covered[0].isClose(to: 50) && all.covered[1].isClose(to: 50) && all.outside == 0)
    // The block within 50 of (0, 50): the full disc π·2500 of 20,000 m².
    let part = try zones.population(on: [block], people: [100], within: [Disc(center: at(0, 50), radius: 50)])
    #expect(part.covered[0].isClose(to: 100 * .pi * 1_250 / 20_000))
  }

  /// Half of a block that lies outside all zones is reported as outside.
  @Test func aBlockAcrossTheRim() throws {
    let zones = ZoneSet([[rectangle(0, 0, 1_000, 1_000)]])
    let figures = try zones.population(on: [[rectangle(-50, 0, 50, 100)]], people: [80], within: [])
    #expect(figures.total[0].isClose(to: 40) && figures.outside.isClose(to: 40))
  }

  /// The places of a square of 1 km furthest from its south-west corner: the opposite corner, √2 km away.
  @Test func theFarCorner() throws {
    let zones = ZoneSet([[rectangle(0, 0, 1_000, 1_000)]])
    let worst = try #require(try zones.mostDistantPoint(from: [Disc(center: at(0, 0), radius: 100)]))
    #expect(abs(worst.distance - 1_000 * 2.0.squareRoot()) < 0.02)
    #expect(abs(worst.excess - (worst.distance - 100)) < 1e-9)
    #expect(try zones.mostDistantPoint(from: []) == nil)
  }

  /// A path 1 km long in a larger square, reach 100: 2·100·1000 + π·100², short by the sagitta at the round ends.
  @Test func aGreenway() throws {
    let zones = ZoneSet([[rectangle(-1_000, -1_000, 2_000, 1_000)]])
    let path = try #require(LineString([at(0, 0), at(1_000, 0)]))
    let coverage = try SurfaceCoverage(facilities: [.lineString(path)], radii: [100])
    let figures = try coverage.figures(of: zones)
    let exact = 200_000 + .pi * 1e4
    #expect(figures.covered[0] <= exact)
    #expect(exact - figures.covered[0] <= coverage.sagitta * figures.outlineLength[0])
    #expect(exact - figures.covered[0] > 0)
  }
}
