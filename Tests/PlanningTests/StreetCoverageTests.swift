import GIS
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// Coverage along the streets of a small city: a street along y = 100 from (0, 100) to (1900, 100), with a side street
/// north from (500, 100) to (500, 500); a stop on it at (500, 100).
@Suite struct StreetCoverageTests {
  private func city(_ people: [(x: Double, y: Double, count: Int)]) -> PaperCity {
    var city = PaperCity()
    city.layers = [
      "streets": [
        PaperCity.line([(0, 100), (500, 100), (1_900, 100)]), PaperCity.line([(500, 100), (500, 500)]),
      ],
      "stops": [PaperCity.point(500, 100), PaperCity.point(1_000, 900)],
      "people": people.map { PaperCity.point($0.x, $0.y, #""people": \#($0.count)"#) },
    ]
    city.population = "population: { layer: people, property: people }"
    return city
  }

  private static let parameters =
    "{ facilities: stops, radius: 400 m, of: population, distance: along-streets, streets: streets, max-snap: 60 m }"

  /// By the streets: 300 m along the side street and 20 m off it, 320 m, is within 400; at (850, 150), 350 + 50, just so;
  /// at (860, 130) and 390 m along, not, though by air it is 361 m; at (300, 400), 200 m from any street, there is no way. The second stop
  /// is 400 m from any street and serves nobody.
  @Test func peopleAlongStreets() throws {
    let result = try city([
      (520, 400, 10), (850, 150, 20), (865, 136, 40), (300, 400, 80), (1_500, 100, 160),
    ]).result("coverage", Self.parameters)
    #expect(agree(result.overall.numerator, 30) && agree(result.overall.denominator, 310))
    #expect(agree(result.zones[0].numerator, 30) && agree(result.zones[1].numerator, 0))
    func companion(_ key: String) -> Double? { result.companions.first { $0.key == key }?.value }
    #expect(companion("unsnapped-people") == 80)
    // In a straight line the two, those at 366.8 m and those at 360.6 m off any street are within 400 m.
    #expect(agree(companion("straight-line"), 150.0 / 310))
    // 10 · 320 + 20 · 400 over 10 · √(20² + 300²) + 20 · √(350² + 50²).
    let straight = 10 * (90_400.0).squareRoot() + 20 * (125_000.0).squareRoot()
    #expect(agree(companion("detour"), 11_200 / straight))
    #expect(result.notes.map(\.en).contains { $0.hasPrefix("1 of 2 facilities are more than 60 m") })
    #expect(result.reading["distance"] == "along streets" && result.reading["max-snap"] == "60 m")
    func layer(_ role: ResultLayer.Role) -> [Feature] {
      result.layers.first { $0.role == role }?.layer.features ?? []
    }
    #expect(layer(.byAirOnly).compactMap { $0.properties["people"]?.double } == [40])
    #expect(layer(.unsnapped).count == 2)
    // 400 m each way along the street, and all 400 m of the side street.
    #expect(agree(layer(.covered).reduce(0) { $0 + ($1.geometry?.length ?? 0) }, 1_200))
  }

  /// 400 m each way along the street and all 400 m of the side street lie within reach, 1,200 m, all of them in the western
  /// zone with its 1,000 + 400 m; the eastern one has 900 m. Nobody needs to live there. With 6 minutes at
  /// 4 km/h it is the same.
  @Test func shareOfStreets() throws {
    var empty = city([])
    empty.layers["people"] = nil
    empty.population = ""
    let ofStreets = Self.parameters.replacing("of: population", with: "of: streets")
    let timed = ofStreets.replacing("radius: 400 m", with: "walking-time: 6 min")
    for parameters in [ofStreets, timed] {
      let result = try empty.result("coverage", parameters)
      #expect(agree(result.overall.value, 1_200.0 / 2_300) && agree(result.zones[0].value, 1_200.0 / 1_400))
      #expect(agree(result.zones[1].value, 0) && result.companions.isEmpty)
      #expect(result.layers.map(\.role) == [.covered, .serviceAreas, .unsnapped])
    }
    let reading = try empty.result("coverage", timed).reading
    #expect(reading["walking-time"] == "6 min" && reading.words.en.contains("6 min at 4 km/h (400 m)"))
  }

  /// Each street is drawn twice, 6 m apart: as often as drawn the share is of 2,300 m twice. A lane of 400 m of the side
  /// street's twin is out of reach, since it begins at a vertex of its own: 1,200 ÷ 4,600. Counted once it is 1,200 ÷ 2,300 again.
  @Test func shareOfStreetsDrawnTwice() throws {
    var city = city([])
    city.layers["people"] = nil
    city.population = ""
    city.layers["streets"]? += [
      PaperCity.line([(0, 106), (1_900, 106)]), PaperCity.line([(506, 100.5), (506, 500)]),
    ]
    let ofStreets = Self.parameters.replacing("of: population", with: "of: streets")
    let once = try city.result("coverage", ofStreets.replacing("}", with: ", distinct: true }"))
    // 0.5 m of the twin's end lie beyond what hides it at neither end: nothing is kept of it.
    #expect(agree(once.overall.value, 1_200.0 / 2_300) && once.reading["tolerance"] == "10 m")
    let drawn = try city.result("coverage", ofStreets)
    #expect(agree(drawn.overall.denominator, 2_300 + 1_900 + 399.5) && drawn.reading["tolerance"] == "none")
    // The twins are parts of their own, and the stop enters each that is within 60 m: 394 m each way and 393.9 m, to rounding.
    #expect(try #require(drawn.overall.numerator) > 2_300)
    let total = "{ layers: streets, of: length, distinct: true, tolerance: 10 m }"
    #expect(agree(try city.result("total", total).overall.value, 2_300))
    #expect(agree(try city.result("total", "{ layers: streets, of: length }").overall.value, 4_599.5))
  }

  /// A road crosses the side street at (500, 300) without a vertex there. Separate, nobody on it is reached; connected,
  /// someone at (600, 300) walks 100 + 200 m.
  @Test func crossings() throws {
    var city = city([(600, 300, 10)])
    city.layers["streets"]?.append(PaperCity.line([(300, 300), (700, 300)]))
    #expect(agree(try city.result("coverage", Self.parameters).overall.value, 0))
    let connected = Self.parameters.replacing(
      "streets: streets", with: "streets: streets, crossings: connected")
    #expect(agree(try city.result("coverage", connected).overall.value, 1))
  }

  /// A footway of 20 m that meets nothing lies nearer than the street to the first home, and a platform of 20 m nearer to the
  /// stop: both walk along the street all the same, (520, 110): 20 + 10 m and 8 m to the stop. (100, 900) hangs on a path of
  /// its own, 7 people; its other end holds a stop that nobody reaches.
  @Test func isolatedBitsOfStreet() throws {
    var city = city([(520, 110, 10), (100, 905, 7)])
    city.layers["streets"]? += [
      PaperCity.line([(510, 112), (530, 112)]), PaperCity.line([(490, 93), (510, 93)]),
      PaperCity.line([(50, 900), (200, 900)]), PaperCity.line([(1_700, 900), (1_800, 900)]),
    ]
    city.layers["stops"] = [PaperCity.point(500, 92), PaperCity.point(1_750, 905)]
    for parameters in [Self.parameters, Self.parameters.replacing("400 m", with: "5 km")] {
      let result = try city.result("coverage", parameters)
      #expect(agree(result.overall.numerator, 10) && agree(result.overall.denominator, 17))
      let notes = result.notes.map(\.en)
      #expect(
        notes.contains {
          $0.hasPrefix("1 of 2 facilities stand on parts of the streets that lead to nobody's")
        })
      #expect(
        notes.contains { $0.hasPrefix("7 people live on parts of the streets that lead to none of the fac") })
    }
    let circle = try city.result(
      "life-circle",
      "{ categories: [{ layers: stops, distance: 400 m }], distance: along-streets, streets: streets, max-snap: 60 m }"
    )
    #expect(agree(circle.overall.numerator, 10) && circle.notes.count == 3)
    let access = try city.result(
      "accessibility",
      "{ opportunities: stops, limit: 400 m, distance: along-streets, streets: streets, max-snap: 60 m }")
    #expect(agree(access.overall.numerator, 10))
    #expect(access.notes.map(\.en).contains { $0.contains("lead to none of the opportunities") })
    // The platform is near enough to be entered from the home as well, at (510, 93), which is shorter than the street.
    let walk = try #require(
      try city.result("coverage", Self.parameters).companions.first { $0.key == "detour" })
    let way = Double(10 * 10 + 17 * 17).squareRoot() + 10 + 1
    #expect(agree(walk.value, way / Double(20 * 20 + 18 * 18).squareRoot()))
  }

  /// The map's ground beside the streets carries the facility with its people and its streets.
  @Test func areasOfResponsibility() throws {
    var city = city([(520, 400, 10), (1_500, 100, 20)])
    city.layers["stops"] = [
      PaperCity.point(500, 100, #""name": "西站""#), PaperCity.point(1_500, 100, #""name": "东站""#),
    ]
    let result = try city.result("coverage", Self.parameters)
    let areas = try #require(result.layers.first { $0.role == .serviceAreas }).layer.features
    #expect(areas.map { $0.properties["name"]?.text } == ["西站", "东站"])
    #expect(areas.map { $0.properties["people"]?.double } == [10, 20])
    // 400 m west, 400 m east and 400 m north; 400 m west and 400 m east.
    #expect(areas.map { ($0.properties["length_m"]?.double ?? 0).rounded() } == [1_200, 800])
    #expect(areas.allSatisfy { $0.geometry?.dimension == .surface })
  }

  /// People of a surface walk from its centre; one across the border from the centre of each part.
  @Test func peopleOnSurfaces() throws {
    var city = city([])
    // The centres of its parts lie at (900, 150) and (1100, 150): 450 and 650 m off, of which 500 m reaches one.
    city.layers["people"] = [
      PaperCity.surface([(800, 100), (1_200, 100), (1_200, 200), (800, 200)], #""people": 100"#)
    ]
    let result = try city.result("coverage", Self.parameters.replacing("400 m", with: "500 m"))
    #expect(
      agree(result.overall.numerator, 50) && agree(result.zones[0].value, 1)
        && agree(result.zones[1].value, 0))
  }

  /// Along streets is never above a straight line, whatever the radius.
  @Test func neverAboveAStraightLine() throws {
    let people = (0..<40).map { number -> (x: Double, y: Double, count: Int) in
      (Double(number * 47 % 1_900), Double(number * 61 % 170), 1)
    }
    let city = city(people)
    for radius in [100, 250, 400, 700, 1_000] {
      let along = try city.result("coverage", Self.parameters.replacing("400 m", with: "\(radius) m"))
      let straight = try city.result("coverage", "{ facilities: stops, radius: \(radius) m, of: population }")
      #expect((along.overall.value ?? 1) <= (straight.overall.value ?? 0))
      #expect(
        agree(along.companions.first { $0.key == "straight-line" }?.value, straight.overall.value ?? -1))
    }
  }

  @Test func parametersThatDoNotGoTogether() throws {
    func failure(_ parameters: String) throws -> [String] {
      var city = city([(100, 100, 1)])
      city.indicators =
        "  - { id: x, name: x, measure: coverage, parameters: { facilities: stops, radius: 400 m, \(parameters) } }"
      return try city.failure()
    }
    #expect(try failure("of: population, distance: along-streets") == ["missing-parameter"])
    #expect(try failure("distance: along-streets, streets: streets") == ["streets-reach-people"])
    #expect(try failure("of: population, streets: streets") == ["streets-unused"])
    #expect(try failure("of: streets") == ["streets-unused"])
    #expect(
      try failure("of: population, distance: along-streets, streets: streets, walking-time: 5 min") == [
        "two-radii"
      ])
    #expect(
      try failure("of: population, distance: along-streets, streets: streets, walking-speed: fast") == [
        "unknown-unit"
      ])
    #expect(try failure("distinct: true") == ["no-length"])
    #expect(
      try failure("of: population, distance: along-streets, streets: streets, at-least: 2") == [
        "streets-reach-once"
      ])
    #expect(
      try failure("of: population, distance: along-streets, streets: stops") == [
        "wrong-geometry", "wrong-geometry",
      ])
  }

  /// A stop 700 m from any street changes nothing, and the comparison says why; one on the street is served.
  @Test func aNewStopThatNoStreetReaches() throws {
    var paper = city([(520, 400, 10), (1_500, 100, 160)])
    paper.indicators = "  - { id: walk, name: walk, measure: coverage, parameters: \(Self.parameters) }"
    let scenarios = ScenarioCity(paper, try paper.write())
    func warnings(_ edit: String) throws -> [String] {
      let result = try scenarios.workspace().comparison(with: [scenarios.scenario([edit])]).scenarios[0]
      return result.warnings.map { "\($0.place.line ?? 0): \($0.code)" }
    }
    #expect(try warnings("add: stops, \(ScenarioCity.at(1_500, 800))") == ["2: no-street-near"])
    #expect(try warnings("add: stops, \(ScenarioCity.at(1_500, 120))") == [])
    // The one that no street reached before is told of by the plan's own figures.
    #expect(try warnings("add: people, \(ScenarioCity.at(1_500, 800)), properties: { people: 1 }") == [])
  }
}
