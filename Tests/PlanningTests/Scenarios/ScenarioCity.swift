import GIS
import TestSupport

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// The paper city with a stop in the middle of A, two chargers that share a name, a line, a park and people, and scenarios
/// of it.
///
/// Unedited, of a square kilometre each: the stop covers π/16 of A within 250 m; the park is 10,000 m² in A; the line is
/// 400 m long in A; 100 people live in A and 300 in B, and 200 on a square astride the border, half in each.
struct ScenarioCity {
  var city = PaperCity()
  let fixture: TestFolder

  /// Another city with scenarios of it.
  init(_ city: PaperCity, _ fixture: TestFolder) { (self.city, self.fixture) = (city, fixture) }

  init() throws {
    city.layers = [
      "stops": [PaperCity.point(500, 500, #""id": 1, "name": "Middle", "routes": 4"#)],
      "chargers": [
        PaperCity.point(200, 200, #""id": 7, "reach": 100"#),
        PaperCity.point(1_800, 200, #""id": 7, "reach": 200"#),
      ],
      "lines": [PaperCity.line([(100, 100), (500, 100)], #""id": "L""#)],
      "parks": [PaperCity.surface([(0, 900), (100, 900), (100, 1_000), (0, 1_000)], #""id": "P""#)],
      "people": [
        PaperCity.surface([(0, 0), (500, 0), (500, 500), (0, 500)], #""people": 100"#),
        PaperCity.surface([(1_500, 0), (2_000, 0), (2_000, 500), (1_500, 500)], #""people": 300"#),
        PaperCity.surface([(900, 500), (1_100, 500), (1_100, 700), (900, 700)], #""people": 200"#),
      ],
    ]
    city.population = "population: { layer: people, property: people, year: 2020 }"
    city.indicators = """
        - { id: cover, name: cover, measure: coverage, parameters: { facilities: stops, radius: 250 m },
            target: { value: 15 % } }
        - { id: charge, name: charge, measure: coverage,
            parameters: { facilities: chargers, radius: 50 m, radius-property: reach } }
        - { id: served, name: served, measure: coverage,
            parameters: { facilities: stops, radius: 250 m, of: population } }
        - { id: park, name: park, measure: amount-per-person, parameters: { layers: parks } }
        - { id: length, name: length, measure: total, parameters: { layers: lines, of: length } }
        - { id: routes, name: routes, measure: total, parameters: { layers: stops, of: sum, property: routes } }
      """
    fixture = try city.write()
  }

  func workspace() throws -> Workspace { try Workspace(plan: fixture("plan.yaml")) }

  /// Scenarios from the text of a file beside the plan; `EAST` and `NORTH` stand for the paper's corner.
  func scenarios(_ text: String, file: String = "scenario.yaml") throws -> [Scenario] {
    try fixture.write(text, to: file)
    return try Scenario.read(fixture(file))
  }

  /// The scenario of some edits, each a line of YAML without its hyphen.
  func scenario(_ edits: [String]) throws -> Scenario {
    try scenarios("edits:\n" + edits.map { "  - { \($0) }\n" }.joined() + (edits.isEmpty ? "  []\n" : ""))[0]
  }

  /// The figures of the plan after some edits, by indicator.
  func figures(_ edits: [String]) throws -> [String: MeasureResult] {
    let results = try workspace().figures(after: scenario(edits))
    return Dictionary(uniqueKeysWithValues: results.map { ($0.indicator.id, $0.result) })
  }

  /// "line: code" of everything that is wrong with edits, in the order reported; warnings with a "?".
  func problems(_ text: String) throws -> [String] {
    func lines(_ problems: [Problem]) -> [String] {
      problems.map { "\($0.place.line ?? 0): \($0.code)\($0.severity == .error ? "" : "?")" }
    }
    do {
      return try lines(workspace().problems(of: scenarios(text)))
    } catch let failure as Failure {
      return lines(failure.problems)
    }
  }

  /// A place on the paper as a scenario writes it, with its system.
  static func at(_ x: Double, _ y: Double) -> String { "at: \(place(x, y)), system: EPSG:4549" }

  /// A place on the paper in EPSG:4549.
  static func place(_ x: Double, _ y: Double) -> String {
    let point = Paper.place(x, y)
    return "[\(point.x), \(point.y)]"
  }
}
