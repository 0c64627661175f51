import GIS
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// What is wrong with scenarios, each with its line. Line 1 of every text is the key `edits`.
@Suite struct ScenarioFaultTests {
  private func problems(_ edits: String...) throws -> [String] {
    try ScenarioCity().problems("edits:\n" + edits.map { "  - { \($0) }\n" }.joined())
  }

  /// One file with many faults tells all of them, those of reading first.
  @Test func allAtOnce() throws {
    #expect(
      try problems("adds: stops", "add: stops", "remove: stops", "move: stops, id: 1", "scale: stops, by: -1")
        == [
          "2: unknown-edit", "3: no-geometry", "4: no-selection", "5: no-movement", "6: bad-value",
        ])
    #expect(
      try problems("remove: stps, id: 1", "remove: stops, id: 9", "population: C, by: 2") == [
        "2: unknown-layer", "3: unknown-feature", "4: unknown-zone",
      ])
  }

  @Test(arguments: [
    ("adds: stops, at: [1, 2]", "unknown-edit"), ("add: stops", "no-geometry"),
    ("add: stops, at: [1, 2], geometry: { type: Point, coordinates: [1, 2] }", "two-geometries"),
    ("remove: stops", "no-selection"), ("move: stops, id: 1", "no-movement"),
    ("scale: stops, by: -1", "bad-value"), ("add: stops, remove: chargers, at: [1, 2]", "two-edits"),
    ("population: A, growth: 1 %", "missing-key"), ("population: A", "no-change"),
    ("set: stops, id: 1, propertys: { a: 1 }", "unknown-key"), ("add: stops, at: [1]", "not-a-position"),
    ("close: stops, id: 1, year: soon", "not-a-year"), ("add: stops, file: none.geojson", "no-such-file"),
    ("remove: stops, id: 1, cost: much", "bad-value"), ("population: A, file: none.geojson", "misplaced-key"),
    ("population: A, growth: 100000 %, until: 2200", "bad-value"), ("population: A, by: 1e308", "bad-value"),
    ("population: A, people: 1e300", "bad-value"), ("scale: stops, by: 1e308", "bad-value"),
    ("scale: people, property: people, by: 1e308", "bad-value"),
    ("close: stops, id: 1, cost: 1e300", "bad-value"),
    ("move: stops, id: 1, by: { east: 1e308 m }", "unknown-unit"),
  ]) func whatAnEditShouldBe(edit: String, code: String) throws {
    #expect(try problems("remove: stops, id: 1", edit).contains("3: \(code)"))
  }

  @Test(arguments: [
    ("remove: stops, id: 99", "unknown-feature"), ("remove: chargers, id: 7", "ambiguous-feature"),
    ("remove: stops, where: { routes: 5 }", "unknown-feature"), ("remove: stop, id: 1", "unknown-layer"),
    ("remove: zones, id: A", "edit-of-zones"), ("population: C, by: 2", "unknown-zone"),
    ("population: A, growth: 1 %, until: 2010", "year-out-of-order"),
    ("extend: stops, id: 1, along: [121, 31]", "not-a-line"),
    ("move: parks, id: P, to: [121, 31]", "not-a-point"),
    ("scale: stops, property: name, by: 2", "not-a-number"),
    (
      "add: stops, geometry: { type: LineString, coordinates: [[120, 31.08], [120.01, 31.08]] }",
      "wrong-geometry"
    ),
    (
      "add: parks, geometry: { type: Polygon, coordinates: [[[120, 31.08], [120.01, 31.09], [120.01, 31.08], "
        + "[120, 31.09], [120, 31.08]]] }", "self-crossing"
    ),
    ("add: stops, at: [31.08, 121.05], id: 5", "degrees-swapped"),
    ("population: A, growth: 100 %, until: 2200", "out-of-range"),
  ]) func whatAnEditShouldFit(edit: String, code: String) throws {
    #expect(try problems(edit).contains("2: \(code)"))
  }

  /// Names close to a mistyped one are offered.
  @Test func theNearestIsNamed() throws {
    func advice(_ edit: String) throws -> String {
      let city = try ScenarioCity()
      do {
        return try city.workspace().problems(of: [city.scenario([edit])]).map(\.advice.en).joined()
      } catch let failure as Failure {
        return failure.problems.map(\.advice.en).joined()
      }
    }
    #expect(try advice("moove: stops, id: 1").contains("“move”"))
    #expect(try advice("remove: stps, id: 1").contains("“stops”"))
    #expect(try advice("remove: lines, id: l").contains("“L”"))
    #expect(try advice("add: stops, at: [31.08, 121.05]").contains("[121.05, 31.08]"))
  }

  /// A place far from the zones may be meant; it is told, and the edit applies.
  @Test func farAwayIsAWarning() throws {
    #expect(try problems("add: stops, at: [119.5, 31.08]") == ["2: outside-extent?"])
  }

  /// A feature of 2025 cannot be moved in 2023, nor before it is there.
  @Test func yearsOutOfOrder() throws {
    let new = "add: stops, \(ScenarioCity.at(1_500, 500)), id: new, year: 2025"
    #expect(try problems(new, "remove: stops, id: new, year: 2023") == ["3: year-out-of-order"])
    #expect(try problems(new, "remove: stops, id: new") == ["3: year-out-of-order"])
    #expect(try problems(new, "remove: stops, id: new, year: 2025") == [])
    #expect(try problems("remove: stops, id: new", new) == ["2: unknown-feature"])
    #expect(try problems(new, new) == ["3: duplicate-id"])
  }

  @Test func circles() throws {
    let city = try ScenarioCity()
    try city.fixture.write("{ id: b, extends: ../s/a.yaml }", to: "t/b.yaml")
    do {
      _ = try city.scenarios("{ id: a, extends: ../t/b.yaml }", file: "s/a.yaml")
      Issue.record("the circle was not seen")
    } catch let failure as Failure {
      #expect(failure.problems.map(\.code) == ["cycle"])
      #expect(failure.problems[0].message.en.contains("a → b → a"))
    }
    #expect(
      try city.problems("scenarios:\n  - { id: x, extends: y }\n  - { id: y, extends: x }") == ["2: cycle"])
    #expect(try city.problems("{ id: self, extends: ./scenario.yaml }") == ["1: cycle"])
    // A fault of a scenario that two extend is told once.
    #expect(
      try city.problems(
        "scenarios:\n  - { id: a, edits: [{ ad: stops }] }\n  - { id: b, extends: a }\n  - { id: c, extends: a }"
      )
        == ["2: unknown-edit"])
    #expect(try city.problems("{ extends: nobody }") == ["1: unknown-scenario"])
    #expect(try city.problems("scenarios: [{ id: x }, { id: x }]") == ["1: duplicate-id"])
    #expect(try city.problems("") == ["0: empty-file"])
    #expect(try city.problems("edits: [") == ["2: yaml"])
  }

  /// A scenario that names another plan may still be meant: a warning.
  @Test func anotherPlan() throws {
    let city = try ScenarioCity()
    try city.fixture.write(city.city.plan, to: "copy.yaml")
    #expect(try city.problems("baseline: copy.yaml") == ["1: other-plan?"])
    #expect(try city.problems("baseline: ./plan.yaml") == [])
  }

  /// A scenario that was written for another state of the plan is refused, and says for which.
  @Test func anotherBaseline() throws {
    let city = try ScenarioCity()
    let workspace = try city.workspace()
    let right = try city.scenarios("baseline: { plan: plan.yaml, fingerprint: \(workspace.fingerprint) }")
    #expect(try workspace.problems(of: right).isEmpty)
    let wrong = try city.scenarios("baseline: { plan: plan.yaml, fingerprint: 0123456789abcdef }")
    let problem = try #require(try workspace.problems(of: wrong).first)
    #expect(problem.code == "other-baseline" && problem.message.en.contains("0123456789ab"))
    #expect(problem.advice.en.contains(workspace.fingerprint.hex))
    #expect(throws: Failure.self) { try workspace.comparison(with: wrong) }
  }

  /// Numbers that are sensible by themselves come to others that are not; a radius is told where its facility was.
  @Test func manyTimesOver() throws {
    let factor = "scale: stops, by: 1000000"
    #expect(try problems(factor, factor) == ["3: out-of-range"])
    let routes = "scale: stops, property: routes, by: 1000000"
    #expect(try problems(routes, routes, routes) == ["4: out-of-range"])
    let city = try ScenarioCity()
    do {
      _ = try city.figures([factor])
      Issue.record("a radius of 250,000 km was taken")
    } catch let failure as Failure {
      #expect(failure.kind == .badData && failure.problems.first?.code == "bad-radius")
    }
  }

  /// What is wrong with an edit leaves all of it undone: of two stops that close one is unknown.
  @Test func allOrNothing() throws {
    let city = try ScenarioCity()
    let workspace = try city.workspace()
    var problems: [Problem] = []
    let edits = try workspace.resolve(
      city.scenario(["close: stops, id: [1, 9]", "set: stops, id: 1, properties: { name: New }"]).edits,
      &problems)
    let state = try workspace.state(after: edits, &problems)
    #expect(problems.map(\.code) == ["unknown-feature"])
    #expect(state.context.layers["stops"]?.features.count == 1)
    #expect(state.context.layers["stops"]?.features[0].properties["name"] == .string("New"))
  }

  /// The new name finds a feature and the old one no longer does; what is gone is not found, and its id is free again.
  @Test func namesFollowTheEdits() throws {
    let rename = "set: stops, id: 1, properties: { id: new, name: Other }"
    #expect(try problems(rename, "close: stops, id: new") == [])
    #expect(try problems(rename, "close: stops, id: Other") == [])
    #expect(try problems(rename, "close: stops, id: Middle") == ["3: unknown-feature"])
    #expect(
      try problems("close: stops, id: 1", "move: stops, id: 1, by: { east: 1 m }") == ["3: unknown-feature"])
    let add = "add: stops, \(ScenarioCity.at(900, 400)), id: 5"
    #expect(try problems(add, add) == ["3: duplicate-id"])
    #expect(try problems(add, "close: stops, id: 5", add) == [])
    #expect(try problems(add, "close: stops, id: \"5\"", "close: stops, id: 1.0") == [])
  }
}
