import Testing
import TestSupport

@testable import GIS

@Suite struct GeoJSONSystemTests {
  @Test(arguments: [
    ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"), ("urn:ogc:def:crs:OGC::CRS84", "EPSG:4326"),
    ("OGC:CRS84", "EPSG:4326"), ("CRS84", "EPSG:4326"),
    ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "EPSG:4326"),
    ("urn:ogc:def:crs:EPSG::4549", "EPSG:4549"),
    ("urn:ogc:def:crs:EPSG:9.8:4549", "EPSG:4549"), ("epsg:4490", "EPSG:4490"),
    ("http://www.opengis.net/def/crs/EPSG/0/3857", "EPSG:3857"),
    ("http://www.opengis.net/gml/srs/epsg.xml#4326", "EPSG:4326"),
    // Names that are none of these go on to whoever knows them.
    ("ESRI:102100", "ESRI:102100"), ("EPSG:", "EPSG:"), ("Xian 1980", "Xian 1980"),
  ])
  func names(name: String, short: String) throws {
    #expect(shortSystemName(name) == short)
    let text =
      #"{"features":[],"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"\#(name)"}}}"#
    #expect(try GeoJSON.read(Array(text.utf8), file: "a").declaredSystem == short)
  }

  @Test func theCodeOf2008() throws {
    let text = #"{"type":"Point","coordinates":[1,2],"crs":{"type":"EPSG","properties":{"code":4490}}}"#
    #expect(try GeoJSON.read(Array(text.utf8), file: "a").declaredSystem == "EPSG:4490")
  }

  func problems(_ points: Point...) -> [Problem] {
    SourceLayer(
      name: "a", file: "a.geojson", coordinates: points,
      features: points.indices.map { SourceFeature(shape: .point($0), line: $0 + 2) }
    ).problemsOfDegrees()
  }

  @Test func degreesOutOfRange() {
    #expect(problems(at(180, 90), at(-180, -90)).isEmpty)
    let found = problems(at(500, 31), at(121, 31), at(121, -90.1))
    #expect(found.map(\.code) == ["longitude-range", "latitude-range"])
    #expect(found.map(\.place.feature) == [1, 3] && found.map(\.place.line) == [2, 4])
    #expect(problems(at(.nan, 1)).map(\.code) == ["longitude-range"])
  }

  @Test func whatTheFiguresLookLike() {
    #expect(problems(at(31, 121), at(30, 120)).map(\.code).last == "perhaps-swapped")
    #expect(problems(at(351_000, 3_449_000)).map(\.code).last == "perhaps-metres")
    #expect(problems(Point(x: 31, y: 121), Point(x: 500, y: 0)).allSatisfy { $0.severity == .error })
  }

  @Test func manyBadFeaturesAreCounted() {
    let points = Array(repeating: at(500, 0), count: 150)
    let layer = SourceLayer(
      name: "a", file: "a", coordinates: points,
      features: points.indices.map { SourceFeature(shape: .point($0)) })
    let found = layer.problemsOfDegrees()
    #expect(found.count == 101 && found.last?.message.en == "and 50 more errors.")
  }
}
