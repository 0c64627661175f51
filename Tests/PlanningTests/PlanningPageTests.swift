import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import PlanFile
@testable import Planning

/// The code of the pages in `Planning.docc`, word for word: DocumentationTests finds each block here.
@Suite("Pages of Planning")
struct PlanningPageTests {
  /// Two new stops at one place, each a project: alone either adds a circle of 250 m, the second to be built adds nothing, and so
  /// each has half of it as its fair share: π · 250² ÷ 2 m² of 2 km², 4.9 %.
  @Test func fairShares() throws {
    let city = try ScenarioCity()
    let workspace = try city.workspace()
    let place = ScenarioCity.at(1_500, 500)
    let scenario = try city.scenario([
      "add: stops, \(place), project: East", "add: stops, \(place), project: Again",
    ])

    let comparison = try workspace.comparison(with: [scenario])
    for project in comparison.scenarios[0].projects {
      let share = project.shares[0]
      print(project.name.en, share?.alone ?? 0, share?.shapley ?? 0)
    }

    let circle = Double.pi * 250 * 250 / 2e6
    let shares = comparison.scenarios[0].projects.compactMap { $0.shares[0] }
    #expect(shares.count == 2)
    for share in shares {
      #expect(abs(share.alone - circle) < 1e-12 && abs(share.last) < 1e-12)
      #expect(abs(share.shapley - circle / 2) < 1e-12)
    }
  }
}
