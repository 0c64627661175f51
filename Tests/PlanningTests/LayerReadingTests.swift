import Foundation
import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

@Suite struct LayerReadingTests {
  private func plan(_ layer: String) -> String {
    """
    title: Reading
    working-system: EPSG:4549
    layers:
      towns: { file: towns.geojson, name-field: name }
      stops: { \(layer) }
    zones: { layer: towns }
    indicators:
      - { id: stops, name: Stops, measure: total, parameters: { layers: stops, of: count } }
    """
  }

  @Test(arguments: [
    ("gtfs: stop", "unknown-choice"), ("window: 07:00-09:00", "no-gtfs"), ("day: monday", "no-gtfs"),
    ("departures-at-least: 4", "no-gtfs"), ("gtfs: stops, window: 9-7", "not-a-window"),
    ("gtfs: stops, day: Montag", "not-a-day"), ("gtfs: stops, departures-at-least: many", "not-a-number"),
    ("gtfs: routes, departures-at-least: 4", "no-stops"), ("gtfs: stops, preset: streets", "two-contents"),
    ("preset: roads", "unknown-preset"), ("encoding: Klingon", "unknown-encoding"), ("layer: []", "not-text"),
  ])
  func faultsAreReportedWithTheirLine(keys: String, code: String) throws {
    let text = plan("file: feed.zip, " + keys)
    #expect(try errors(in: text, files: ["towns.geojson", "feed.zip"]).contains("5: \(code)"))
  }

