import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// What is kept is kept under all that it depends on. In the city 3 people live near the stop whose level is the number 1.0, 5
/// near the one whose level is the text 1, and 2 near none.
@Suite struct SharedResultsTests {
  private static let conditions = ["{ lv: 1 }", "{ lv: '1' }", "{ lv: [1, '1'] }", "{ lv: 1.0 }"]

  private func city(_ conditions: [String]) -> PaperCity {
    var city = PaperCity()
    city.layers = [
      "stops": [
        PaperCity.point(200, 500, #""id": "a", "lv": 1.0"#),
        PaperCity.point(1_800, 500, #""id": "b", "lv": "1""#),
      ],
      "people": [
        PaperCity.point(200, 500, #""people": 3"#), PaperCity.point(1_800, 500, #""people": 5"#),
        PaperCity.point(1_000, 500, #""people": 2"#),
      ],
    ]
    city.population = "population: { layer: people, property: people }"
    city.indicators = conditions.enumerated().map { number, condition in
      "  - { id: i\(number), name: x, measure: life-circle, "
        + "parameters: { categories: [{ layers: stops, where: \(condition), distance: 100 m }] } }"
    }.joined(separator: "\n")
    return city
  }

  private func shares(_ conditions: [String]) throws -> [Double?] {
    try city(conditions).evaluate().indicators.map { $0.result.overall.value }
  }

  /// By ``Condition/Value`` an unquoted 1 equals the number 1.0 and text of its own digits: 8 of 10 people; quoted it equals
  /// text alone, and the number reads 1.0: 5; either of the two: 8; an unquoted 1.0 equals the number but not the text: 3.
  @Test func conditionsThatLookAlikeStayApart() throws {
    let alone = try Self.conditions.map { try shares([$0])[0] }
    #expect(zip(alone, [0.8, 0.5, 0.8, 0.3]).allSatisfy { agree($0, $1) }, "\(alone)")
    #expect(try shares(Self.conditions) == alone)
    #expect(try shares(Self.conditions.reversed()) == alone.reversed())
  }

  /// What is left after the removal of the stops that satisfy each condition: 0, 3 and 5 of 10 people, by one workspace in
  /// any order of the scenarios.
  @Test(arguments: [[0, 1, 3], [3, 1, 0], [1, 0, 3], [1, 3, 0]]) func editsThatLookAlikeStayApart(
    order: [Int]
  ) throws {
    var city = city([])
    city.indicators =
      "  - { id: x, name: x, measure: coverage, parameters: { facilities: stops, radius: 100 m, of: population } }"
    let fixture = try city.write()
    let workspace = try Workspace(plan: fixture("plan.yaml"))
    let left = [0: 0.0, 1: 0.3, 3: 0.5]
    for number in order {
      try fixture.write(
        "edits: [{ remove: stops, where: \(Self.conditions[number]) }]", to: "edits.yaml")
      let scenario = try Scenario.read(fixture("edits.yaml"))[0]
      #expect(agree(try workspace.figures(after: scenario)[0].result.overall.value, left[number] ?? -1))
    }
  }

  /// Keys of two types never meet, even where all that they hold is equal.
  @Test func keysOfTwoTypesAreApart() throws {
    struct Small: SharedKey {
      typealias Value = Int
      let text: String
    }
    struct Other: SharedKey {
      typealias Value = Int
      let text: String
    }
    let results = SharedResults()
    #expect(try results.value(Small(text: "a")) { 1 } == 1)
    #expect(try results.value(Other(text: "a")) { 2 } == 2)
    #expect(try results.value(Small(text: "a")) { 3 } == 1)
  }

  /// Parts that would read the same once joined, and one that is missing beside one that is empty.
  @Test func listsOfPartsAreApart() {
    let lists: [[String?]] = [
      ["a b"], ["a", "b"], ["ab"], ["a", "b", nil], ["a", "b", ""], ["a", nil, "b"],
    ]
    #expect(Set(lists.map { Fingerprint(ofParts: $0) }).count == lists.count)
  }
}
