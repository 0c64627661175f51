import GIS
import Siting
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// Facilities that close with the least loss.
@Suite struct ClosingTests {
  private let people = "{ facilities: stops, radius: 250 m, of: population }"

  /// One stop serves two people, the others one of them each: of three, two can close without a loss, but not that one. Each
  /// alone costs nothing, so that steps which begin with it lose 3.
  @Test func stepsCanMislead() throws {
    let city = PaperCity.of(stops: [(200, 300), (600, 300), (400, 500)], places: [])
      .with(people: [(200, 500, 3), (600, 500, 3)])
    let answer = try siting(city, people, .closing(2))
    #expect(answer.model == "closing" && answer.solution.status == .optimal)
    #expect(Set(answer.closed.compactMap(\.name)) == ["200,300", "600,300"] && answer.sites.isEmpty)
    #expect(answer.solution.objective == 0 && answer.solution.greedy?.objective == 3)
    #expect(answer.closed.map(\.loss) == [0, 0] && answer.after.result.overall.value == 1)
  }

  /// People 1, 2 and 4 with a stop each: closing two loses 3 of 7, which no choice betters.
  @Test func theLeastLoss() throws {
    let city = PaperCity.of(stops: [(200, 500), (800, 500), (1_500, 500)], places: [])
      .with(people: [(200, 500, 4), (800, 500, 1), (1_500, 500, 2)])
    let answer = try siting(city, people, .closing(2))
    #expect(answer.closed.map(\.loss) == [1, 2] && answer.solution.objective == 3)
    #expect(answer.solution.bound == 3 && agree(answer.after.result.overall.value, 4.0 / 7))
    let scenario = try Scenario.read("new.yaml", text: try #require(answer.scenario))
    #expect(
      scenario[0].edits.map(\.edit) == [
        .close(
          FeatureSelection(
            layer: "stops", ids: [Condition.Value(text: "800,500"), Condition.Value(text: "1500,500")],
            condition: nil))
      ])
    #expect(answer.layers.contains { $0.name == "closed" })
  }

  /// Circles of 100 m lie apart, two in one place: one of those costs nothing, another its π·100².
  @Test func land() throws {
    let city = PaperCity.of(stops: [(200, 500), (600, 500), (601, 500)], places: [])
    let answer = try siting(city, "{ facilities: stops, radius: 100 m }", .closing(1))
    // The lens that two circles 1 m apart do not share is 2·100·1 m², less 1/1200 of it.
    #expect(agree(answer.closed[0].loss, 200, within: 1e-4) && answer.solution.status == .optimal)
    let two = try siting(city, "{ facilities: stops, radius: 100 m }", .closing(2))
    #expect(agree(two.solution.objective, .pi * 1e4 + 200, within: 1e-4))
    #expect(agree(two.after.result.overall.numerator, .pi * 1e4))
  }

  /// With two wanted near everybody, a stop that is the third near somebody can go.
  @Test func coverByTwo() throws {
    let city = PaperCity.of(stops: [(200, 500), (200, 520), (200, 540), (800, 500), (800, 520)], places: [])
      .with(people: [(200, 500, 1), (800, 500, 9)])
    let parameters = "{ facilities: stops, radius: 250 m, of: population, at-least: 2 }"
    let answer = try siting(city, parameters, .closing(2))
    #expect(answer.solution.objective == 1 && answer.solution.status == .optimal)
    #expect(answer.closed.map(\.loss) == [0, 1])
  }

  /// Without names a scenario could not say which close.
  @Test func namelessFacilities() throws {
    var city = PaperCity.of(places: []).with(people: [(200, 500, 1)])
    city.layers["stops"] = [PaperCity.point(200, 500)]
    do {
      _ = try siting(city, people, .closing(1))
      Issue.record("a scenario without ids")
    } catch let failure as Failure {
      #expect(failure.problems.map(\.code) == ["no-id"])
    }
  }
}
