import Foundation
import TestSupport
import Testing

@Suite("Bad input: a message with the file and the place, the right exit code, no result")
struct BadInputTests {
  private static let openRing =
    #"{"type": "Polygon", "coordinates": [[[600000, 3440000], [601000, 3440000], [601000, 3441000], [600000, 3441000]]]}"#
  private static let shortRing =
    #"{"type": "Polygon", "coordinates": [[[600000, 3440000], [601000, 3440000], [600000, 3440000]]]}"#
  private static let crossing =
    #"{"type": "Polygon", "coordinates": [[[600000, 3440000], [601000, 3441000], [601000, 3440000], [600000, 3441000], [600000, 3440000]]]}"#
  private static let named = #""name": "a""#

  @Test(
    "Faulty zones",
    arguments: [
      ("no JSON", "zones: none"),
      ("truncated", String(collection([feature(Paper.square(0, 0, 9, 9), named)]).dropLast(40))),
      (
        "wrong nesting",
        collection([feature(#"{"type": "Polygon", "coordinates": [[1, 2], [3, 4]]}"#, named)])
      ),
      ("open ring", collection([feature(openRing, named)])),
      ("short ring", collection([feature(shortRing, named)])),
      ("crossing ring", collection([feature(crossing, named)])),
      ("NaN", collection([feature(#"{"type": "Point", "coordinates": [NaN, 2]}"#, named)])),
      ("1e999", collection([feature(#"{"type": "Point", "coordinates": [1e999, 2]}"#, named)])),
      ("empty file", ""),
      ("empty collection", collection([])),
      ("null geometry", collection([feature("null", named)])),
      ("deep nesting", String(repeating: "[", count: 100_000)),
      ("no name", collection([feature(Paper.square(0, 0, 9, 9), #""name": null"#)])),
      ("no surface", collection([feature(Paper.point(0, 0), named)])),
    ])
  func zones(_ what: String, _ text: String) throws {
    let city = try SmallCity()
    let bad = try city.scratch.write(text, to: "bad.geojson")
    let output = city.scratch("results")
    let run = try AmbitRun(city.coverage(["--zones", bad, "--format", "json", "--output", output]))
    #expect(run.code == 65, "\(what): \(run.errors)")
    #expect(run.errors.contains("error: \(bad)"), "\(what): \(run.errors)")
    #expect(run.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: output))
  }

  @Test("A longitude of 500 is no place on Earth")
  func longitude() throws {
    let city = try SmallCity()
    let bad = try city.scratch.write(
      collection([feature(#"{"type": "Point", "coordinates": [500, 31]}"#)]), to: "far.geojson")
    let run = try AmbitRun([
      "coverage", "--zones", city.zones, "--zones-system", "EPSG:4549", "--facilities", bad, "--radius",
      "400m",
    ])
    #expect(run.code == 65)
    #expect(run.errors.contains(bad) && run.errors.contains("feature 1"))
  }

  @Test(
    "People who are negative, text or missing are named by their feature",
    arguments: ["-1", #""many""#, "null"])
  func population(_ value: String) throws {
    let city = try SmallCity()
    let people = try city.scratch.write(
      collection([feature(Paper.point(1, 1), #""n": 1"#), feature(Paper.point(2, 2), #""n": \#(value)"#)]),
      to: "people.geojson")
    let run = try AmbitRun(
      city.coverage([
        "--population", people, "--population-property", "n", "--population-system", "EPSG:4549",
      ]))
    #expect(run.code == 65)
    #expect(run.errors.contains("\(people):2, feature 2"), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test(
    "A radius that is no length over 0 is wrong use", arguments: ["0", "-5m", "far", "500 lightyears", "nan"])
  func radius(_ text: String) throws {
    let city = try SmallCity()
    let run = try AmbitRun(city.coverage(["--radius=\(text)"]))
    #expect(run.code == 64)
    #expect(run.errors.contains("--radius"))
  }

  @Test("Web Mercator is refused as a working system")
  func webMercator() throws {
    let city = try SmallCity()
    let run = try AmbitRun(city.coverage(["--working-system", "EPSG:3857"]))
    #expect(run.code == 65)
    #expect(run.errors.contains("EPSG:3857"))
    #expect(run.output.isEmpty)
  }

  @Test("A missing file and a folder in its place")
  func missing() throws {
    let city = try SmallCity()
    for path in [city.scratch("none.geojson"), city.scratch.path] {
      for arguments in [
        city.coverage(["--zones", path]), ["info", path], ["convert", path, city.scratch("x")],
      ] {
        let run = try AmbitRun(arguments)
        #expect(run.code == 66)
        #expect(run.errors.contains("error: \(path): "))
        #expect(run.output.isEmpty)
      }
    }
  }

  @Test("A result that cannot be written")
  func unwritable() throws {
    let city = try SmallCity()
    let run = try AmbitRun(["convert", city.stops, "/dev/null/x", "--from", "EPSG:4549"])
    #expect(run.code == 73)
    #expect(run.errors.contains("/dev/null"))
  }
}
