import Foundation
import TestSupport
import Testing

/// What one command refuses all refuse, and what one takes all take: the rules of reading are the same code.
@Suite("Check, coverage and evaluate agree on what is refused")
struct AgreementTests {
  /// A city of one square of 0.06° with a stop in it and people at two places, one part of which is replaced.
  struct Case: CustomTestStringConvertible {
    var what: String
    var isRefused: Bool
    var zones = collection([feature(polygon(west), named)])
    var stops = collection([feature(at(121.4, 31.1), #""r": 500"#)])
    var people: String?
    /// More parameters of the measure, and the same as options.
    var parameters = ""
    var options: [String] = []

    var testDescription: String { what }

    static func zone(_ what: String, refused: Bool, _ geometry: String, _ properties: String = named) -> Case
    {
      Case(what: what, isRefused: refused, zones: collection([feature(geometry, properties)]))
    }

    static func stop(_ what: String, refused: Bool, _ geometry: String, _ properties: String = "") -> Case {
      Case(what: what, isRefused: refused, stops: collection([feature(geometry, properties)]))
    }

    static func people(_ what: String, refused: Bool, _ features: [String]) -> Case {
      Case(
        what: what, isRefused: refused, people: collection([feature(at(121.41, 31.1), #""n": 7"#)] + features)
      )
    }
  }

  private static let named = #""name": "A""#
  private static let west =
    "[[121.38, 31.08], [121.44, 31.08], [121.44, 31.14], [121.38, 31.14], [121.38, 31.08]]"
  private static let east =
    "[[121.44, 31.08], [121.5, 31.08], [121.5, 31.14], [121.44, 31.14], [121.44, 31.08]]"
  private static let inner = "[[121.4, 31.1], [121.5, 31.1], [121.5, 31.12], [121.4, 31.12], [121.4, 31.1]]"

  private static func at(_ x: Double, _ y: Double) -> String {
    #"{"type": "Point", "coordinates": [\#(x), \#(y)]}"#
  }
  private static func polygon(_ rings: String...) -> String {
    #"{"type": "Polygon", "coordinates": [\#(rings.joined(separator: ", "))]}"#
  }
  private static func parts(_ rings: String...) -> String {
    #"{"type": "MultiPolygon", "coordinates": [\#(rings.map { "[\($0)]" }.joined(separator: ", "))]}"#
  }
  /// A square of 0.06° between two longitudes, in Fiji.
  private static func fiji(_ west: String, _ east: String) -> String {
    "[[\(west), -16.8], [\(east), -16.8], [\(east), -16.74], [\(west), -16.74], [\(west), -16.8]]"
  }

  static let zoneCases: [Case] = [
    .zone("sound", refused: false, polygon(west)),
    .zone(
      "an open ring", refused: true,
      polygon("[[121.38, 31.08], [121.44, 31.08], [121.44, 31.14], [121.38, 31.14]]")),
    .zone(
      "an outline that crosses itself", refused: true,
      polygon("[[121.38, 31.08], [121.42, 31.12], [121.42, 31.08], [121.38, 31.12], [121.38, 31.08]]")),
    .zone("parts that share an edge", refused: false, parts(west, east)),
    .zone("parts that overlap", refused: true, parts(west, inner)),
    .zone(
      "a hole that touches an edge", refused: false,
      polygon(west, "[[121.41, 31.08], [121.4, 31.09], [121.42, 31.09], [121.41, 31.08]]")),
    .zone(
      "a hole outside", refused: true,
      polygon(west, "[[121.6, 31.1], [121.7, 31.1], [121.7, 31.2], [121.6, 31.1]]")),
    .zone("an empty multi-polygon", refused: true, #"{"type": "MultiPolygon", "coordinates": []}"#),
    .zone("an empty polygon", refused: true, #"{"type": "Polygon", "coordinates": []}"#),
    .zone("no place", refused: true, "null"),
    .zone("a point", refused: true, at(121.4, 31.1)),
    .zone("a type in lower case", refused: true, polygon(west).replacing("Polygon", with: "polygon")),
    .zone("a FeatureCollection", refused: true, #"{"type": "FeatureCollection", "features": []}"#),
    .zone("a coordinate that is none", refused: true, polygon(west.replacing("121.44", with: "NaN"))),
    .zone("a number beyond all", refused: true, polygon(west.replacing("121.44", with: "1e999"))),
    .zone("a number beyond the Earth", refused: true, polygon(west.replacing("121.44", with: "1e300"))),
    .zone("a latitude of 91", refused: true, polygon(west.replacing(" 31.", with: " 91."))),
    .zone("three coordinates", refused: false, polygon(west.replacing("08]", with: "08, 4]"))),
    .zone("180 by rounding", refused: false, polygon(fiji("179.94", "180.00000000000017"))),
    .zone("longitudes beyond 180", refused: false, polygon(fiji("179.97", "180.03"))),
    .zone("cut at 180", refused: false, parts(fiji("179.97", "180"), fiji("-180", "-179.97"))),
    .zone("no name", refused: true, polygon(west), #""name": null"#),
    .zone("a name given twice", refused: false, polygon(west), #""name": "B", "name": "A""#),
    Case(
      what: "two zones of one name", isRefused: true,
      zones: collection([feature(polygon(west), named), feature(polygon(east), named)])),
    Case(what: "no features", isRefused: true, zones: collection([])),
    Case(what: "no file of GeoJSON", isRefused: true, zones: "zones: A"),
    Case(what: "an empty file", isRefused: true, zones: ""),
    Case(
      what: "a file cut short", isRefused: true,
      zones: String(collection([feature(polygon(west), named)]).dropLast(30))),
    Case(what: "a NUL", isRefused: true, zones: collection([feature(polygon(west), named)]) + "\0"),
    Case(what: "deep brackets", isRefused: true, zones: String(repeating: "[", count: 100_000)),
  ]

  static let otherCases: [Case] = [
    .stop("no place", refused: false, "null"),
    .stop("an empty multi-point", refused: false, #"{"type": "MultiPoint", "coordinates": []}"#),
    .stop("at 0, 0", refused: false, at(0, 0)),
    .stop("over the border", refused: false, at(121.4405, 31.1)),
    .stop("a Feature as geometry", refused: true, feature(at(121.4, 31.1))),
    .stop(
      "a surface that crosses itself", refused: true,
      polygon("[[121.38, 31.08], [121.42, 31.12], [121.42, 31.08], [121.38, 31.12], [121.38, 31.08]]")),
    .stop("a latitude of 121", refused: true, at(31.1, 121.4)),
    system("EPSG:4549", at(121.4, 31.1), refused: true),
    system("EPSG:4549", at(633_572, 3_442_905), refused: false),
    system("EPSG:4549", at(40_633_572, 3_442_905), refused: true),
    system("EPSG:2364", at(40_633_572, 3_442_905), refused: false),
    system("EPSG:999999", at(121.4, 31.1), refused: true),
    radii(#""r": "500 m""#, refused: false), radii(#""r": 0"#, refused: true),
    radii(#""r": "far""#, refused: true),
    radii(#""q": 500"#, refused: true),
    .people("sound", refused: false, [feature(at(121.42, 31.1), #""n": 0"#)]),
    .people("a missing number", refused: true, [feature(at(121.42, 31.1), #""n": null"#)]),
    .people("a number as text", refused: true, [feature(at(121.42, 31.1), #""n": "7""#)]),
    .people("a number below 0", refused: true, [feature(at(121.42, 31.1), #""n": -1"#)]),
    .people("a number beyond all", refused: true, [feature(at(121.42, 31.1), #""n": 1e999"#)]),
    .people(
      "a line", refused: true, [feature(#"{"type": "LineString", "coordinates": \#(west)}"#, #""n": 7"#)]),
    .people("points and surfaces", refused: true, [feature(polygon(inner), #""n": 7"#)]),
    .people("no place", refused: false, [feature("null", #""n": 7"#)]),
  ]

  private static func system(_ name: String, _ geometry: String, refused: Bool) -> Case {
    let text =
      collection([feature(geometry)]).dropLast()
      + #", "crs": {"type": "name", "properties": {"name": "\#(name)"}}}"#
    return Case(what: "\(geometry) in \(name)", isRefused: refused, stops: String(text))
  }

  private static func radii(_ property: String, refused: Bool) -> Case {
    var found = Case.stop("a radius of \(property)", refused: refused, at(121.4, 31.1), property)
    (found.parameters, found.options) = (", radius-property: r", ["--radius-property", "r"])
    return found
  }

  @Test("Faults of zones", arguments: zoneCases) func zones(_ found: Case) throws { try agree(on: found) }
  @Test("Faults of others", arguments: otherCases) func others(_ found: Case) throws { try agree(on: found) }

  private func agree(on found: Case) throws {
    let scratch = try TestFolder()
    let (zones, stops) = try (
      scratch.write(found.zones, to: "zones.geojson"), scratch.write(found.stops, to: "stops.geojson")
    )
    var options = ["--zones", zones, "--zone-name", "name", "--facilities", stops] + found.options
    var parameters = "facilities: stops, radius: 1 km" + found.parameters
    var population = ("", "")
    if let people = found.people {
      options += [
        "--population", try scratch.write(people, to: "people.geojson"), "--population-property", "n",
      ]
      parameters += ", of: population"
      population = ("  people: { file: people.geojson }", "population: { layer: people, property: n }")
    }
    let plan = try scratch.write(
      """
      title: City
      layers:
        zones: { file: zones.geojson }
        stops: { file: stops.geojson }
      \(population.0)
      zones: { layer: zones, name-field: name }
      \(population.1)
      indicators:
        - { id: cover, name: Cover, measure: coverage, parameters: { \(parameters) } }
      """, to: "plan.yaml")
    let runs = [
      ["check", plan], ["coverage", "--radius", "1km"] + options,
      ["evaluate", plan, "--output", scratch("out")],
    ]
    for arguments in runs {
      let run = try AmbitRun(arguments)
      #expect(
        run.code == (found.isRefused ? 65 : 0), "\(found.what): \(arguments[0])\n\(run.text)\(run.errors)")
    }
  }
}
