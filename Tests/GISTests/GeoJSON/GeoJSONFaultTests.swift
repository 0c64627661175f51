import Testing

@testable import GIS

/// Every fault, with the line and column that an editor shows for it.
@Suite struct GeoJSONFaultTests {
  /// A fault to be found: what it is called and where it stands.
  struct Case: CustomTestStringConvertible {
    var text: String
    var code: String
    /// Line, column, feature, ring; 0 where there is none.
    var place: [Int]
    var testDescription: String { "\(code): \(text.prefix(80))" }

    init(_ text: String, _ code: String, _ place: Int...) {
      self.text = text
      self.code = code
      self.place = place + Array(repeating: 0, count: 4 - place.count)
    }
  }

  static func problems(_ bytes: [UInt8]) -> [Problem] {
    do {
      return try GeoJSON.read(bytes, file: "a.geojson").problems
    } catch {
      let problems = (error as? Failure)?.problems ?? []
      #expect((error as? Failure)?.kind == .badData && problems.contains { $0.severity == .error })
      return problems
    }
  }

  static func place(_ problem: Problem) -> [Int] {
    let place = problem.place
    return [place.line ?? 0, place.column ?? 0, place.feature ?? 0, place.ring ?? 0]
  }

  func check(_ example: Case) {
    // Beside a fault, a remark tells nothing about it.
    let all = Self.problems(Array(example.text.utf8))
    let worst = all.map(\.severity).max()
    let problems = worst == .error ? all.filter { $0.severity == .error } : all
    #expect(problems.map(\.code) == [example.code])
    #expect(problems.map(Self.place) == [example.place])
    #expect(problems.allSatisfy { $0.place.file == "a.geojson" })
  }

  /// Where the text stops being JSON. Columns count bytes: 名 has three.
  static let structural = [
    Case("", "empty-file", 1, 1),
    Case(" \n\t\n", "empty-file", 3, 1),
    Case("\u{FEFF}", "empty-file", 1, 1),
    Case("hello", "not-geojson", 1, 1),
    Case("\n <kml/>", "not-geojson", 2, 2),
    Case("[[1,2]]", "not-geojson", 1, 1),
    Case("{\"type\":\"Point\",\n \"coordinates\":[1,2}", "json-syntax", 2, 20, 1),
    Case("{\"名\":1 2}", "json-syntax", 1, 10),
    Case("{\"a\" 1}", "json-syntax", 1, 6),
    Case("{a:1}", "json-syntax", 1, 2),
    Case("{\"a\":}", "json-syntax", 1, 6),
    Case("{\"a\":[1,]}", "json-syntax", 1, 9),
    Case("{\"a\":1,}", "json-syntax", 1, 8),
    Case("{\"a\":\"x\ny\"}", "json-syntax", 1, 8),
    Case("{\"a\":\"\\x\"}", "json-syntax", 1, 7),
    Case("{\"a\":\"\\u12g4\"}", "json-syntax", 1, 7),
    Case("{\"a\":\"x", "json-truncated", 1, 8),
    Case("{\"a\":\"\\", "json-syntax", 1, 7),
    Case("{\"type\":\"Feature\",\n\"geometry\":{\"type\":", "json-truncated", 2, 20, 1),
    Case("{\"type\":\"FeatureCollection\",\"features\":[\n", "json-truncated", 2, 1, 1),
    Case("{\"type\":\"FeatureCollection\",\"features\":[]}\n}", "json-trailing", 2, 1),
    Case("{\"type\":\"FeatureCollection\",\"features\":[]}{", "json-trailing", 1, 43),
    Case("{\"type\":\"FeatureCollection\",\"features\":[]}\n{\"type\":\"Point\"}", "json-trailing", 2, 1),
    Case("{\"type\":\"Point\",\"coordinates\":[1,2]}{\"type\":\"Point\"}", "json-trailing", 1, 37),
    Case("{\"a\":" + String(repeating: "[", count: 100_000), "json-too-deep", 1, 6 + 127),
  ]

  @Test(arguments: structural) func structuralFaults(example: Case) { check(example) }

  /// A geometry on the second line of a feature, whose first byte is in column 13.
  static func geometry(_ text: String, _ code: String, column: Int, ring: Int = 0) -> Case {
    Case(
      "{\"type\":\"Feature\",\"properties\":null,\n \"geometry\":\(text)}", code, 2, column + 12, 1, ring)
  }

