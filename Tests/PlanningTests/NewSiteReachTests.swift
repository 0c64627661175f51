import GIS
import Siting
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// New sites along streets, for a cover by several facilities, at the meetings of circles, and afresh.
@Suite struct NewSiteReachTests {
  /// Two parallel streets 300 m apart that meet only at their far ends. Within 450 m, "300,500" is near 10 people on its own
  /// street and, by air alone, √(200² + 300²) = 361 m from 60 on the other; "1300,500" is near 20 and 40 on its street.
  private var streets: PaperCity {
    var city = PaperCity.of(places: [(300, 500), (1_300, 500)])
      .with(people: [(100, 500, 10), (900, 500, 20), (1_500, 500, 40), (100, 800, 60)])
    city.layers["streets"] = [PaperCity.line([(0, 500), (2_000, 500), (2_000, 800), (0, 800)])]
    return city
  }
  private let along =
    "{ facilities: stops, radius: 450 m, of: population, distance: along-streets, streets: streets }"

  @Test func alongStreets() throws {
    let byAir = try siting(streets, "{ facilities: stops, radius: 450 m, of: population }", .sites(1))
    #expect(byAir.sites.map(\.name) == ["300,500"] && byAir.solution.objective == 70)
    let walked = try siting(streets, along, .sites(1))
    #expect(walked.sites.map(\.name) == ["1300,500"] && walked.solution.objective == 60)
    #expect(walked.solution.status == .optimal && agree(walked.after.result.overall.value, 60.0 / 130))
    // The lines of the map tell walks: 400 and 200 m to the place.
    let lines = try #require(walked.layers.first { $0.name == "assignments" }).layer.features
    #expect(lines.compactMap { $0.properties["distance_m"]?.double }.map { $0.rounded() } == [400, 200])
  }

  /// Nobody on the other street is in reach of either place: 70 of 130 people, 53.8 %, are the most. A place at its end, 100 m
  /// from them, makes three.
  @Test func targetsAlongStreets() throws {
    let half = try siting(streets, along, target: "50 %")
    #expect(
      half.sites.map(\.gain) == [60, 10] && half.solution.bound == 2 && half.after.outcome?.isMet == true)
    let short = try siting(streets, along, target: "full")
    #expect(short.solution.status == .infeasible)
    #expect(short.unreachable.map { ($0.y - Paper.place(0, 800).y).rounded() } == [0])
    var city = streets
    city.layers["places"]?.append(PaperCity.point(0, 800))
    #expect(try siting(city, along, target: "full").sites.map(\.gain) == [60, 60, 10])
  }

  /// By the end and the corners of the streets: one corner is 500 m from the 40 at (1500, 500), too far; the ends are 100 m
  /// from the 10 and from the 60.
  @Test func crossingsAreCandidates() throws {
    let ends = try siting(streets, along, .sites(2), .crossings(nil))
    #expect(ends.sites.map(\.gain) == [60, 10] && ends.candidates == 2)
  }

  /// Two must be near. 10 people have one stop and one place, 20 have two places: one new site helps the 10, two the 20, and
  /// the second of those brings all of it.
  @Test func coverByTwo() throws {
    let city = PaperCity.of(stops: [(200, 500)], places: [(250, 500), (1_200, 500), (1_250, 500)])
      .with(people: [(200, 500, 10), (1_200, 500, 20)])
    let parameters = "{ facilities: stops, radius: 100 m, of: population, at-least: 2 }"
    let one = try siting(city, parameters, .sites(1))
    #expect(one.sites.map(\.name) == ["250,500"] && one.solution.objective == 10)
    let two = try siting(city, parameters, .sites(2))
    #expect(two.sites.map(\.gain) == [0, 20] && two.solution.status == .optimal)
    #expect(agree(two.after.result.overall.value, 20.0 / 30))
    #expect(try siting(city, parameters, target: "full").solution.objective == 3)
  }

  /// A second circle of 100 m on the first covers its π·100² twice, 1.57 % of the land.
  @Test func landCoveredTwice() throws {
    let city = PaperCity.of(stops: [(500, 500)], places: [(1_500, 500), (500, 500), (560, 500)])
    let parameters = "{ facilities: stops, radius: 100 m, at-least: 2 }"
    let answer = try siting(city, parameters, target: "1.5 %")
    #expect(answer.sites.map(\.name) == ["500,500"] && answer.solution.status == .optimal)
    // The scenario's place, to seven decimals of a degree, is some millimetres off: less than 2·100·0.02 m² are lost.
    #expect(agree(answer.after.result.overall.value, .pi * 1e4 / 2e6, within: 2e-6))
    #expect(agree(answer.sites[0].gain, .pi * 1e4))
    #expect(try siting(city, parameters, target: "1.7 %").solution.status == .infeasible)
  }

  /// Two people 590 m apart are within 300 m of few places, and circles about them meet at two; a third stands alone.
  @Test func circlesMeetWhereOneSiteServesTwo() throws {
    let city = PaperCity.of(places: []).with(people: [(400, 500, 3), (990, 500, 4), (1_800, 500, 5)])
    let parameters = "{ facilities: stops, radius: 300 m, of: population }"
    let answer = try siting(city, parameters, target: "full", .target, .circles)
    #expect(answer.solution.objective == 2 && answer.sites.map(\.gain) == [7, 5])
    #expect(answer.candidates == 5 && answer.after.result.overall.value == 1)
  }

  /// Everything afresh: of two stops the one in the middle of A stays, the one in the corner closes, and B gets one.
  @Test func afresh() throws {
    let city = PaperCity.of(stops: [(0, 0), (500, 500)], places: [(1_000, 500), (1_500, 500)])
    let answer = try siting(
      city, "{ facilities: stops, radius: 710 m }", target: "full", keepsExisting: false)
    #expect(answer.solution.objective == 2 && answer.solution.status == .optimal)
    #expect(Set(answer.sites.map { "\($0.name ?? "") \($0.isThere)" }) == ["500,500 true", "1500,500 false"])
    #expect(answer.closed.map(\.name) == ["0,0"] && answer.after.result.overall.numerator > 1.99e6)
    let scenario = try Scenario.read("new.yaml", text: try #require(answer.scenario))
    #expect(scenario[0].edits.count == 2)
  }
}
