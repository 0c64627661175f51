import GIS
import Siting
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// New sites for the paper city: two zones of a square kilometre side by side.
@Suite struct NewSiteTests {
  /// A circle about the middle of a square kilometre covers it from √½ · 1,000 = 707.11 m on. Of 710 m the two middles do;
  /// one site cannot, for the city is 2 km long, and the other places leave corners.
  @Test func twoSitesCoverTheCity() throws {
    let city = PaperCity.of(places: [(0, 0), (500, 500), (1_000, 500), (1_500, 500), (2_000, 1_000)])
    let answer = try siting(city, "{ facilities: stops, radius: 710 m }", target: "full")
    #expect(answer.model == "lscp" && answer.solution.status == .optimal)
    #expect(answer.solution.objective == 2 && answer.solution.bound == 2)
    #expect(
      Set(answer.sites.map(\.name)) == ["500,500", "1500,500"] && Set(answer.sites.map(\.zone)) == ["A", "B"])
    #expect(agree(answer.after.result.overall.value, 1) && answer.after.outcome?.isMet == true)
    // From the middles the corners are 707.1068 m away.
    let certificate = try #require(answer.certificate)
    #expect(abs(certificate.greatestExcess + 2.8932 - 0.02) < 0.05)
    #expect(answer.unreachable.isEmpty && answer.before.result.overall.value == 0)
    let text = try #require(answer.scenario)
    let scenario = try Scenario.read("new.yaml", text: text)
    #expect(scenario.count == 1 && scenario[0].cost == 2)
  }

  /// One stop in the middle of A covers it, so that B alone needs a site.
  @Test func whatIsThereCounts() throws {
    let city = PaperCity.of(stops: [(500, 500)], places: [(1_500, 500), (1_000, 500)])
    let answer = try siting(city, "{ facilities: stops, radius: 710 m }", target: "full")
    #expect(answer.sites.map(\.name) == ["1500,500"] && agree(answer.before.result.zones[0].value, 1))
    let done = try siting(
      PaperCity.of(stops: [(500, 500), (1_500, 500)], places: [(0, 0)]),
      "{ facilities: stops, radius: 710 m }",
      target: "full")
    #expect(
      done.sites.isEmpty && done.scenario == nil && done.solution.status == .optimal
        && done.solution.objective == 0)
  }

  /// On the lower border, 500 m off, a circle of 720 m reaches √(720² − 500²) = 518 m to either side: the stop's up to 1,018.
  /// From the middle of B or 1 m beside it a circle reaches back to 982 or 983, from 50 m beside it only to 1,032.
  @Test func otherFewestSites() throws {
    let city = PaperCity.of(stops: [(500, 500)], places: [(1_500, 500), (1_501, 500), (1_550, 500)])
    let answer = try siting(
      city, "{ facilities: stops, radius: 720 m }", target: "full", alternatives: 5)
    #expect(answer.solution.objective == 1 && answer.solution.status == .optimal)
    #expect(answer.alternatives.count == 1 && answer.solution.alternativesAreAll == true)
  }

  /// From the middle of A alone the far half of B is out of every candidate's reach.
  @Test func placesThatNoCandidateReaches() throws {
    let answer = try siting(
      PaperCity.of(places: [(500, 500)]), "{ facilities: stops, radius: 710 m }", target: "full")
    #expect(answer.solution.status == .infeasible && answer.certificate == nil)
    #expect(answer.unreachable.contains { $0.x > Paper.place(1_200, 0).x })
  }

  /// What is certified holds for a million places drawn at random.
  @Test func certifiedForEveryPoint() throws {
    let answer = try siting(
      PaperCity.of(stops: [(150, 850), (1_700, 300)], places: []), "{ facilities: stops, radius: 300 m }",
      target: "full",
      .target, .grid(.metres(200)))
    #expect(answer.solution.status == .optimal)
    #expect(try #require(answer.certificate).greatestExcess <= 0)
    let stops =
      [(150.0, 850.0), (1_700, 300)].map { Paper.place($0.0, $0.1) } + answer.sites.map(\.point)
    let (xs, ys) = (stops.map(\.x), stops.map(\.y))
    let corner = Paper.place(0, 0)
    var random = Seeded(7)
    var missed = 0
    for _ in 0..<1_000_000 {
      // Fractions of a 64-bit number: a draw from a range takes ten times as long without optimisation.
      let bits = random.next()
      let x = corner.x + 2_000 * Double(bits >> 32) / 4_294_967_296
      let y = corner.y + 1_000 * Double(bits & 0xFFFF_FFFF) / 4_294_967_296
      var stop = 0
      while stop < xs.count, (xs[stop] - x) * (xs[stop] - x) + (ys[stop] - y) * (ys[stop] - y) > 90_000 {
        stop += 1
      }
      if stop == xs.count { missed += 1 }
    }
    #expect(missed == 0)
  }

  /// Circles of 100 m that lie apart and inside the city cover π·100² each, 1.5708 % of 2 km²: for 5 % four are needed, and
  /// four do. That no fewer could is plain from their size.
  @Test func theFewestForAShare() throws {
    let places = (0..<8).map { (150.0 + 230 * Double($0), 500.0) }
    let answer = try siting(
      PaperCity.of(places: places), "{ facilities: stops, radius: 100 m }", target: "5 %")
    #expect(answer.sites.count == 4 && answer.solution.status == .optimal && answer.solution.bound == 4)
    #expect(agree(answer.after.result.overall.value, 4 * .pi * 1e4 / 2e6))
    #expect(answer.sites.allSatisfy { agree($0.gain, .pi * 1e4) })
    // 15 % need ten, and there are eight.
    let short = try siting(
      PaperCity.of(places: places), "{ facilities: stops, radius: 100 m }", target: "15 %")
    #expect(short.solution.status == .infeasible && !short.unreachable.isEmpty)
  }

  /// People 1, 2, 4 and 8 far from each other: two sites reach 12 of them at most, of 15. For a budget of 7, with the costs
  /// 1, 2, 4 and 8, those of 1, 2 and 4.
  @Test func mostPeople() throws {
    var city = PaperCity()
    let people = [1, 2, 4, 8]
    city.layers["stops"] = []
    city.layers["people"] = people.map { PaperCity.point(200 + 200 * Double($0), 500, #""people": \#($0)"#) }
    city.layers["places"] = people.map { PaperCity.point(210 + 200 * Double($0), 500, #""cost": \#($0)"#) }
    city.population = "population: { layer: people, property: people }"
    let parameters = "{ facilities: stops, radius: 50 m, of: population }"
    let two = try siting(city, parameters, .sites(2))
    #expect(two.model == "mclp" && two.solution.objective == 12 && two.solution.status == .optimal)
    #expect(two.sites.map(\.gain) == [8, 4] && agree(two.after.result.overall.value, 12.0 / 15))
    #expect(two.layers.map(\.name).prefix(2) == ["sites", "assignments"])
    let seven = try siting(city, parameters, .budget(7, costProperty: "cost"))
    #expect(seven.solution.objective == 7 && seven.sites.map(\.gain) == [4, 2, 1])
    let all = try siting(city, parameters, target: "full")
    #expect(all.sites.count == 4 && all.solution.bound == 4)
  }

  @Test func whatDoesNotFitIsTold() throws {
    func code(
      _ city: PaperCity, _ parameters: String, target: String? = nil, _ goal: SitingRequest.Goal = .target,
      _ candidates: SitingRequest.Candidates = .layer("places")
    ) throws -> String? {
      do {
        _ = try siting(city, parameters, target: target, goal, candidates)
        return nil
      } catch let failure as Failure {
        return failure.problems.first?.code
      }
    }
    var city = PaperCity.of(places: [(500, 500)])
    city.layers["lines"] = [PaperCity.line([(0, 0), (1_000, 0)])]
    let plain = "{ facilities: stops, radius: 300 m }"
    #expect(try code(city, plain) == "no-target")
    #expect(try code(city, plain, target: "full", .target, .layer("lines")) == "no-candidates")
    #expect(try code(city, plain, target: "full", .target, .layer("place")) == "unknown-layer")
    #expect(try code(city, plain, target: "full", .target, .crossings(nil)) == "no-streets")
    let twice = "{ facilities: stops, radius: 300 m, at-least: 2 }"
    #expect(try code(city, twice, target: "full") == "siting-unsupported")
    #expect(try code(city, plain, .sites(1), .circles) == "circles-about-people")
    #expect(try code(city, plain, .closing(1)) == "wrong-site-count")
    #expect(try code(city, "{ facilities: lines, radius: 300 m }", .sites(1)) == "facilities-not-points")
    #expect(try code(city, plain, .sites(2)) == "wrong-site-count")
    #expect(try code(city, plain, .budget(3, costProperty: "price")) == "unknown-property")
  }

  /// Gains of sets: 5 and 4 that share 3, and 2 alone. After the 5 the 4 is worth 1, less than the 2.
  @Test func orderOfImportance() {
    let sets: [Set<Int>] = [[1, 2, 3, 4, 5], [3, 4, 5, 6], [7, 8]]
    var taken: Set<Int> = []
    let order = greedyOrder([0, 1, 2]) {
      Double(sets[$0].subtracting(taken).count)
    } take: {
      taken.formUnion(sets[$0])
    }
    #expect(order.map(\.item) == [0, 2, 1] && order.map(\.gain) == [5, 2, 1])
  }

  // MARK: - What is promised

  /// What a comparison finds of the scenario is what was promised, to the last digit: the figures of the whole, the zones and
  /// the groups, and the target.
  private func expectPromise(
    _ plan: String, _ indicator: String, _ goal: SitingRequest.Goal, _ candidates: SitingRequest.Candidates,
    keepsExisting: Bool = true
  ) throws {
    func workspace() throws -> Workspace {
      try Workspace(plan: plan, only: [indicator], readsEveryLayer: true)
    }
    let answer = try workspace().newSites(
      SitingRequest(indicator: indicator, goal: goal, candidates: candidates, keepsExisting: keepsExisting),
      limits: SearchLimits(time: .seconds(20), solver: nil), baseline: plan)
    let scenario = try Scenario.read("new.yaml", text: try #require(answer.scenario))
    let comparison = try workspace().comparison(with: scenario)
    let found = comparison.scenarios[0].evaluation.indicators[0]
    #expect(found.result.overall == answer.after.result.overall)
    #expect(
      found.result.zones == answer.after.result.zones && found.result.groups == answer.after.result.groups)
    #expect(found.outcome == answer.after.outcome)
    #expect(comparison.baseline.indicators[0].result.overall == answer.before.result.overall)
    // What closes may be missed by nobody; what is added is not.
    if case .sites = goal { #expect(found.result.overall != answer.before.result.overall) }
  }

  /// Land and people, added, closed and chosen afresh, beside hundreds of facilities.
  @Test func smallCityKeepsItsPromise() throws {
    let crowded = try CrowdedCity(seed: 11)
    let plan = crowded.city.fixture("plan.yaml")
    for (indicator, goal) in [
      ("cover", SitingRequest.Goal.sites(3)), ("stops", .sites(12)), ("served", .sites(4)),
      ("turned", .closing(3)),
      ("served", .closing(2)),
    ] {
      try expectPromise(plan, indicator, goal, .grid(.metres(90)))
    }
    try expectPromise(plan, "stops", .sites(30), .grid(.metres(150)), keepsExisting: false)
  }

  /// Minhang's chargers and stops.
  @Test func minhangKeepsItsPromise() throws {
    let plan = "GeoData/minhang/plan.yaml"
    try expectPromise(plan, "ev-coverage", .sites(4), .grid(.kilometres(1.5)))
    try expectPromise(plan, "transit-population", .sites(3), .grid(.kilometres(1)))
    try expectPromise(plan, "rail-coverage", .closing(2), .grid(nil))
  }

  /// What YAML would fold, break at or refuse comes back whole.
  @Test func everyTextComesBack() throws {
    let texts = [
      "s\n12", "x\ty", "a\rb", "\u{85}", "\u{2028}\u{2029}", "\u{7F}\u{1}\u{0}",
      #"say "so" \ thus"#,
      " lead and trail ", "# no comment", "😀 街镇",
    ]
    for text in texts {
      let read = try #require(try PlanNode.parse("id: " + ScenarioText.quoted(text), file: nil))
      #expect(read["id"]?.text == text, "\(text.debugDescription)")
    }
  }

  /// Squares of a micrometre are more than can be counted.
  @Test func tooManySquares() throws {
    let city = PaperCity.of(stops: [(500, 500)], places: [])
    do {
      _ = try siting(city, "{ facilities: stops, radius: 100 m }", .sites(1), .grid(.metres(1e-6)))
      Issue.record("a grid of a micrometre was taken")
    } catch let failure as Failure {
      #expect(failure.problems.map(\.code) == ["too-many-candidates"])
    }
  }
}
