import TestSupport
import Testing

@testable import GIS

@Suite struct GEOSOverlayTests {
  /// Squares of 4 × 4 m that share 2 × 2 m: 4, 12 and 28 m².
  @Test func twoSquares() throws {
    let a = try Shapes.rectangle(0, 0, 4, 4)
    let b = try Shapes.rectangle(2, 2, 6, 6)
    #expect(try a.intersection(b)?.area == 4)
    #expect(try a.subtracting(b)?.area == 12)
    #expect(try a.union(b)?.area == 28)
  }

  /// Results hold the parts of one dimension: squares that share an edge or a corner have no common surface.
  @Test func leftoversAreDropped() throws {
    let a = try Shapes.rectangle(0, 0, 4, 4)
    #expect(try a.intersection(Shapes.rectangle(4, 0, 8, 4)) == nil)
    #expect(try a.intersection(Shapes.rectangle(4, 4, 8, 8)) == nil)
    #expect(try a.intersection(Shapes.rectangle(10, 10, 12, 12)) == nil)
    #expect(try a.subtracting(a) == nil)
    #expect(try a.subtracting(Shapes.rectangle(10, 10, 12, 12)) == a)
    // A path through the square and along its edge: 4 m inside, 2 m on the edge, 1 m outside.
    let path = try Shapes.line([(0, 2), (4, 2), (4, 4), (5, 4)])
    #expect(try path.intersection(a)?.length == 6)
    #expect(try path.subtracting(a)?.length == 1)
  }

  @Test func holesAndSeveralPartsComeBack() throws {
    let frame = try Shapes.polygon(
      [(0, 0), (9, 0), (9, 9), (0, 9), (0, 0)], holes: [[(3, 3), (6, 3), (6, 6), (3, 6), (3, 3)]])
    let band = try Shapes.rectangle(-1, 4, 10, 5)
    // The band crosses the frame in two pieces of 3 × 1 m.
    let pieces = try #require(try frame.intersection(band))
    #expect(pieces.polygons.count == 2)
    #expect(pieces.area == 6)
    let whole = try #require(try frame.union(Shapes.rectangle(20, 0, 21, 1)))
    #expect(whole.polygons.map(\.holes.count).sorted() == [0, 1])
    #expect(whole.area == 73)
  }

  /// area(A ∩ B) + area(A \ B) = area(A), and the like for union and symmetric difference.
  @Test func areasAddUp() throws {
    let seed: UInt64 = 4_711
    var random = Seeded(seed)
    for round in 0..<200 {
      let a = try Shapes.star(&random, within: 1_000)
      let b = try Shapes.star(&random, within: 1_000)
      let common = try a.intersection(b)?.area ?? 0
      let left = try a.subtracting(b)?.area ?? 0
      let either = try a.union(b)?.area ?? 0
      #expect(abs(common + left - a.area) < 1e-9 * a.area, "seed \(seed), round \(round)")
      #expect(abs(either - (a.area + b.area - common)) < 1e-9 * either, "seed \(seed), round \(round)")
    }
  }

  /// A chain of squares 2 × 2 m, each 1 m beyond the one before: n squares cover 2 (n + 1) m². Two apart: 8 m².
  @Test func unionOfMany() throws {
    let chain = try (0..<10).map { try Shapes.rectangle(Double($0), 0, Double($0) + 2, 2) }
    #expect(try Geometry.unionArea(of: chain) == 22)
    let apart = [chain[0], try Shapes.rectangle(100, 100, 102, 102)]
    #expect(try Geometry.union(of: apart)?.polygons.count == 2)
    #expect(try Geometry.unionArea(of: apart) == 8)
    #expect(try Geometry.union(of: []) == nil)
    #expect(try Geometry.union(of: [.multiPolygon([])]) == nil)
    #expect(try Geometry.unionArea(of: []) == 0)
  }

