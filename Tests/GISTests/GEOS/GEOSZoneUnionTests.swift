import TestSupport
import Testing

@testable import GIS

@Suite struct GEOSZoneUnionTests {
  /// Four squares of 10 × 10 m about a corner are a partition: 400 m² once.
  @Test func aPartitionHasNoOverlap() throws {
    let zones = try [(0.0, 0.0), (10, 0), (0, 10), (10, 10)].map {
      try Shapes.rectangle($0.0, $0.1, $0.0 + 10, $0.1 + 10)
    }
    let union = try ZoneUnion(of: zones)
    #expect(union.sumOfAreas == .squareMetres(400) && union.area == .squareMetres(400))
    #expect(union.overlapArea == .zero && union.overlaps.isEmpty)
    #expect(union.geometry?.polygons.count == 1)
  }

  /// 10 × 10 m squares, the second 4 m into the first (40 m²), the third 1 m into the second (10 m²).
  @Test func overlapsAreReportedLargestFirst() throws {
    let zones = try [15.0, 6, 0].map { try Shapes.rectangle($0, 0, $0 + 10, 10) }
    let union = try ZoneUnion(of: zones)
    #expect(union.sumOfAreas == .squareMetres(300))
    #expect(union.area == .squareMetres(250))
    #expect(union.overlapArea == .squareMetres(50))
    #expect(union.overlaps.map(\.area.squareMetres) == [40, 10])
    #expect(union.overlaps.map(\.first) == [1, 0])
    #expect(union.overlaps.map(\.second) == [2, 1])
  }

  /// Neighbours that do not share their corners, a zone inside another, zones apart, the same zone twice.
  @Test func zonesThatAreNoCoverage() throws {
    let low = try Shapes.rectangle(0, 0, 10, 5)
    let upper = [try Shapes.rectangle(0, 5, 4, 10), try Shapes.rectangle(4, 5, 10, 10)]
    let jointed = try ZoneUnion(of: [low] + upper)
    #expect(jointed.area == .squareMetres(100) && jointed.overlaps.isEmpty)
    let inside = try ZoneUnion(of: [low, try Shapes.rectangle(1, 1, 2, 2)])
    #expect(inside.area == .squareMetres(50) && inside.overlaps.map(\.area.squareMetres) == [1])
    let apart = try ZoneUnion(of: [low, try Shapes.rectangle(50, 50, 52, 52)])
    #expect(apart.area == .squareMetres(54) && apart.geometry?.polygons.count == 2)
    let twice = try ZoneUnion(of: [low, low])
    #expect(twice.area == .squareMetres(50) && twice.overlaps.map(\.area.squareMetres) == [50])
  }

  @Test func nothingToMerge() throws {
    #expect(try ZoneUnion(of: []).geometry == nil)
    #expect(try ZoneUnion(of: []).overlapArea == .zero)
    #expect(try ZoneUnion(of: [.multiPolygon([]), .point(Point(x: 0, y: 0))]).area == .zero)
  }

  /// The fourteen towns of an old survey: 0.96 km² counted twice, most of it between two pairs.
  @Test(.enabled(if: SharedData.isThere, Comment(rawValue: SharedData.reason)))
  func sharedTownsOverlap() throws {
    let source = try GeoJSON.read(contentsOf: SharedData.path("minhang/towns.geojson"))
    let extent = try #require(try source.geographicExtent(in: .wgs84))
    let system = try WorkingSystem.named("EPSG:4549", covering: [extent])
    let towns = try source.projected(from: .wgs84, to: system).features
    let names = towns.map { $0.properties["name"]?.text }
    let union = try ZoneUnion(of: towns.compactMap(\.geometry))
    #expect(abs(union.overlapArea.squareKilometres - 0.96) < 0.005)
    let pairs = union.overlaps.prefix(2).map { Set([names[$0.first], names[$0.second]]) }
    #expect(Set(pairs) == [["马桥镇", "江川路街道"], ["吴泾镇", "梅陇镇"]])
    let listed = union.overlaps.reduce(0) { $0 + $1.area.squareMetres }
    #expect(abs(listed - union.overlapArea.squareMetres) < 0.001 * listed)
    #expect(union.overlaps[0].area.squareMetres + union.overlaps[1].area.squareMetres > 0.85 * listed)
  }
}