  /// Faults of one geometry; columns count from its brace. The coordinates of `{"type":"Point","coordinates":[` begin
  /// in column 31, those of a Polygon in 33, a LineString in 36.
  static let geometries = [
    geometry(#"{"type":"Point","coordinates":[1]}"#, "position-too-short", column: 31),
    geometry(#"{"type":"Point","coordinates":[NaN,1]}"#, "not-a-number", column: 32),
    geometry(#"{"type":"Point","coordinates":[1,-Infinity]}"#, "not-a-number", column: 34),
    geometry(#"{"type":"Point","coordinates":[1,"2"]}"#, "not-a-number", column: 34),
    geometry(#"{"type":"Point","coordinates":[1,null]}"#, "not-a-number", column: 34),
    geometry(#"{"type":"Point","coordinates":[01,2]}"#, "not-a-number", column: 32),
    geometry(#"{"type":"Point","coordinates":[1.,2]}"#, "not-a-number", column: 32),
    geometry(#"{"type":"Point","coordinates":[1,2e]}"#, "not-a-number", column: 34),
    geometry(#"{"type":"Point","coordinates":[+1,2]}"#, "not-a-number", column: 32),
    geometry(#"{"type":"Point","coordinates":[1.2.3,2]}"#, "not-a-number", column: 32),
    geometry(#"{"type":"Point","coordinates":[1,{}]}"#, "not-a-number", column: 34),
    geometry(#"{"type":"Point","coordinates":[1,1e999]}"#, "number-too-large", column: 34),
    geometry(#"{"type":"Point","coordinates":[1,2,NaN]}"#, "not-a-number", column: 36),
    geometry(#"{"type":"Point","coordinates":[[1,2]]}"#, "coordinates-nesting", column: 31),
    geometry(#"{"type":"Point","coordinates":5}"#, "coordinates-nesting", column: 31),
    geometry(
      #"{"type":"Polygon","coordinates":[[0,0],[1,0],[1,1],[0,0]]}"#, "coordinates-nesting", column: 33),
    geometry(
      #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#, "ring-not-closed", column: 34, ring: 1
    ),
    geometry(
      #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}"#, "ring-too-short", column: 34, ring: 1),
    geometry(
      #"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[1,1]]]}"#, "ring-too-short",
      column: 60,
      ring: 2),
    geometry(
      #"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[]]}"#, "empty-coordinates", column: 60),
    geometry(#"{"type":"Polygon","coordinates":[[[0,0],[9,0],7,[0,0]]]}"#, "coordinates-nesting", column: 47),
    geometry(#"{"type":"Polygon","coordinates":[[[0,0],[[9,0]],[0,0]]]}"#, "coordinates-nesting", column: 41),
    geometry(#"{"type":"LineString","coordinates":[[0,0]]}"#, "line-too-short", column: 36),
    geometry(#"{"type":"MultiPolygon","coordinates":[[[[[0,0]]]]]}"#, "coordinates-nesting", column: 42),
    geometry(#"{"type":"polygon","coordinates":[1,2]}"#, "unknown-type", column: 9),
    geometry(#"{"type":7,"coordinates":[1,2]}"#, "unknown-type", column: 9),
    geometry(#"{"coordinates":[1,2]}"#, "missing-type", column: 1),
    geometry(#"{"type":"Point"}"#, "missing-member", column: 1),
    geometry(#"{"type":"GeometryCollection"}"#, "missing-member", column: 1),
    geometry(#"{"type":"GeometryCollection","geometries":{}}"#, "not-a-list", column: 43),
    geometry(#"{"type":"Point","coordinates":[1,2],"geometries":[]}"#, "mixed-members", column: 1),
    geometry(#"[1,2]"#, "not-a-geometry", column: 1),
  ]

  @Test(arguments: geometries) func faultsOfGeometries(example: Case) { check(example) }

  static func collection(_ features: String) -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\n\(features)]}"
  }

  static let features = [
    Case(collection("5"), "not-a-feature", 2, 1, 1),
    Case(collection(#"{"properties":{},"geometry":null}"#), "missing-type", 2, 1, 1),
    Case(collection(#"{"type":"Point","geometry":null}"#), "unknown-type", 2, 9, 1),
    Case(collection(#"{"type":"Feature","properties":5,"geometry":null}"#), "not-an-object", 2, 32, 1),
    Case(collection(#"{"type":"Feature","id":[],"properties":{},"geometry":null}"#), "wrong-id", 2, 24, 1),
    Case(collection(#"{"type":"Feature","properties":{"a":NaN},"geometry":null}"#), "not-a-value", 2, 37, 1),
    Case(
      collection(#"{"type":"Feature","properties":{"a":"\ud800x"},"geometry":null}"#), "lone-surrogate", 2,
      38, 1),
    Case("{\"type\":\"FeatureCollection\",\n\"features\":{}}", "not-a-list", 2, 12),
    Case("{\"type\":\"FeatureCollection\"}", "missing-member", 1, 1),
    Case("{\"features\":[]}", "missing-type", 1, 1),
    Case("{\"type\":\"Topology\"}", "unknown-type", 1, 9),
    Case(#"{"coordinates":[1,2],"features":[],"type":"FeatureCollection"}"#, "mixed-members", 1, 1),
  ]

  @Test(arguments: features) func faultsOfFeatures(example: Case) { check(example) }

  /// What is worth knowing but no fault.
  static let remarks = [
    Case("{\"type\":\"FeatureCollection\",\"features\":[]}", "no-features"),
    Case(collection(#"{"type":"Feature","properties":{}}"#), "missing-geometry", 2, 1, 1),
    geometry(#"{"type":"Point","coordinates":[]}"#, "empty-geometry", column: 31),
    geometry(#"{"type":"Polygon","coordinates":[[]]}"#, "empty-geometry", column: 33),
    geometry(#"{"type":"MultiPoint","coordinates":[]}"#, "empty-geometry", column: 36),
    geometry(#"{"type":"MultiPolygon","coordinates":[[[]]]}"#, "empty-geometry", column: 38),
    geometry(#"{"type":"Point","coordinates":[1,2,3]}"#, "extra-coordinates", column: 31),
    geometry(#"{"type":"Point","coordinates":[1,2],"x":1}"#, "geometry-members", column: 41),
    Case(
      collection(#"{"type":"Feature","geometry":null,"properties":{"a":1,"a":2}}"#), "repeated-key", 2, 55, 1),
    Case(collection(#"{"type":"Feature","geometry":null,"properties":{},"crs":{}}"#), "inner-crs", 2, 51, 1),
    Case(
      "{\"crs\":null,\"type\":\"FeatureCollection\",\"features\":[\(#"{"type":"Feature","geometry":null}"#)]}",
      "null-crs", 1, 8),
    Case("{\"crs\":7,\"type\":\"Feature\",\"geometry\":null}", "unknown-crs", 1, 8),
  ]

  @Test(arguments: remarks) func remarksAndTheirPlaces(example: Case) {
    check(example)
    #expect(Self.problems(Array(example.text.utf8)).allSatisfy { $0.severity < .error })
  }

  /// A lead byte without its followers, an encoded surrogate, an overlong form, a byte that UTF-8 never has: each is
  /// told at its own column, and reading goes on.
  @Test(arguments: [[0xE8, 0x8E], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xFF], [0xF4, 0x90, 0x80, 0x80]])
  func bytesThatAreNotUTF8(bad: [UInt8]) {
    let start = Array("{\"type\":\"Feature\",\"geometry\":null,\n\"properties\":{\"名\":\"好".utf8)
    let problems = Self.problems(start + bad + Array("\"}}".utf8))
    #expect(problems.first.map(Self.place) == [2, 25, 1, 0])
    #expect(Set(problems.map(\.code)) == ["invalid-utf8"])
  }

  /// What stands in the place of a geometry, or of a feature, is told as what it is, and where it belongs; its own members are
  /// no further fault.
  @Test(arguments: [
    (
      #""geometry":{"type":"FeatureCollection","features":[]}"#, "A FeatureCollection is no geometry.",
      "Take its features"
    ),
    (#""geometry":{"type":"Feature","geometry":null}"#, "A Feature is no geometry.", "Put its geometry here"),
    (#""geometry":{"type":"featurecollection"}"#, "A FeatureCollection is no geometry.", "Take its features"),
    (#""geometry":{"type":"point","coordinates":[1,2]}"#, "“point” is no type of geometry.", "Write “Point”"),
    (
      #""geometry":{"type":"Circle","coordinates":[1,2]}"#, "“Circle” is no type of geometry.",
      "GeoJSON knows Point"
    ),
  ])
  func whatIsNoGeometry(member: String, message: String, advice: String) {
    let problems = Self.problems(Array(#"{"type":"Feature","properties":{},\#(member)}"#.utf8))
    #expect(problems.map(\.message.en) == [message] && problems[0].advice.en.hasPrefix(advice))
  }

  @Test(arguments: [
    ("FeatureCollection", "Take its features out of it"), ("feature", "Write “Feature”"),
    ("Point", "In a FeatureCollection each geometry stands inside a feature."),
  ])
  func whatIsNoFeature(type: String, advice: String) {
    let problems = Self.problems(Array(Self.collection(#"{"type":"\#(type)","geometry":null}"#).utf8))
    #expect(problems.map(\.code) == ["unknown-type"] && problems[0].advice.en.hasPrefix(advice))
  }

  /// A thousand faults: a hundred are told, the rest counted.
  @Test func manyFaultsAreCounted() {
    let bad = #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1]}}"#
    let problems = Self.problems(
      Array(Self.collection(Array(repeating: bad, count: 1_000).joined(separator: ",\n")).utf8))
    #expect(problems.count == 101)
    #expect(problems[99].place.line == 101)
    #expect(problems[100].message.en == "and 900 more errors.")
  }
}
