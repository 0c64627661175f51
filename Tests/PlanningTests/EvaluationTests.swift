import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

@Suite struct EvaluationTests {
  private static let square: [(Double, Double)] = [(0, 0), (1000, 0), (1000, 1000), (0, 1000)]

  private var city: PaperCity {
    var city = PaperCity()
    city.layers["stops"] = [
      PaperCity.point(500, 500, #""opened": 2000"#), PaperCity.point(1500, 500, #""opened": 2024"#),
    ]
    city.indicators = """
        - { id: cover, name: cover, measure: coverage, parameters: { facilities: stops, radius: 500 m },
            target: { value: 92 %, year: 2025 } }
        - { id: count, name: count, measure: total, parameters: { layers: stops }, target: { value: 2 } }
      """
    return city
  }

  /// π/4 is 13.46 points short of 92 %; of 2 km² that is 26.92 ha. Two stops are two.
  @Test func figuresAreHeldAgainstTheirTargets() throws {
    let evaluation = try city.evaluate()
    #expect(evaluation.indicators.map(\.indicator.id) == ["cover", "count"])
    let missed = try #require(evaluation.indicators[0].outcome)
    #expect(missed.isMet == false && agree(missed.shortfall, 0.92 - .pi / 4))
    #expect(agree(missed.hectares, (0.92 - .pi / 4) * 200))
    #expect(evaluation.indicators[1].outcome?.isMet == true)
    #expect(evaluation.areas.zones.map(\.key) == ["A", "B"])
    #expect(evaluation.areas.groups.map(\.key) == ["both", "east"])
    #expect(agree(evaluation.areas.whole.area, 2e6) && agree(evaluation.areas.groups[1].area, 1e6))
    #expect(evaluation.workingSystem.name == "EPSG:4549")
    #expect(evaluation.warnings.isEmpty)
    #expect(evaluation.inputs.map(\.layers) == [[], ["zones"], ["stops"]])
    #expect(evaluation.inputs.allSatisfy { $0.sha256.count == 64 })
    #expect(evaluation.steps.map(\.name) == ["plan", "read", "shifts", "project", "zones", "cover", "count"])
  }

  @Test func theSameInputsGiveTheSameFiguresAndLayers() throws {
    let fixture = try city.write()
    let first = try Evaluation.run(plan: fixture("plan.yaml"))
    for _ in 0..<4 {
      let again = try Evaluation.run(plan: fixture("plan.yaml"))
      for (a, b) in zip(first.indicators, again.indicators) {
        #expect(a.result.overall == b.result.overall && a.result.zones == b.result.zones)
        #expect(a.result.layers.map(\.layer) == b.result.layers.map(\.layer))
      }
    }
  }

  @Test func onlySomeIndicatorsAndTheirLayers() throws {
    var city = city
    city.layers["unused"] = ["{"]
    #expect(throws: Failure.self) { try city.evaluate() }
    #expect(try city.evaluate(only: ["count"]).indicators.map(\.indicator.id) == ["count"])
    #expect(throws: Failure.self) { try city.evaluate(only: ["cuont"]) }
  }

  @Test func aFilterChoosesFeatures() throws {
    var city = city
    city.declarations["stops"] = "where: { opened: { at-most: 2020 } }"
    #expect(try city.evaluate().indicators[1].result.has(1, 0, whole: 1))
    city.declarations["stops"] = "where: { openend: { at-most: 2020 } }"
    #expect(try city.failure() == ["unknown-property"])
    city.declarations["stops"] = "where: { opened: 1900 }"
    #expect(try city.evaluate().warnings.map(\.code) == ["empty-layer"])
  }

  /// A and a copy of it moved 100 m east overlap by 90 ha; the whole has their union of 110 ha and the overlap is
  /// reported.
  @Test func overlapsAreReportedAndCountOnceOverall() throws {
    var city = city
    city.zones[1] = PaperCity.surface(Self.square.map { ($0.0 + 100, $0.1) }, #""name": "B""#)
    let evaluation = try city.evaluate(only: ["cover"])
    #expect(evaluation.warnings.map(\.code) == ["zones-overlap"])
    #expect(evaluation.warnings[0].message.en.contains("A and B by 90 ha"))
    #expect(agree(evaluation.areas.whole.area, 1.1e6))
    #expect(agree(evaluation.indicators[0].result.overall.denominator, 1.1e6))
  }

  /// Stops some 500 km west of the zones, by a slip of five degrees, lie outside every other layer.
  @Test func aLayerFarFromAllOthersIsReported() throws {
    let city = city
    let fixture = try city.write()
    let square = "[[[120, 31], [120.01, 31], [120.01, 31.01], [120, 31.01], [120, 31]]]"
    try fixture.write(
      #"{"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "Polygon", "coordinates": \#(square)}}"#,
      to: "zones.geojson")
    try fixture.write(#"{"type": "Point", "coordinates": [115, 31]}"#, to: "stops.geojson")
    let plan = city.plan.replacing("system: EPSG:4549, ", with: "system: WGS84, ")
      .replacing(city.groups, with: "{}")
    try fixture.write(plan, to: "plan.yaml")
    let evaluation = try Evaluation.run(plan: fixture("plan.yaml"), only: ["cover"])
    #expect(evaluation.warnings.map(\.code) == ["far-from-zones"])
    #expect(evaluation.indicators[0].result.overall.value == 0)
  }

  /// Degrees that a plan declares to be metres would lie beside the equator, at 0 % of everything.
  @Test func degreesForMetresAreRefused() throws {
    let city = city
    let fixture = try city.write()
    try fixture.write(#"{"type": "Point", "coordinates": [121.4, 31.1]}"#, to: "stops.geojson")
    do {
      _ = try Evaluation.run(plan: fixture("plan.yaml"), only: ["cover"])
      Issue.record("degrees passed for metres")
    } catch let failure as Failure {
      #expect(failure.problems.filter { $0.severity == .error }.map(\.code) == ["degrees-for-metres"])
    }
  }

  // MARK: - Wrong data

  @Test func aZoneThatCrossesItselfIsRefusedOrRepaired() throws {
    var city = city
    city.groups = "{}"
    // A bow tie: two triangles of 25 ha.
    city.zones[0] = PaperCity.surface([(0, 0), (1000, 1000), (1000, 0), (0, 1000)], #""name": "A""#)
    #expect(try city.failure() == ["self-crossing"])
    city.declarations["zones"] = "repair: true"
    let evaluation = try city.evaluate()
    #expect(evaluation.warnings.map(\.code) == ["repaired"])
    #expect(agree(evaluation.areas.zones[0].area, 500_000))
  }

  @Test(arguments: [
    (#""name": """#, "zone-without-name"), (#""name": null"#, "zone-without-name"),
    (#""title": "A""#, "zone-without-name"), (#""name": "B""#, "duplicate-zone"),
  ])
  func aZoneWithoutANameOfItsOwn(properties: String, code: String) throws {
    var city = city
    city.groups = "{}"
    city.zones[0] = PaperCity.surface(Self.square, properties)
    #expect(try city.failure() == [code])
  }

  @Test func zonesThatAreNone() throws {
    var city = city
    city.groups = "{}"
    city.zones = []
    #expect(try city.failure() == ["no-zones"])
    city.zones = [PaperCity.point(0, 0, #""name": "A""#)]
    #expect(try city.failure() == ["wrong-geometry"])
  }

  @Test func aGroupOfUnknownZones() throws {
    var city = city
    city.groups = "{ west: { members: [A, C] } }"
    #expect(try city.failure() == ["unknown-zone"])
  }

  @Test(arguments: [
    ("-1", ["number-too-small"]), (#""many""#, ["not-a-number"]), ("null", ["not-a-number"]),
  ])
  func peopleWhoAreNoNumber(people: String, codes: [String]) throws {
    var city = city
    city.layers["homes"] = [
      PaperCity.point(1, 1, #""people": 1"#), PaperCity.point(2, 2, #""people": \#(people)"#),
    ]
    city.population = "population: { layer: homes, property: people }"
    #expect(try city.failure() == codes)
  }

  /// 10 of 11 people live east of B.
  @Test func peopleInNoZoneAreReported() throws {
    var city = city
    city.layers["homes"] = [
      PaperCity.point(1, 1, #""people": 1"#), PaperCity.point(5000, 2, #""people": 10"#),
    ]
    city.population = "population: { layer: homes, property: people }"
    let evaluation = try city.evaluate()
    #expect(evaluation.warnings.map(\.code) == ["people-outside"])
    #expect(evaluation.warnings[0].message.en.hasPrefix("10 of 11 people"))
    #expect(evaluation.areas.zones.map(\.people) == [1, 0] && evaluation.areas.whole.people == 1)
  }

  /// EPSG:3857 is 17 % too long in Shanghai.
  @Test func aWorkingSystemThatIsNotInTrueMetresIsRefused() throws {
    var city = city
    city.workingSystem = "EPSG:3857"
    #expect(try city.failure() == ["unsuitable-working-system"])
    city.workingSystem = "local"
    let evaluation = try city.evaluate()
    #expect(agree(evaluation.areas.whole.area, 2e6, within: 1e-3))
  }

  @Test func theWrongKindOfGeometryNamesItsFeature() throws {
    var city = city
    city.indicators = "  - { id: x, name: x, measure: density, parameters: { layers: stops } }"
    #expect(try city.failure() == ["wrong-geometry", "wrong-geometry"])
  }

  /// What the plan's own text tells comes before any data are read: here two faults of it, over zones of which one has no name
  /// and beside a layer that is no JSON. Once the plan is sound, those are told together.
  @Test func faultsOfThePlanComeBeforeThoseOfItsData() throws {
    var city = city
    city.groups = "{ west: { member: [A] } }"
    city.zones[0] = PaperCity.surface(Self.square, #""name": """#)
    #expect(try city.failure() == ["unknown-key", "missing-key"])
    city.groups = "{ west: { members: [B] } }"
    city.layers["unused"] = ["{"]
    let faults = try city.failure()
    #expect(faults.count > 1 && faults.contains("zone-without-name"), "\(faults)")
  }

  /// A property that no feature has is told once, at the line of the plan, whatever else would take its time: the zones here
  /// overlap themselves, which only shows once they are projected.
  @Test(arguments: [
    ("coverage", "{ facilities: stops, radius: 500 m, radius-property: opend }", "Did you mean “opened”?"),
    (
      "coverage", "{ facilities: stops, radius: 500 m, radius-property: service_radius }",
      "There is “service_ra”"
    ),
    (
      "critical-facilities", "{ facilities: stops, radius: 500 m, radius-property: reach }",
      "opened, service_ra"
    ),
    ("qualified-share", "{ layers: stops, condition: { openned: 2000 } }", "Did you mean “opened”?"),
    ("qualified-share", "{ layers: stops, condition: { opened: 2000 }, weight: heft }", "opened, service_ra"),
    ("ratio", "{ layer: stops, property: opend }", "Did you mean “opened”?"),
    ("ratio", "{ layer: stops, property: opened, by-property: jobs }", "opened, service_ra"),
  ])
  func propertiesThatNobodyHasAreToldFirst(measure: String, parameters: String, advice: String) throws {
    var city = city
    city.layers["stops"] = [
      PaperCity.point(500, 500, #""opened": 2000"#), PaperCity.point(9, 9, #""service_ra": 100"#),
    ]
    city.zones[0] = PaperCity.surface([(0, 0), (1000, 1000), (1000, 0), (0, 1000)], #""name": "A""#)
    let failure = try #require(throws: Failure.self) { try city.result(measure, parameters) }
    #expect(failure.problems.map(\.code) == ["unknown-property"])
    #expect(failure.problems[0].advice.en.contains(advice), "\(failure.problems)")
    #expect(failure.problems[0].place.line != nil)
  }

  /// The same for people: a name that nobody has, and numbers that are missing or negative.
  @Test(arguments: [
    ("population_total", ["unknown-property"]), ("people", ["not-a-number", "number-too-small"]),
    ("population", []),
  ])
  func peopleWithoutNumbersAreToldFirst(property: String, expected: [String]) throws {
    var city = city
    city.layers["homes"] = [
      PaperCity.point(1, 1, #""population": 3, "people": 1"#), PaperCity.point(2, 2, #""population": 1"#),
      PaperCity.point(3, 3, #""population": 1, "people": -1"#),
    ]
    city.population = "population: { layer: homes, property: \(property) }"
    if !expected.isEmpty {
      city.zones[0] = PaperCity.surface([(0, 0), (1000, 1000), (1000, 0), (0, 1000)], #""name": "A""#)
    }
    #expect(try city.failure() == expected)
  }

  @Test func faultsOfReadingAreThoseOfTheFile() throws {
    var city = city
    city.layers["stops"] = [#"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]"#]
    let fixture = try city.write()
    do {
      _ = try Evaluation.run(plan: fixture("plan.yaml"))
      Issue.record("a truncated file was read")
    } catch let failure as Failure {
      #expect(failure.kind == .badData)
      #expect(failure.problems.allSatisfy { $0.place.file == fixture("stops.geojson") })
    }
  }
}