  /// A square of 0.02° around two stops: one with a departure at 8:00, one where the trip ends.
  private static let towns = #"""
    {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"甲"},"geometry":{"type":"Polygon",
    "coordinates":[[[121.29,31.09],[121.33,31.09],[121.33,31.12],[121.29,31.12],[121.29,31.09]]]}}]}
    """#
  private static let feed: [(name: String, text: String)] = [
    ("stops.txt", "stop_id,stop_name,stop_lat,stop_lon\na,甲站,31.10,121.30\nb,乙站,31.10,121.31\n"),
    ("routes.txt", "route_id,route_type\nR,3\n"), ("trips.txt", "route_id,service_id,trip_id\nR,s,t\n"),
    ("calendar_dates.txt", "service_id,date,exception_type\ns,20190520,1\n"),
    ("stop_times.txt", "trip_id,departure_time,stop_id,stop_sequence\nt,08:00:00,a,1\nt,08:10:00,b,2\n"),
  ]

  private func overall(_ fixture: TestFolder) throws -> (value: Double?, inputs: [InputFile]) {
    let workspace = try Workspace(plan: fixture("plan.yaml"))
    let evaluation = try workspace.evaluation()
    return (evaluation.indicators[0].result.overall.value, evaluation.inputs)
  }

  @Test func aPlanNamesAFeedDirectly() throws {
    let fixture = try TestFolder(["towns.geojson": Self.towns])
    let archive = ZipFile.bytes(Self.feed)
    try fixture.write(archive, to: "feed.zip")
    try fixture.write(plan("file: feed.zip, gtfs: stops"), to: "plan.yaml")
    #expect(try overall(fixture).value == 2)
    // Half a departure an hour is one in the two hours: a alone has it.
    try fixture.write(
      plan("file: feed.zip, gtfs: stops, window: 07:00-09:00, day: monday, departures-at-least: 0.5"),
      to: "plan.yaml")
    let (value, inputs) = try overall(fixture)
    #expect(value == 1)
    let input = try #require(inputs.first { $0.file == "feed.zip" })
    #expect(input.layers == ["stops"] && input.sha256 == Fingerprint(of: archive).hex)
  }

  /// A feed names its stops by stop_id and stop_name, so that a plan need not say so; another name-field stands.
  @Test(arguments: [("", "甲站"), (", name-field: stop_id", "a")])
  func stopsOfAFeedHaveTheirIDAndName(field: String, name: String) throws {
    let fixture = try TestFolder(["towns.geojson": Self.towns])
    try fixture.write(ZipFile.bytes(Self.feed), to: "feed.zip")
    let coverage =
      "{ id: near, name: Near, measure: coverage, parameters: { facilities: stops, radius: 400 m } }"
    try fixture.write(
      plan("file: feed.zip, gtfs: stops" + field) + "\n  - " + coverage, to: "plan.yaml")
    let layers = try Workspace(plan: fixture("plan.yaml")).evaluation().indicators[1].result.layers
    let stops = try #require(layers.first { $0.role == .facilities }).layer.features
    #expect(stops[0].id == .string("a") && stops[0].properties["name"] == .string(name))
    #expect(stops[0].properties["layer"] == .string("stops"))
  }

  /// Both stops stand on the street, so that each has streets and an area of its own; without a street near nothing is
  /// reached, and both are told of.
  @Test func walksToStopsOfAFeedHaveTheirIDAndName() throws {
    func street(_ latitude: Double) -> String {
      #"{"type":"LineString","coordinates":[[121.29,\#(latitude)],[121.32,\#(latitude)]]}"#
    }
    let fixture = try TestFolder([
      "towns.geojson": Self.towns, "near.geojson": street(31.10), "far.geojson": street(31.115),
    ])
    try fixture.write(ZipFile.bytes(Self.feed), to: "feed.zip")
    let parameters =
      "{ facilities: stops, radius: 400 m, of: streets, distance: along-streets, streets: roads }"
    func layers(_ streets: String) throws -> [ResultLayer] {
      let text = plan("file: feed.zip, gtfs: stops").replacing(
        "zones: {", with: "  roads: { file: \(streets) }\nzones: {")
      try fixture.write(
        text + "\n  - { id: near, name: Near, measure: coverage, parameters: \(parameters) }", to: "plan.yaml"
      )
      return try Workspace(plan: fixture("plan.yaml")).evaluation().indicators[1].result.layers
    }
    func expect(_ role: ResultLayer.Role, in layers: [ResultLayer]) throws {
      let features = try #require(layers.first { $0.role == role }).layer.features
      #expect(features.map(\.id) == [.string("a"), .string("b")])
      #expect(features.map { $0.properties["name"]?.text } == ["甲站", "乙站"])
    }
    let near = try layers("near.geojson")
    try expect(.covered, in: near)
    try expect(.serviceAreas, in: near)
    try expect(.unsnapped, in: layers("far.geojson"))
  }

  @Test func twoLayersOfOneFeedAreReadEachForItself() throws {
    let fixture = try TestFolder(["towns.geojson": Self.towns])
    try fixture.write(ZipFile.bytes(Self.feed), to: "feed.zip")
    let text = plan("file: feed.zip, gtfs: stops").replacing(
      "zones: {", with: "  lines: { file: feed.zip, gtfs: routes }\nzones: {")
    try fixture.write(
      text + "\n  - { id: lines, name: Lines, measure: total, parameters: { layers: lines, of: count } }",
      to: "plan.yaml")
    let evaluation = try Workspace(plan: fixture("plan.yaml")).evaluation()
    #expect(evaluation.indicators.map { $0.result.overall.value } == [2, 1])
    #expect(evaluation.inputs.filter { $0.file == "feed.zip" }.map(\.layers) == [["stops", "lines"]])
  }

  @Test(.enabled(if: OGR.isThere, "\(OGR.reason)"))
  func aPlanNamesAShapefileAndAGeoPackageDirectly() throws {
    let places = #"{"type":"MultiPoint","coordinates":[[121.30,31.10],[121.31,31.10]]}"#
    let fixture = try TestFolder(["towns.geojson": Self.towns, "p.geojson": places])
    for (file, options) in [
      ("站.shp", ["-f", "ESRI Shapefile", "-lco", "ENCODING=GBK", "-explodecollections"]),
      ("站.gpkg", ["-f", "GPKG", "-nln", "站点"]),
    ] {
      try #require(OGR.run(options + [fixture(file), fixture("p.geojson")]) == 0)
    }
    try FileManager.default.removeItem(atPath: fixture("站.prj"))
    try fixture.write(plan("file: 站.shp, system: WGS84, encoding: GBK"), to: "plan.yaml")
    let (value, inputs) = try overall(fixture)
    #expect(value == 2)
    #expect(inputs.map(\.file).contains("站.shp") && inputs.count { $0.layers == ["stops"] } == 4)
    try fixture.write(plan("file: 站.shp, encoding: GBK"), to: "plan.yaml")
    #expect {
      try overall(fixture)
    } throws: { ($0 as? Failure)?.problems.contains { $0.code == "no-coordinate-system" } == true }
    try fixture.write(plan("file: 站.gpkg, layer: 站点"), to: "plan.yaml")
    // A multi-point is one feature.
    #expect(try overall(fixture).value == 1)
  }
}
