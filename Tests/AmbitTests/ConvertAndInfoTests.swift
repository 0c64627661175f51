import Foundation
import GIS
import TestSupport
import Testing

@Suite("ambit convert and ambit info")
struct ConvertAndInfoTests {
  @Test("To GCJ-02 and back returns to the place within the 7 decimals of the file")
  func roundTrip() throws {
    let scratch = try TestFolder()
    let text = collection([
      feature(#"{"type": "Point", "coordinates": [121.3807351, 31.1130592]}"#, #""站": "莘庄""#)
    ])
    let original = try scratch.write(text, to: "a.geojson")
    let shifted = scratch("b.geojson")
    let back = scratch("c.geojson")
    #expect(try AmbitRun(["convert", original, shifted, "--to", "gcj02"]).code == 0)
    #expect(try AmbitRun(["convert", shifted, back, "--from", "gcj02"]).code == 0)
    let moved = try SourceLayer.read(contentsOf: shifted)
    let returned = try SourceLayer.read(contentsOf: back)
    // Minhang's shift is 489 m: over four thousandths of a degree of longitude.
    #expect(moved.coordinates[0].x - 121.3807351 > 0.004)
    #expect(abs(returned.coordinates[0].x - 121.3807351) <= 2e-7)
    #expect(abs(returned.coordinates[0].y - 31.1130592) <= 2e-7)
    #expect(returned.features[0].properties["站"] == .string("莘庄"))
  }

  /// Nothing but the file itself says that it is in metres; EPSG:4549 has its axis at 120° E, 500 km east of its origin.
  /// CGCS2000 is within a metre of WGS-84 but not the same system.
  @Test(
    "A file in another system names it, and is read back in it",
    arguments: ["EPSG:4549", "EPSG:4490", "bd09"])
  func system(code: String) throws {
    let scratch = try TestFolder()
    let original = try scratch.write(
      collection([feature(#"{"type": "Point", "coordinates": [120, 31.1130592]}"#)]), to: "a.geojson")
    let written = scratch("b.geojson")
    let run = try AmbitRun(["convert", original, written, "--to", code])
    #expect(run.code == 0 && run.errors.contains("BD-09 has no code") == (code == "bd09"), "\(run.errors)")
    let name = code == "bd09" ? "BD-09" : code
    #expect(try AmbitRun(["info", written, "--format", "json"]).json(Summary.self).system == name)
    let layer = try SourceLayer.read(contentsOf: written)
    #expect(layer.declaredSystem == name)
    if code == "EPSG:4549" { #expect(abs(layer.coordinates[0].x - 500_000) < 1e-6) }
    let text = try String(contentsOfFile: written, encoding: .utf8)
    let urn = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4549"}}"#
    #expect(text.contains(urn) == (code == "EPSG:4549"))
    let back = try AmbitRun(["convert", written, "-"])
    let place = try SourceLayer.read(Array(back.output), file: "back.geojson")
    #expect(place.declaredSystem == nil && !back.text.contains("crs"))
    #expect(abs(place.coordinates[0].x - 120) <= 2e-7 && abs(place.coordinates[0].y - 31.1130592) <= 2e-7)
  }

  /// The name tells KML; text of GeoJSON in it would be read by nothing. A name without a point tells nothing.
  @Test("An ending that cannot be written is refused before any work")
  func unwritable() throws {
    let scratch = try TestFolder()
    let original = try scratch.write(
      collection([feature(#"{"type": "Point", "coordinates": [121, 31]}"#)]), to: "a.geojson")
    for ending in ["shp", "kml", "csv", "xyz"] {
      let run = try AmbitRun(["convert", original, scratch("b.\(ending)")])
      #expect(run.code == 64 && run.errors.contains(".geojson, .json, .gpkg or .fgb"), "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: scratch("b.\(ending)")))
    }
    // Refused although the input is not there either.
    #expect(try AmbitRun(["convert", "none.geojson", "b.shp"]).code == 64)
    for name in ["-", scratch("b.json"), scratch("b")] {
      #expect(try AmbitRun(["convert", original, name]).code == 0)
    }
  }

  private struct Summary: Decodable {
    struct Property: Decodable {
      let name: String
      let types: [String]
      let examples: [String]
    }
    struct Fault: Decodable { let code: String }
    let features: Int
    let extent: [Double]?
    let geometryTypes: [String: Int]
    let properties: [Property]
    let problems: [Fault]
    let system: String
  }

  @Test("Info counts features, types and properties, and finds a crossing outline")
  func info() throws {
    let scratch = try TestFolder()
    let crossing = #"{"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}"#
    let file = try scratch.write(
      collection([
        feature(crossing, #""n": 1, "name": "甲""#),
        feature(#"{"type": "Point", "coordinates": [3, 2]}"#, #""n": "x""#), feature("null"),
      ]), to: "a.geojson")
    let run = try AmbitRun(["info", file, "--format", "json"])
    #expect(run.code == 0, "\(run.errors)")
    let summary = try run.json(Summary.self)
    #expect(summary.features == 3)
    #expect(summary.extent == [0, 0, 3, 2])
    #expect(summary.geometryTypes == ["Polygon": 1, "Point": 1, "null": 1])
    #expect(summary.properties.map(\.name) == ["n", "name"])
    #expect(summary.properties[0].types == ["number", "text"])
    #expect(summary.properties[0].examples == ["1", "x"])
    #expect(summary.problems.contains { $0.code == "self-crossing" })
    #expect(summary.system == "EPSG:4326")
  }

  /// An edge along the parallel of 45° N, 0.02° or 1,574 m long, is a chord in the plane: its middle lies 1574² · tan 45° ÷
  /// (8 · 6,378,000) = 0.049 m north of the parallel. A notch up to 1.8e-7° = 0.020 m north of the parallel crosses such an
  /// edge in degrees alone where it comes from the south, and in the plane alone where it comes from the north.
  @Test("Info and check agree whether outlines cross, in the plane", arguments: [44.98, 45.02])
  func plane(base: Double) throws {
    let scratch = try TestFolder()
    let corners = [
      (0, base), (0.009, base), (0.01, 45.00000018), (0.011, base), (0.02, base), (0.02, 45), (0, 45),
      (0, base),
    ].map { "[\($0.0 + 121), \($0.1)]" }.joined(separator: ", ")
    let file = try scratch.write(
      collection([feature(#"{"type": "Polygon", "coordinates": [[\#(corners)]]}"#)]), to: "a.geojson")
    let summary = try AmbitRun(["info", file, "--format", "json"]).json(Summary.self)
    let crosses = base > 45
    // Valid in the file, the one that crosses in the plane is made valid there and told of.
    #expect(summary.problems.map(\.code) == (crosses ? ["made-valid"] : []))
    #expect(try AmbitRun(["check", file]).code == 0)
  }

  @Test("Without PROJ's database every command says what is missing, and where it was looked for")
  func withoutDatabase() throws {
    let scratch = try TestFolder()
    let file = try scratch.write(
      collection([feature(#"{"type": "Polygon", "coordinates": [[[0, 0], [0.1, 0], [0, 0.1], [0, 0]]]}"#)]),
      to: "a.geojson")
    let environment = ["PROJ_DATA": scratch.path, "PROJ_LIB": scratch.path]
    let commands = [
      ["info", file], ["check", file], ["convert", file, "-", "--from", "GCJ-02", "--to", "EPSG:4549"],
      ["coverage", "--zones", file, "--facilities", file, "--radius", "1km"],
      [
        "coverage", "--zones", file, "--facilities", file, "--facilities-system", "EPSG:4549", "--radius",
        "1km",
      ],
    ]
    for command in commands {
      let run = try AmbitRun(command, environment: environment)
      #expect([64, 65, 66].contains(run.code), "\(command) \(run.code)")
      #expect(run.errors.contains("proj.db, is not to be found"), "\(command) \(run.errors)")
      #expect(run.errors.contains(scratch.path) && run.errors.contains("proj-data"))
      #expect(!run.errors.contains("no coordinate system that is known"))
    }
  }

  @Test("A wrong name of a system is told with those that may be meant")
  func wrongSystem() throws {
    let run = try AmbitRun(["convert", "a.geojson", "-", "--from", "EPSG:4594"])
    #expect(run.code == 64 && run.errors.contains("EPSG:4549 (CGCS2000 / 3-degree Gauss-Kruger CM 120E)"))
  }

  @Test("Degrees that are declared as metres are no input of convert")
  func degreesForMetres() throws {
    let scratch = try TestFolder()
    let file = try scratch.write(
      collection([feature(#"{"type": "Point", "coordinates": [121.4, 31.1]}"#)]), to: "a.geojson")
    let run = try AmbitRun(["convert", file, "-", "--from", "EPSG:4549"])
    #expect(run.code == 65 && run.output.isEmpty)
    #expect(run.errors.contains("they look like longitude and latitude"))
  }

  /// A surface around half the Earth fits no plane to 0.1 %; a layer out of range is no place at all. Each is looked at as
  /// it is.
  @Test("Without a plane, info looks at the coordinates of the file", arguments: [170, 300])
  func withoutPlane(east: Int) throws {
    let scratch = try TestFolder()
    let crossing = "[[0, 0], [\(east), 50], [\(east), 0], [0, 50], [0, 0]]"
    let file = try scratch.write(
      collection([feature(#"{"type": "Polygon", "coordinates": [\#(crossing)]}"#)]), to: "a.geojson")
    let summary = try AmbitRun(["info", file, "--format", "json"]).json(Summary.self)
    #expect(summary.problems.contains { $0.code == "self-crossing" })
  }

  @Test("Info says what it reads, and what makes a layer of the rest")
  func otherFormats() throws {
    let scratch = try TestFolder()
    let help = try AmbitRun(["info", "--help"]).text
    #expect(!help.contains("any format") && help.contains("ambit import osm"))
    let feed = scratch("a.zip")
    try Data(ZipFile.bytes([(name: "stops.txt", text: "stop_id\n")])).write(to: URL(fileURLWithPath: feed))
    for (file, hint) in [
      (try scratch.write("x", to: "a.osm.pbf"), "ambit import osm"), (feed, "ambit import gtfs"),
    ] {
      let run = try AmbitRun(["info", file])
      #expect(run.code == 65 && run.errors.contains(hint), "\(run.errors)")
    }
  }
}
