import Testing

@testable import GIS

/// Lists long enough to be read from two places at once give what one pass gives.
@Suite struct GeoJSONHalvesTests {
  /// So many features of about 130 bytes are some 800 kB, well over the length from which a list is cut.
  private static let count = 6_000

  /// The feature of a number, from 1: a point, a line or a square near (n/10,000, 1), in turn.
  private static func geometry(_ n: Int) -> String {
    let x = Double(n) / 10_000
    switch n % 3 {
    case 0: return #"{"type": "Point", "coordinates": [\#(x), 1]}"#
    case 1: return #"{"type": "LineString", "coordinates": [[\#(x), 1], [\#(x), 2]]}"#
    default:
      return #"{"type": "Polygon", "coordinates": [[[\#(x), 1], [9, 1], [9, 2], [\#(x), 1]]]}"#
    }
  }

  /// A collection whose feature n stands on line n + 1, with some geometries or ids replaced.
  private static func text(
    geometries: [Int: String] = [:], ids: [Int: Int] = [:], end: String = "\n], \"name\": \"long\"}"
  ) -> [UInt8] {
    let features = (1...count).map { n in
      #"{"type": "Feature", "id": \#(ids[n] ?? n), "properties": {"n": \#(n)}, "#
        + #""geometry": \#(geometries[n] ?? geometry(n))}"#
    }
    return Array(
      (#"{"type": "FeatureCollection", "features": ["# + "\n" + features.joined(separator: ",\n") + end).utf8)
  }

  @Test func everyFeatureIsWhereItStands() throws {
    let layer = try GeoJSON.read(Self.text(), file: "a.geojson")
    #expect(layer.problems.isEmpty && layer.name == "long")
    try #require(layer.features.count == Self.count)
    for (index, feature) in layer.features.enumerated() {
      let n = index + 1
      let x = Double(n) / 10_000
      #expect(feature.line == n + 1 && feature.id == .number(n) && feature.properties["n"] == .number(n))
      let expected: [Point]
      switch n % 3 {
      case 0: expected = [Point(x: x, y: 1)]
      case 1: expected = [Point(x: x, y: 1), Point(x: x, y: 2)]
      default: expected = [Point(x: x, y: 1), Point(x: 9, y: 1), Point(x: 9, y: 2), Point(x: x, y: 1)]
      }
      var found: [Point] = []
      feature.shape?.forEachRun { found += layer.coordinates[$0] }
      #expect(found == expected)
    }
  }

  /// A third coordinate of feature 5,000 is told with its line 5,001 and its number, and counted with the first.
  @Test func remarksKeepTheirPlaces() throws {
    let high = #"{"type": "Point", "coordinates": [1, 1, 1]}"#
    let late = try GeoJSON.read(Self.text(geometries: [5_000: high]), file: "a.geojson")
    #expect(late.problems.map(\.code) == ["extra-coordinates"])
    #expect(late.problems.first?.place.line == 5_001 && late.problems.first?.place.feature == 5_000)
    let both = try GeoJSON.read(Self.text(geometries: [7: high, 5_000: high]), file: "a.geojson")
    #expect(both.problems.map(\.code) == ["extra-coordinates"])
    #expect(both.problems.first?.place.feature == 7)
    #expect(both.problems.first?.message.en.contains("2 in all") == true)
  }

  /// The id of feature 3 once more at feature 5,900.
  @Test func idsAreComparedAcrossTheCut() throws {
    let layer = try GeoJSON.read(Self.text(ids: [5_900: 3]), file: "a.geojson")
    #expect(layer.problems.map(\.code) == ["repeated-id"])
    #expect(layer.problems.first?.place.feature == 5_900)
    #expect(layer.problems.first?.message.en.contains("feature 3") == true)
    // Ids that begin anew in the second half: each of them was given before.
    let anew = Dictionary(uniqueKeysWithValues: (5_001...5_010).map { ($0, $0 - 5_000) })
    #expect(try GeoJSON.read(Self.text(ids: anew), file: "a.geojson").problems.count == 10)
  }

  @Test func faultsKeepTheirPlaces() {
    let broken = #"{"type": "Point", "coordinates": [1]}"#
    let text = Self.text(geometries: [1_000: broken, 5_000: broken])
    let problems = GeoJSONFaultTests.problems(text)
    #expect(problems.map(\.code) == ["position-too-short", "position-too-short"])
    #expect(problems.map(\.place.line) == [1_001, 5_001])
    #expect(problems.map(\.place.feature) == [1_000, 5_000])
    // Cut off inside the last line, and a stop in the first half.
    let cut = GeoJSONFaultTests.problems(Array(Self.text().dropLast(40)))
    #expect(cut.map(\.code) == ["json-truncated"] && cut.first?.place.line == Self.count + 1)
    let early = GeoJSONFaultTests.problems(Self.text(geometries: [1_000: "{]"]))
    #expect(early.map(\.code) == ["json-syntax"] && early.first?.place.line == 1_001)
    let trailing = GeoJSONFaultTests.problems(Self.text(end: "\n]} x"))
    #expect(trailing.map(\.code) == ["json-trailing"] && trailing.first?.place.line == Self.count + 2)
  }

  /// In the middle stand what look like features, inside a property: the file has two.
  @Test func whatLooksLikeAFeatureMayBeNone() throws {
    let parts = [String](repeating: #"{"type": "Feature", "geometry": null}"#, count: 30_000)
    let text =
      #"{"type": "FeatureCollection", "features": ["#
      + #"{"type": "Feature", "properties": {"parts": [\#(parts.joined(separator: ", "))]}, "geometry": null},"#
      + #"{"type": "Feature", "properties": {"parts": 7}, "geometry": {"type": "Point", "coordinates": [1, 2]}}]}"#
    let layer = try GeoJSON.read(Array(text.utf8), file: "a.geojson")
    #expect(layer.features.count == 2 && layer.problems.isEmpty)
    #expect(layer.features[1].properties["parts"] == .number(7))
    #expect(layer.coordinates == [Point(x: 1, y: 2)])
  }
}
