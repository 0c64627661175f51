import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

@Suite struct ScenarioReadingTests {
  @Test func severalInOneFile() throws {
    let city = try ScenarioCity()
    let scenarios = try city.scenarios(
      """
      baseline: plan.yaml
      cost-unit: { zh: 万元, en: "10,000 yuan" }
      scenarios:
        - id: less
          name: { zh: 减少, en: Less }
          edits:
            - { remove: stops, id: 1, cost: 2, year: 2024 }
        - id: more
          extends: less
          edits:
            - { add: stops, at: [120, 31.08], project: { zh: 新站, en: New stop }, cost: 3.5, year: 2025 }
      """)
    #expect(scenarios.map(\.id) == ["less", "more"])
    #expect(scenarios.map(\.name.zh) == ["减少", "more"])
    #expect(scenarios.map(\.edits.count) == [1, 2])
    #expect(scenarios[1].projects.map(\.en) == ["Less", "New stop"])
    #expect(scenarios[1].cost == 5.5 && scenarios[0].costUnit?.zh == "万元")
    #expect(scenarios[1].years == [2024, 2025])
    #expect(scenarios[1].upTo(year: 2024).edits.count == 1)
    #expect(scenarios.allSatisfy { $0.baseline?.path == city.fixture("plan.yaml") })
  }

  /// b and c extend a, and d both: what they share comes once, before what each adds.
  @Test func aDiamond() throws {
    let city = try ScenarioCity()
    let scenarios = try city.scenarios(
      """
      scenarios:
        - { id: a, edits: [{ remove: stops, id: 1 }] }
        - { id: b, extends: a, edits: [{ remove: parks, id: P }] }
        - { id: c, extends: a, edits: [{ remove: lines, id: L }] }
        - { id: d, extends: [b, c], edits: [{ population: all, by: 2 }] }
      """)
    #expect(scenarios[3].edits.map { $0.edit.layer ?? "people" } == ["stops", "parks", "lines", "people"])
    #expect(scenarios[3].projects.map(\.en) == ["a", "b", "c", "d"])
  }

  /// The same base by two paths, from two folders: its people are doubled once.
  @Test func aDiamondAcrossFolders() throws {
    let city = try ScenarioCity()
    try city.fixture.write("edits: [{ population: all, by: 2 }]", to: "x/base.yaml")
    try city.fixture.write("extends: base.yaml", to: "x/one.yaml")
    try city.fixture.write("extends: ../x/base.yaml", to: "y/two.yaml")
    let scenario = try city.scenarios("extends: [x/one.yaml, ./y/two.yaml]")[0]
    #expect(scenario.edits.count == 1)
    let park = try #require(try city.workspace().figures(after: scenario).first { $0.indicator.id == "park" })
    #expect(agree(park.result.overall.denominator, 1_200))
  }

  /// Another file's scenarios are extended by its path from the folder of the file that names it.
  @Test func otherFiles() throws {
    let city = try ScenarioCity()
    try city.fixture.write(
      "edits: [{ add: stops, file: new.geojson, system: EPSG:4549 }]", to: "sub/first.yaml")
    try city.fixture.write(PaperCity.point(1_500, 500), to: "sub/new.geojson")
    let scenario = try city.scenarios("{ id: second, extends: sub/first.yaml }")[0]
    #expect(scenario.projects.map(\.en) == ["first"])
    let figures = try city.workspace().figures(after: scenario)
    #expect(agree(figures[0].result.overall.value, Double.pi / 16))
  }

  /// JSON is YAML, and a scenario may come from elsewhere than its file.
  @Test func json() throws {
    let text = #"{"id": "j", "name": "约翰", "edits": [{"remove": "stops", "id": 1, "year": 2023}]}"#
    let scenario = try Scenario.read("stdin.yaml", text: text)[0]
    #expect(scenario.id == "j" && scenario.name.zh == "约翰" && scenario.edits[0].year == 2023)
    #expect(try Scenario.read("folder/five-stops.yaml", text: "edits: []")[0].id == "five-stops")
  }
}
