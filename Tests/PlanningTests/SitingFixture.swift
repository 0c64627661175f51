import GIS
import Siting
import TestSupport

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

extension PaperCity {
  /// A city with stops and with places for more, each named by where it is: "500,500".
  static func of(stops: [(Double, Double)] = [], places: [(Double, Double)]) -> PaperCity {
    func named(_ place: (Double, Double)) -> String {
      point(place.0, place.1, #""name": "\#(Int(place.0)),\#(Int(place.1))""#)
    }
    var city = PaperCity()
    city.layers["stops"] = stops.map(named)
    city.layers["places"] = places.map(named)
    return city
  }

  /// The same with people at points.
  func with(people: [(x: Double, y: Double, count: Int)]) -> PaperCity {
    var city = self
    city.layers["people"] = people.map { Self.point($0.x, $0.y, #""people": \#($0.count)"#) }
    city.population = "population: { layer: people, property: people }"
    return city
  }
}

/// Sites for the coverage "x" of a city.
func siting(
  _ city: PaperCity, _ parameters: String, target: String? = nil, _ goal: SitingRequest.Goal = .target,
  _ candidates: SitingRequest.Candidates = .layer("places"), alternatives: Int = 0, keepsExisting: Bool = true
) throws -> SitingAnswer {
  var city = city
  let target = target.map { ", target: { value: \($0) }" } ?? ""
  city.indicators = "  - { id: x, name: x, measure: coverage, parameters: \(parameters)\(target) }"
  let fixture = try city.write()
  let workspace = try Workspace(plan: fixture("plan.yaml"), only: ["x"], readsEveryLayer: true)
  return try workspace.newSites(
    SitingRequest(indicator: "x", goal: goal, candidates: candidates, keepsExisting: keepsExisting),
    limits: SearchLimits(solver: ProgrammeSolver.find(), alternatives: alternatives), baseline: "plan.yaml")
}
