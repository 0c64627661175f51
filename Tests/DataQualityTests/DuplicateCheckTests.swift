import GIS
import Testing
import TestSupport

@testable import DataQuality

/// Features that stand twice, exactly or nearly.
@Suite struct DuplicateCheckTests {
  /// The second stop repeats the first but for its id; the third is another line at the same place.
  @Test func pointsAtOnePlace() throws {
    let found = try findings(
      layer(
        "stops",
        [
          .point(0, 0, #""id": 1, "name": "甲", "line": "1""#),
          .point(0, 0, #""id": 2, "name": "甲", "line": "1""#),
          .point(0, 0, #""id": 3, "name": "甲", "line": "2""#), .point(500, 0, #""id": 4, "name": "乙""#),
        ]))
    #expect(found.lines == ["warning duplicate-features stops 1", "note same-place stops 1"])
    #expect(found.map { $0.spots[0].place.feature } == [2, 3])
  }

  /// The same square from another corner and the other way round; the same line backwards; a third line of its own.
  @Test func spellingsOfOneGeometry() throws {
    let found = try findings(
      layer(
        "parks", [.surface([(0, 0), (9, 0), (9, 9), (0, 9)]), .surface([(9, 9), (9, 0), (0, 0), (0, 9)])]),
      layer(
        "roads",
        [.line([(0, 0), (5, 1), (9, 0)]), .line([(9, 0), (5, 1), (0, 0)]), .line([(0, 0), (9, 0)])]))
    #expect(found.lines.contains("warning duplicate-features parks 1"))
    #expect(found.lines.contains("warning duplicate-features roads 1"))
  }

  /// A random ring, turned and reversed, has one canonical form; moved by a metre, another.
  @Test(arguments: 0..<50 as Range<UInt64>) func canonicalForm(seed: UInt64) throws {
    var random = Seeded(seed)
    let corners = (0..<Int.random(in: 3...12, using: &random)).map { _ in
      at(Double(Int.random(in: 0...5, using: &random)), Double(Int.random(in: 0...5, using: &random)))
    }
    // A ring that visits its least corner twice has no single beginning.
    let least = corners.min { ($0.x, $0.y) < ($1.x, $1.y) }
    let area = polygon(corners).area
    if corners.count(where: { $0 == least }) > 1 || area == 0 { return }
    let turn = Int.random(in: 0..<corners.count, using: &random)
    var turned = Array(corners[turn...] + corners[..<turn])
    if Bool.random(using: &random) { turned.reverse() }
    let moved = corners.map { at($0.x + 1, $0.y) }
    #expect(Geometry.polygon(polygon(turned)).canonical == Geometry.polygon(polygon(corners)).canonical)
    #expect(Geometry.polygon(polygon(moved)).canonical != Geometry.polygon(polygon(corners)).canonical)
  }

  /// 0.5 m apart and alike; 0.5 m apart and different; 5 m apart and alike (two poles of one stop) are no duplicates,
  /// but bear one name; so do two 90 m apart, and not those 110 m apart.
  @Test func pointsNearEachOther() throws {
    let found = try findings(
      layer(
        "stops",
        [
          .point(0, 0, #""name": "甲""#), .point(0.5, 0, #""name": "甲""#),
          .point(1_000, 0, #""name": "乙""#), .point(1_000.5, 0, #""name": "丙""#),
          .point(2_000, 0, #""name": "丁""#), .point(2_005, 0, #""name": "丁""#),
          .point(3_000, 0, #""name": "戊""#), .point(3_090, 0, #""name": "戊""#),
          .point(4_000, 0, #""name": "己""#), .point(4_110, 0, #""name": "己""#),
        ]))
    #expect(
      found.lines == [
        "warning near-duplicates stops 1", "note nearly-same-place stops 1", "note same-name-nearby stops 2",
      ])
    #expect(found.map { $0.spots.map { $0.place.feature ?? 0 } } == [[2], [4], [6, 8]])
  }

  /// Twenty thousand points at one place are one group, and not compared pair by pair.
  @Test func manyPointsAtOnePlace() throws {
    let found = try findings(layer("stops", (0..<20_000).map { _ in .point(7, 7, #""name": "甲""#) }))
    #expect(found.lines == ["warning duplicate-features stops 19999"])
  }
}
