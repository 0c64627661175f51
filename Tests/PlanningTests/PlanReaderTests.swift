import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// A plan with everything in it; the tests below break one line of it at a time.
private let wholePlan = """
  title: { zh: 闵行, en: Minhang }
  working-system: EPSG:4549
  layers:
    towns: { file: towns.geojson, system: WGS84, name: { zh: 街镇, en: Towns }, name-field: name }
    stops: { file: stops.geojson, where: { opened: { at-most: 2020, not: 1999 }, line: [1号线, 5] }, repair: true }
  zones:
    layer: towns
    groups:
      south: { name: { zh: 南部, en: South }, members: [浦江镇, 吴泾镇] }
      north: { members: [七宝镇] }
  population: { layer: stops, property: people, year: 2020 }
  indicators:
    - id: transit-coverage
      name: { zh: 公交覆盖, en: Transit coverage }
      measure: nearby-total
      parameters: { facilities: stops, radius: 500 m, of: people, which: { open: true } }
      target: { value: 92 %, year: 2025 }
      baseline: { value: 0.85, year: 2020 }
      source: ch. 6.1
    - id: noise
      name: noise
      measure: nearby-total
      parameters: { facilities: [stops, towns], radius: 1.5 km }
      target: { value: 10 %, direction: at-most }
  """

@Suite struct PlanReaderTests {
  @Test func aWholePlanIsRead() throws {
    let fixture = try TestFolder(["plan.yaml": wholePlan, "towns.geojson": "", "stops.geojson": ""])
    let plan = try Plan(contentsOf: fixture("plan.yaml"), catalogue: .test)
    #expect(plan.title == LocalizedText(zh: "闵行", en: "Minhang"))
    #expect(plan.workingSystem.code == "EPSG:4549")
    #expect(plan.layers.map(\.key) == ["towns", "stops"])
    #expect(plan.layer("towns")?.path == fixture("towns.geojson"))
    #expect(plan.layer("stops")?.repairs == true)
    #expect(plan.layer("stops")?.condition?.description == "opened ≠ 1999 ≤ 2020, line = 1号线 | 5")
    #expect(plan.zones.nameField == "name")
    #expect(plan.zones.groups.map(\.name.en) == ["South", "north"])
    #expect(plan.zones.groups[0].members.map(\.name) == ["浦江镇", "吴泾镇"])
    #expect(plan.population?.year == 2020)
    #expect(plan.indicators.map(\.id) == ["transit-coverage", "noise"])
    let first = plan.indicators[0]
    #expect(first.target == Target(value: 0.92, year: 2025, direction: .atLeast))
    #expect(first.baseline == Baseline(value: 0.85, year: 2020))
    #expect(first.source?.en == "ch. 6.1")
    let measure = try #require(first.measure as? NearbyTotal)
    #expect(measure.facilities == ["stops"] && measure.radius == .metres(500) && measure.of == .people)
    #expect(plan.indicators[1].target?.direction == .atMost)
    #expect((plan.indicators[1].measure as? NearbyTotal)?.facilities == ["stops", "towns"])
  }