  /// Groups merged apart give what one union of all gives.
  @Test func unionOfRandomSurfaces() throws {
    let seed: UInt64 = 99
    var random = Seeded(seed)
    var whole: Geometry?
    var stars: [Geometry] = []
    for index in 0..<60 {
      let star = try Shapes.star(&random, within: 300)
      let shift = Double(index % 6) * 400
      let moved = try #require(
        Ring(star.polygons[0].exterior.points.map { Point(x: $0.x + shift, y: $0.y) }))
      stars.append(.polygon(Polygon(exterior: moved)))
      whole = try whole.map { try $0.union(stars[index]) } ?? stars[index]
    }
    let expected = try #require(whole).area
    #expect(abs(try Geometry.unionArea(of: stars) - expected) < 1e-9 * expected, "seed \(seed)")
  }

  /// Two paths that share 3 of their 5 m, one of them run backwards: 7 m once. A crossing cuts paths in four.
  @Test func unionOfLinesAndPoints() throws {
    let a = try Shapes.line([(0, 0), (5, 0)])
    let b = try Shapes.line([(7, 0), (2, 0)])
    #expect(try Geometry.union(of: [a, b])?.length == 7)
    let cross = try Geometry.union(of: [a, try Shapes.line([(2, -1), (2, 1)])])
    #expect(cross?.lines.count == 4)
    let points = try Geometry.union(of: [
      .point(Point(x: 1, y: 1)), .multiPoint(Shapes.points([(1, 1), (2, 2)])),
    ])
    #expect(points == .multiPoint(Shapes.points([(1, 1), (2, 2)])))
  }

  @Test func clippingKeepsWholePartsAndCutsTheRest() throws {
    let zones = [try Shapes.rectangle(0, 0, 10, 10), try Shapes.rectangle(10, 0, 20, 10)]
    let parts: [Geometry] = [
      try Shapes.rectangle(1, 1, 2, 2), try Shapes.rectangle(8, 0, 13, 1),
      try Shapes.line([(10, 2), (10, 6)]), .point(Point(x: 15, y: 5)), try Shapes.rectangle(30, 0, 31, 1),
      try Shapes.rectangle(-5, 5, 0, 6), .multiPolygon([]),
    ]
    let clipped = try Geometry.clip(parts, to: zones)
    #expect(clipped[0].map(\.part) == [0, 1, 2])
    #expect(clipped[1].map(\.part) == [1, 2, 3])
    #expect(clipped[0][0].geometry == parts[0])
    #expect(clipped[0][1].geometry.area == 2)
    #expect(clipped[1][0].geometry.area == 3)
    // The border belongs to both.
    #expect(clipped[0][2].geometry.length == 4 && clipped[1][1].geometry.length == 4)
    #expect(try Geometry.clip(parts, to: []).isEmpty)
    #expect(try Geometry.clip([], to: zones) == [[], []])
  }

  /// The batch gives, bit for bit in area, what one overlay for each pair gives; with more parts than one share.
  @Test func clippingInBatchesIsClippingOneByOne() throws {
    let seed: UInt64 = 31
    var random = Seeded(seed)
    let zones = try (0..<3).map { _ in try Shapes.star(&random, within: 1_000) }
    let parts = try (0..<2_500).map { _ -> Geometry in
      let x = Double.random(in: 200...800, using: &random)
      let y = Double.random(in: 200...800, using: &random)
      return try Shapes.rectangle(x, y, x + 30, y + 20)
    }
    let clipped = try Geometry.clip(parts, to: zones)
    for (zone, pieces) in zip(zones, clipped) {
      var expected: [Int: Double] = [:]
      for (index, part) in parts.enumerated() {
        if let piece = try part.intersection(zone) { expected[index] = piece.area }
      }
      #expect(pieces.map(\.part) == expected.keys.sorted(), "seed \(seed)")
      for piece in pieces {
        #expect(abs(piece.geometry.area - (expected[piece.part] ?? -1)) < 1e-9 * 600, "seed \(seed)")
      }
    }
  }

  @Test func coordinatesThatAreNoNumbersAreRefused() throws {
    let bad = Geometry.multiPoint([Point(x: .nan, y: 0)])
    let failure = #expect(throws: Failure.self) { try bad.union(Shapes.rectangle(0, 0, 1, 1)) }
    #expect(failure?.kind == .computation)
    #expect(throws: Failure.self) { try Shapes.line([(0, 0), (.infinity, 0)]).mergedLines() }
  }
}
