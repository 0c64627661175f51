import Testing

@testable import Evaluation
@testable import Planning

/// Features that a scenario adds without a property that some indicator reads, as `ambit site` does for the others of a plan.
@Suite("Added without a property") struct AddedWithoutPropertyTests {
  /// A third charger in the middle of B, of nothing but its place: it serves 50 m where that is the plan's radius, π · 50² m² of
  /// 2 km². Where a radius, an amount or a condition asks for its own reach it counts for nothing, and that is told.
  @Test func countsForNothingAndIsTold() throws {
    var city = try ScenarioCity().city
    city.indicators += """

        - { id: own, name: own, measure: coverage, parameters: { facilities: chargers, radius-property: reach } }
        - { id: access, name: access, measure: accessibility,
            parameters: { opportunities: chargers, property: reach, limit: 2 km } }
        - { id: long, name: long, measure: qualified-share,
            parameters: { layers: chargers, condition: { reach: { at-least: 150 } } } }
      """
    let changed = ScenarioCity(city, try city.write())
    let scenario = try changed.scenario(["add: chargers, \(ScenarioCity.at(1_500, 500))"])
    let result = try changed.workspace().comparison(with: [scenario]).scenarios[0]
    let changes = Dictionary(uniqueKeysWithValues: result.changes.map { ($0.after.indicator.id, $0) })
    #expect(abs((changes["charge"]?.change ?? 0) - .pi * 2_500 / 2e6) < 1e-12)
    #expect(changes["own"]?.change == 0 && changes["access"]?.change == 0)
    #expect(changes["long"]?.after.value == 1.0 / 3)
    let told = result.warnings.filter { $0.code == "added-without-property" }
    #expect(
      told.map { problem in ["own", "access", "long"].first { problem.message.en.contains("“\($0)”") } } == [
        "own", "access", "long",
      ])
    #expect(told.allSatisfy { $0.place.line == 2 && $0.advice.en.contains("reach: …") })

    let given = try changed.scenario(
      ["add: chargers, \(ScenarioCity.at(1_500, 500)), properties: { reach: 200 }"])
    let whole = try changed.workspace().comparison(with: [given]).scenarios[0]
    #expect(whole.warnings.isEmpty)
    #expect(
      abs((whole.changes.first { $0.after.indicator.id == "own" }?.change ?? 0) - .pi * 4e4 / 2e6) < 1e-12)
  }
}
