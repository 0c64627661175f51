import DataQuality
import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// A plan's data, checked through the plan.
@Suite struct InspectionTests {
  /// A square of a kilometre or so, in degrees.
  private static func square(_ west: Double, _ name: String) -> String {
    let (a, b) = (west, west + 0.01)
    return
      #"{"type":"Feature","properties":{"name":"\#(name)"},"geometry":{"type":"Polygon","coordinates":[[[\#(a),31.0],[\#(b),31.0],[\#(b),31.01],[\#(a),31.01],[\#(a),31.0]]]}}"#
  }

  private static func line(_ west: Double, _ latitude: Double, _ properties: String = "") -> String {
    #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"LineString","coordinates":[[\#(west),\#(latitude)],[\#(west + 0.01),\#(latitude)]]}}"#
  }

  private static func point(_ x: Double, _ y: Double, _ properties: String) -> String {
    #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Point","coordinates":[\#(x),\#(y)]}}"#
  }

  private static func collection(_ features: String...) -> String {
    #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",\n") + "]}"
  }

  private static let files = [
    "towns.geojson": collection(square(121.40, "西镇"), square(121.41, "东镇")),
    // 0.0001° of latitude are 11 m: two tracks.
    "routes.geojson": collection(line(121.40, 31.005), line(121.40, 31.0051)),
    "people.geojson": collection(point(121.401, 31.001, #""n": 5"#), point(121.402, 31.001, #""n": "x""#)),
    "stops.geojson": collection(
      point(121.403, 31.001, #""kind": "bus""#), point(121.403, 31.001, #""kind": "bus""#),
      point(121.404, 31.001, #""kind": "rail""#)),
  ]

  private static func plan(_ indicators: String, layers: String = "", zones: String = "") -> String {
    """
    title: Small
    working-system: EPSG:4549
    layers:
      towns: { file: towns.geojson }
      routes: { file: routes.geojson }
      people: { file: people.geojson }
      bus: { file: stops.geojson, where: { kind: bus } }
      rail: { file: stops.geojson, where: { kind: rail } }
    \(layers)
    zones: { layer: towns, name-field: name\(zones) }
    population: { layer: people, property: n }
    indicators:
    \(indicators)
    """
  }

  private static let stopLand = """
      - { id: a, name: A, measure: coverage, parameters: { facilities: bus, radius: 400 m } }
    """

  private func lines(_ plan: String) throws -> [String] {
    let fixture = try TestFolder(Self.files)
    try fixture.write(plan, to: "plan.yaml")
    return try Inspection(plan: fixture("plan.yaml")).findings.map {
      "\($0.severity.rawValue) \($0.kind) \($0.layer) \($0.count)"
    }
  }

  /// The people's text, the tracks that stand twice, and the bus stop that stands twice: in the layer of buses alone,
  /// though that of rail is the same file.
  @Test func layersAreCheckedAsThePlanUsesThem() throws {
    #expect(
      try lines(Self.plan(Self.stopLand)) == [
        "error people-not-a-number people 1", "warning duplicate-features bus 1",
        "warning parallel-lines routes 1",
      ])
  }

  /// Routes that are counted by road centre line are no fault.
  @Test func parallelsThatCountOnce() throws {
    let distinct = """
        - { id: a, name: A, measure: density, parameters: { layers: routes, distinct: true } }
      """
    #expect(!(try lines(Self.plan(distinct))).contains { $0.contains("parallel-lines") })
  }

  /// What one indicator counts once, another counts as often as it is drawn, and the finding names it.
  @Test func parallelsAreJudgedByIndicator() throws {
    let both = """
        - { id: once, name: A, measure: density, parameters: { layers: routes, distinct: true } }
        - { id: twice, name: B, measure: total, parameters: { layers: routes, of: length } }
      """
    let fixture = try TestFolder(Self.files)
    try fixture.write(Self.plan(both), to: "plan.yaml")
    let found = try Inspection(plan: fixture("plan.yaml")).findings.filter {
      $0.kind == "parallel-lines"
    }
    #expect(found.map(\.layer) == ["routes"])
    #expect(found.first?.message.en.hasSuffix("Counted as often as drawn by: twice.") == true)
    let counted = both.replacing("of: length }", with: "of: length, distinct: true }")
    #expect(!(try lines(Self.plan(counted))).contains { $0.contains("parallel-lines") })
  }

  /// The two routes are streets only where somebody walks along them: two parts without a way between.
  @Test func streetsOfThePlan() throws {
    let walk = """
        - { id: a, name: A, measure: coverage,
            parameters: { facilities: bus, radius: 400 m, of: population, distance: along-streets, streets: routes } }
      """
    #expect(try lines(Self.plan(walk)).contains("warning street-islands routes 1"))
    #expect(!(try lines(Self.plan(Self.stopLand))).contains { $0.contains("street-islands") })
  }

  /// A misspelt measure, a file that is not there, a condition on a property that nobody has, and a member that is no
  /// zone: all are findings, and the data are checked all the same.
  @Test func faultsOfThePlanAreFindings() throws {
    let found = try lines(
      Self.plan(
        "  - { id: a, name: A, measure: covrage }",
        layers: """
            gone: { file: gone.geojson }
            odd: { file: stops.geojson, where: { sort: bus } }
            none: { file: stops.geojson, where: { kind: tram } }
          """, zones: ", groups: { g: { name: G, members: [西镇, 北镇] } }"))
    for line in [
      "error unknown-measure plan 1", "error no-such-file plan 1", "error unknown-property plan 1",
      "error unknown-zone plan 1", "warning empty-layer plan 1", "error people-not-a-number people 1",
      "warning parallel-lines routes 1",
    ] {
      #expect(found.contains(line), "\(line) in \(found)")
    }
  }

  /// A layer that is no GeoJSON is a finding under its key; the others are checked.
  @Test func unreadableLayer() throws {
    let fixture = try TestFolder(Self.files)
    try fixture.write("{", to: "routes.geojson")
    try fixture.write(Self.plan(Self.stopLand), to: "plan.yaml")
    let found = try Inspection(plan: fixture("plan.yaml")).findings
    #expect(found.contains { $0.severity == .error && $0.layer == "routes" })
    #expect(found.contains { $0.kind == "duplicate-features" })
  }

  /// Of the three calls the one at b has no time of its own. The feed says so once, though two layers are of it, and each
  /// layer has a note of its own. A faulty feed is told of under the layer, though the fault is in a file of the archive.
  @Test func aFeedIsToldOfOnce() throws {
    var feed = [
      "feed/stops.txt": "stop_id,stop_name,stop_lat,stop_lon\na,甲站,31.005,121.40\nb,乙站,31.005,121.41\n",
      "feed/routes.txt": "route_id,route_type\nR,3\n",
      "feed/trips.txt": "route_id,service_id,trip_id\nR,s,t\n",
      "feed/calendar_dates.txt": "service_id,date,exception_type\ns,20190520,1\n",
      "feed/stop_times.txt":
        "trip_id,departure_time,stop_id,stop_sequence\nt,08:00:00,a,1\nt,,b,2\nt,08:10:00,a,3\n",
    ]
    func findings() throws -> [String] {
      let fixture = try TestFolder(Self.files.merging(feed) { $1 })
      let layers = "  feed: { file: feed, gtfs: stops }\n  lines: { file: feed, gtfs: routes }"
      try fixture.write(Self.plan(Self.stopLand, layers: layers), to: "plan.yaml")
      return try Inspection(plan: fixture("plan.yaml")).findings.map {
        "\($0.layer) \($0.kind)"
      }
    }
    let found = try findings()
    #expect(found.filter { $0.hasSuffix("times-between") } == ["feed times-between"], "\(found)")
    #expect(found.contains("feed stops") && found.contains("lines routes"), "\(found)")
    feed["feed/stop_times.txt"] = "trip_id,departure_time,stop_id,stop_sequence\nt,8h,a,1\n"
    #expect(try findings().contains("feed bad-time"))
  }

  /// A plan that is no YAML is one finding; one that is not there, a failure.
  @Test func noPlan() throws {
    let fixture = try TestFolder(["plan.yaml": "layers: [", "empty.yaml": ""])
    for name in ["plan.yaml", "empty.yaml"] {
      let found = try Inspection(plan: fixture(name))
      #expect(found.findings.count == 1 && found.hasErrors)
    }
    let failure = #expect(throws: Failure.self) { try Inspection(plan: fixture("none.yaml")) }
    #expect(failure?.kind == .missingInput)
  }
}