  /// Each line of the plan broken in one way, with the line and the code of what is reported.
  @Test(arguments: [
    ("title: { zh: 闵行, en: Minhang }", "title: { fr: Minhang }", ["1: unknown-key"]),
    ("title: { zh: 闵行, en: Minhang }", "title:", ["1: missing-key"]),
    ("title: {", "titel: {", ["1: unknown-key", "1: missing-key"]),
    ("EPSG:4549", "Mercator", ["2: unknown-coordinate-system"]),
    ("file: towns.geojson", "fil: towns.geojson", ["4: unknown-key", "4: missing-key"]),
    ("file: towns.geojson", "file: cities.geojson", ["4: no-such-file"]),
    ("file: towns.geojson", "file: .", ["4: is-a-folder"]),
    ("name-field: name }", "}", ["7: missing-key"]),
    ("at-most: 2020", "at-most: many", ["5: not-a-number"]),
    ("at-most: 2020", "atmost: 2020", ["5: unknown-key"]),
    ("line: [1号线, 5]", "line: [[1]]", ["5: not-a-condition"]),
    ("repair: true", "repair: maybe", ["5: not-a-flag"]),
    ("layer: towns", "layer: town", ["7: unknown-layer"]),
    ("[浦江镇, 吴泾镇]", "[浦江镇, 浦江镇]", ["9: duplicate-member"]),
    ("members: [七宝镇]", "member: [七宝镇]", ["10: unknown-key", "10: missing-key"]),
    ("layer: stops, property: people", "layer: homes, property: people", ["11: unknown-layer"]),
    ("property: people", "property: []", ["11: not-text"]),
    ("year: 2020 }\nindicators", "year: soon }\nindicators", ["11: not-a-year"]),
    ("id: noise", "id: transit-coverage", ["20: duplicate-id"]),
    ("id: noise", "id: ../noise", ["20: bad-id"]),
    ("name: noise", "", ["20: missing-key"]),
    (
      "measure: nearby-total\n    parameters: { facilities: stops",
      "measure: nearby\n    parameters: { facilities: stops", ["15: unknown-measure"]
    ),
    ("radius: 500 m", "radius: 0 m", ["16: out-of-range"]),
    ("radius: 500 m", "radius: -500", ["16: out-of-range"]),
    ("radius: 500 m", "radius: 500 miles", ["16: unknown-unit"]),
    ("radius: 500 m", "radius: '1,500 m'", ["16: unknown-unit"]),
    ("radius: 500 m", "radius: 1e200 m", ["16: out-of-range"]),
    ("radius: 500 m", "radius: 1e308 km", ["16: unknown-unit"]),
    ("radius: 500 m", "radius: 1e-12 m", ["16: out-of-range"]),
    ("radius: 500 m", "radius: 20038 km", ["16: out-of-range"]),
    ("of: people", "depth: 1000001", ["16: not-a-number"]),
    ("of: people", "weight: 1e300", ["16: out-of-range"]),
    ("of: people", "weight: '1,500'", ["16: not-a-number"]),
    ("radius: 500 m", "radios: 500 m", ["16: unknown-parameter", "16: missing-parameter"]),
    ("facilities: stops", "facilities: shops", ["16: unknown-layer"]),
    ("facilities: stops", "facilities: [stops, stops]", ["16: duplicate-layer"]),
    ("facilities: stops", "facilities: []", ["16: not-a-list"]),
    ("of: people", "of: jobs", ["16: unknown-choice"]),
    ("of: people", "depth: 0", ["16: not-a-number"]),
    ("of: people", "cut: 120 %", ["16: out-of-range"]),
    ("of: people", "smallest: 5 km", ["16: unknown-unit"]),
    ("of: people", "weight: heavy", ["16: not-a-number"]),
    ("which: { open: true }", "which: open", ["16: not-a-condition"]),
    ("value: 92 %", "value: 92", ["17: bad-value"]),
    ("value: 92 %", "value: 92 km", ["17: bad-value"]),
    ("value: 92 %", "value: -1 %", ["17: bad-value"]),
    ("value: 92 %, year: 2025", "year: 2025", ["17: missing-key"]),
    ("year: 2025", "year: 20255", ["17: not-a-year"]),
    ("direction: at-most", "direction: below", ["24: unknown-choice"]),
    ("baseline: { value: 0.85", "baseline: { value: high", ["18: bad-value"]),
  ])
  func aFaultIsReportedWithItsLine(part: String, broken: String, expected: [String]) throws {
    try #require(wholePlan.contains(part))
    let range = try #require(wholePlan.range(of: part))
    #expect(try errors(in: wholePlan.replacingCharacters(in: range, with: broken)) == expected)
  }

