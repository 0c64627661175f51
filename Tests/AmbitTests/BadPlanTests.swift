import Foundation
import TestSupport
import Testing

@Suite("Bad plans: the line, what to do, exit code 65, nothing written")
struct BadPlanTests {
  // The plan's measure stands on line 11, its parameters on line 12.
  @Test(
    "An indicator that cannot be computed as it stands; the line is that of the fault",
    arguments: [
      ("unknown measure", "measure: covrage", ":11:", "coverage"),
      (
        "unknown parameter", "measure: coverage\n    parameters: { facilities: stops, radis: 400 m }", ":12:",
        "radius"
      ),
      (
        "unknown layer", "measure: coverage\n    parameters: { facilities: stop, radius: 400 m }", ":12:",
        "stops"
      ),
      (
        "unknown unit", "measure: coverage\n    parameters: { facilities: stops, radius: 400 furlongs }",
        ":12:", "500 m"
      ),
      ("radius 0", "measure: coverage\n    parameters: { facilities: stops, radius: 0 m }", ":12:", "1 mm"),
      (
        "negative radius", "measure: coverage\n    parameters: { facilities: stops, radius: -5 m }", ":12:",
        "1 mm"
      ),
      ("duplicate key", "measure: coverage\n    measure: total", ":11:", "Remove or rename"),
    ])
  func indicator(_ what: String, _ lines: String, _ place: String, _ advice: String) throws {
    let city = try SmallCity()
    try expectRefusal(of: city.plan(indicator: lines), in: city, what, place, advice)
  }

  @Test("Web Mercator as working system")
  func webMercator() throws {
    let city = try SmallCity()
    try expectRefusal(of: city.plan(system: "EPSG:3857"), in: city, "EPSG:3857", ":2:", "→")
  }

  @Test("People who are negative or text are named by their feature", arguments: ["-1", #""many""#])
  func population(_ value: String) throws {
    let city = try SmallCity()
    try city.scratch.write(
      collection([feature(Paper.point(1, 1), #""n": 1"#), feature(Paper.point(2, 2), #""n": \#(value)"#)]),
      to: "stops.geojson")
    try expectRefusal(
      of: city.plan(more: "population: { layer: stops, property: n }"), in: city, value,
      "stops.geojson", "feature 2")
  }

  @Test("A layer whose file is missing, and one that is a folder, are told together with their lines")
  func missing() throws {
    let city = try SmallCity()
    try FileManager.default.removeItem(atPath: city.stops)
    try FileManager.default.removeItem(atPath: city.zones)
    try FileManager.default.createDirectory(atPath: city.zones, withIntermediateDirectories: false)
    let run = try AmbitRun(["evaluate", try city.plan()])
    #expect(run.code == 66, "\(run.errors)")
    #expect(run.errors.contains("zones.geojson") && run.errors.contains("stops.geojson"), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test("Ids given twice in a file are a warning with both places, and do not stop the run")
  func duplicateIDs() throws {
    let city = try SmallCity()
    let stops = [Paper.point(1_000, 1_000), Paper.point(2_000, 1_000)]
      .map { #"{"type": "Feature", "id": 7, "properties": {}, "geometry": \#($0)}"# }
    try city.scratch.write(collection(stops), to: "stops.geojson")
    for arguments in [["evaluate", try city.plan(), "--format", "csv"], city.coverage(["--format", "csv"])] {
      let run = try AmbitRun(arguments)
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.errors.contains("warning: \(city.stops):2"), "\(run.errors)")
      #expect(run.errors.contains("feature 2") && run.errors.contains("feature 1"), "\(run.errors)")
    }
  }

  private func expectRefusal(
    of plan: String, in city: SmallCity, _ what: String, _ place: String, _ advice: String
  ) throws {
    let run = try AmbitRun(["evaluate", plan])
    #expect(run.code == 65, "\(what): \(run.errors)")
    #expect(run.errors.contains(place), "\(what): \(run.errors)")
    #expect(run.errors.contains(advice), "\(what): \(run.errors)")
    #expect(run.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: city.scratch("results")))
  }
}