  @Test func allFaultsAreReportedAtOnceInTheOrderOfTheSections() throws {
    let broken = wholePlan.replacing("EPSG:4549", with: "Mercator").replacing(
      "repair: true", with: "repair: 1"
    )
    .replacing("92 %", with: "a lot").replacing("1.5 km", with: "0 km")
    #expect(
      try errors(in: broken) == [
        "2: unknown-coordinate-system", "5: not-a-flag", "17: bad-value", "23: out-of-range",
      ])
  }

  /// A target or baseline may be its value alone; a sign before it says which side is good.
  @Test(arguments: [
    ("92 %", Target(value: 0.92)), ("'92,5 %'", Target(value: 0.925)),
    ("≤ 10 %", Target(value: 0.1, direction: .atMost)),
    ("'>= 92 percent'", Target(value: 0.92)), ("full", Target(value: 1)),
  ])
  func aTargetMayBeItsValueAlone(text: String, expected: Target) throws {
    let short = wholePlan.replacing("target: { value: 92 %, year: 2025 }", with: "target: \(text)")
      .replacing("baseline: { value: 0.85, year: 2020 }", with: "baseline: 85 %")
    let fixture = try TestFolder(["plan.yaml": short, "towns.geojson": "", "stops.geojson": ""])
    let indicator = try Plan(contentsOf: fixture("plan.yaml"), catalogue: .test).indicators[0]
    #expect(indicator.target == expected && indicator.baseline == Baseline(value: 0.85))
  }

  /// Between braces a comma ends the value, so that 5 % is a key, and 5 km a parameter.
  @Test(arguments: [("value: 92 %", "value: 92,5 %"), ("radius: 500 m", "radius: 0,5 km")])
  func aCommaBetweenBracesIsExplained(part: String, broken: String) throws {
    let fixture = try TestFolder(["towns.geojson": "", "stops.geojson": ""])
    try fixture.write(wholePlan.replacing(part, with: broken), to: "plan.yaml")
    let failure = try #require(throws: Failure.self) {
      try Plan(contentsOf: fixture("plan.yaml"), catalogue: .test)
    }
    #expect(
      failure.problems.contains { $0.advice.en.hasPrefix("A comma divides keys here") }, "\(failure.problems)"
    )
  }

  @Test func otherWordsForAChoiceAreRead() throws {
    #expect(try errors(in: wholePlan.replacing("of: people", with: "of: population")) == [])
    #expect(try errors(in: wholePlan.replacing("of: people", with: "of: land")) == [])
  }

  @Test func peopleAreNeededWhereTheDenominatorIsPeople() throws {
    let broken = wholePlan.replacing("population: { layer: stops, property: people, year: 2020 }", with: "")
    #expect(try errors(in: broken) == ["16: no-population"])
  }

  @Test(arguments: [
    ("layers: [\n", "2: yaml"), ("", "0: empty-file"), ("# nothing\n", "0: empty-file"),
    ("plan", "1: not-a-group"),
    ("title: a\ntitle: b\n", "1: duplicate-key"), ("a: *b\n", "1: yaml"), ("\ttitle: a", "1: yaml"),
    (String(repeating: "[", count: 100_000), "1: yaml"),
  ])
  func whatIsNoPlanIsRefused(text: String, expected: String) throws {
    #expect(try errors(in: text) == [expected])
  }

  /// Eight levels of ten aliases each stand for 10⁸ nodes; the reader stops long before.
  @Test func aliasesThatMultiplyAreRefused() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...8 {
      let aliases = repeatElement("*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(try errors(in: text) == ["0: yaml-too-large"])
  }

  @Test func onlyMissingFilesMakeAMissingInput() throws {
    let fixture = try TestFolder(["plan.yaml": wholePlan, "towns.geojson": ""])
    #expect(throws: Failure.self) { try Plan(contentsOf: fixture("no.yaml"), catalogue: .test) }
    func kind() -> Failure.Kind? {
      do throws(Failure) {
        _ = try Plan(contentsOf: fixture("plan.yaml"), catalogue: .test)
        return nil
      } catch {
        return error.kind
      }
    }
    #expect(kind() == .missingInput)
    try fixture.write(wholePlan.replacing("92 %", with: "a lot"), to: "plan.yaml")
    #expect(kind() == .badData)
  }

  /// A layer is told as one, whatever its order of members and however long it is; a plan may be JSON as well, and its
  /// geometries and features do not count.
  @Test(arguments: [
    (#"{"type": "FeatureCollection", "features": []}"#, true),
    (#" {"features": [{"a": 1}], "type": "x"}"#, true),
    (#"{"name": "x", "crs": {"a": ["}", 1]}, "type": "Feature"}"#, true),
    (#"{"type":"Point","coordinates":[1,2]}"#, true),
    ("\u{FEFF}" + #"{"type": "FeatureCollection"}"#, true),
    (#"{"title": "\"type\": \"Feature\"", "layers": {}}"#, false),
    (#"{"edits": [{"geometry": {"type": "Point", "coordinates": [1, 2]}}]}"#, false),
    (#"{"type": "plan"}"#, false),
    ("features: []", false), ("", false), ("{", false), (#"{"features"#, false), (#"{"a": [[[{"#, false),
    (#"{"type": "FeatureCollection", "features": ["# + String(repeating: "[1, 2], ", count: 20_000), true),
  ])
  func aLayerIsToldFromAPlan(text: String, isLayer: Bool) throws {
    #expect(try (errors(in: text) == ["0: layer-for-plan"]) == isLayer)
  }

  /// The byte order mark that Windows writes is no part of the first key.
  @Test func aByteOrderMarkIsRead() throws {
    #expect(try errors(in: "\u{FEFF}" + wholePlan) == [])
    #expect(try errors(in: "\u{FEFF}titel: x\n" + wholePlan) == ["1: unknown-key"])
  }

  /// Of a list in one long line each place is right: entry n of "[“é”, “é”, …" stands n · 10 bytes after the first.
  @Test func placesInLongLines() throws {
    let text = "a: [" + repeatElement("“é”", count: 5_000).joined(separator: ", ") + "]"
    let nodes = try #require(try PlanNode.parse(text, file: nil)?["a"]).elements
    #expect(nodes.count == 5_000)
    #expect(nodes.enumerated().allSatisfy { $1.place == Place(line: 1, column: 5 + 10 * $0) })
  }

  /// Columns count bytes: 标题 takes six, so a key after "{ 标题: 1, " (13 bytes) stands at column 14.
  @Test func placesCountBytes() throws {
    let node = try #require(
      try PlanNode.parse("x:\n  y: 1\n{ 标题: 1, b: 2 }".replacing("x:\n  y: 1\n", with: ""), file: "p"))
    #expect(node.entries.map(\.place.column) == [3, 14])
    #expect(node["b"]?.place == Place(file: "p", line: 1, column: 17))
  }

  @Test func theNearestNameIsSuggested() {
    #expect(nearestName(to: "radios", among: ["facilities", "radius"]) == "radius")
    #expect(nearestName(to: "Targets", among: ["title", "target"]) == "target")
    #expect(nearestName(to: "population", among: ["title", "target"]) == nil)
    #expect(nearestName(to: "of", among: ["at", "if"]) == "if")
  }
}
