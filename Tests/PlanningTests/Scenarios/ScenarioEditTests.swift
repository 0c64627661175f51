import GIS
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// What each edit does to the figures, worked out on squared paper.
@Suite struct ScenarioEditTests {
  /// A disc of 250 m is π/16 of a square kilometre.
  private let disc = Double.pi / 16

  /// A stop in the middle of B covers as much there; another 10 km off covers nothing.
  @Test func addPoints() throws {
    let city = try ScenarioCity()
    let figures = try city.figures([
      "add: stops, at: [\(ScenarioCity.place(1_500, 500)), \(ScenarioCity.place(1_500, 9_000))], system: EPSG:4549"
    ])
    #expect(try #require(figures["cover"]).has(disc, disc, whole: disc))
    // The new stops have no routes and count as none.
    #expect(figures["routes"]?.overall.value == 4)
  }

  /// Properties written at the edit stand above those of a file, whose features are chosen by where.
  @Test func addFromAFile() throws {
    let city = try ScenarioCity()
    let features = [
      PaperCity.point(1_500, 500, #""routes": 3, "year": 2024"#),
      PaperCity.point(300, 300, #""routes": 5, "year": 2030"#),
    ]
    try city.fixture.write(
      #"{"type": "FeatureCollection", "features": [\#(features.joined(separator: ","))]}"#, to: "new.geojson")
    let file = "add: stops, file: new.geojson, system: EPSG:4549, where: { year: { at-most: 2025 } }"
    #expect(try city.figures([file])["routes"]?.overall.value == 7)
    #expect(try city.figures([file + ", properties: { routes: 9 }"])["routes"]?.overall.value == 13)
  }

  /// A square of 200 m by 100 m is 20,000 m² more for 600 people.
  @Test func addAGeometry() throws {
    let city = try ScenarioCity()
    let corners = [(300.0, 800.0), (500, 800), (500, 900), (300, 900), (300, 800)].map {
      ScenarioCity.place($0.0, $0.1)
    }
    let figures = try city.figures([
      "add: parks, geometry: { type: Polygon, coordinates: [[\(corners.joined(separator: ", "))]] }, system: EPSG:4549"
    ])
    #expect(agree(figures["park"]?.overall.value, 30_000.0 / 600))
    // 200 people of A: its own hundred and half of those astride the border.
    #expect(agree(figures["park"]?.zones[0].value, 30_000.0 / 200))
  }

  @Test func removeAndClose() throws {
    let city = try ScenarioCity()
    #expect(try city.figures(["remove: stops, id: 1"])["cover"]?.overall.value == 0)
    #expect(try city.figures(["close: stops, id: Middle, year: 2024"])["cover"]?.overall.value == 0)
    let rest = try city.figures(["remove: chargers, where: { reach: { at-most: 150 } }"])
    #expect(try #require(rest["charge"]).has(0, Double.pi * 0.04, whole: Double.pi * 0.02))
  }

  /// To the border, the disc lies half in each; 500 m further on it is B's alone.
  @Test func move() throws {
    let city = try ScenarioCity()
    let toBorder = try city.figures([
      "move: stops, id: 1, to: \(ScenarioCity.place(1_000, 500)), system: EPSG:4549"
    ])
    #expect(try #require(toBorder["cover"]).has(disc / 2, disc / 2, whole: disc / 2))
    let east = try city.figures(["move: stops, id: 1, by: { east: 1 km, north: -100 m }"])
    #expect(try #require(east["cover"]).has(0, disc, whole: disc / 2))
  }

  /// A park of 50 m by 50 m in the place of the one of 100 m by 100 m.
  @Test func replace() throws {
    let city = try ScenarioCity()
    let corners = [(0.0, 900.0), (50, 900), (50, 950), (0, 950), (0, 900)].map {
      ScenarioCity.place($0.0, $0.1)
    }
    let figures = try city.figures([
      "replace: parks, id: P, geometry: { type: Polygon, coordinates: [[\(corners.joined(separator: ", "))]] }, "
        + "system: EPSG:4549"
    ])
    #expect(agree(figures["park"]?.overall.value, 2_500.0 / 600))
  }

  @Test func setAndScaleProperties() throws {
    let city = try ScenarioCity()
    #expect(
      try city.figures(["set: stops, id: 1, properties: { routes: 10 }"])["routes"]?.overall.value == 10)
    #expect(try city.figures(["scale: stops, property: routes, by: 150 %"])["routes"]?.overall.value == 6)
    // Chargers of 100 and 200 m: half as far is a quarter of the land.
    let halved = try #require(try city.figures(["scale: chargers, property: reach, by: 0.5"])["charge"])
    #expect(halved.has(Double.pi * 0.0025, Double.pi * 0.01, whole: Double.pi * 0.00625))
  }

  /// Without a property it is the radius that grows, whether the plan or the facility gives it.
  @Test func scaleTheRadius() throws {
    let city = try ScenarioCity()
    let stops = try city.figures(["scale: stops, by: 2"])
    #expect(try #require(stops["cover"]).has(4 * disc, 0, whole: 2 * disc))
    let chargers = try #require(
      try city.figures(["scale: chargers, where: { reach: 200 }, by: 0.5"])["charge"])
    #expect(chargers.has(Double.pi * 0.01, Double.pi * 0.01, whole: Double.pi * 0.01))
  }

  /// The line ends at (500, 100) and goes on to (500, 400): 300 m more. From its other end at (100, 100), 50 m more.
  @Test func extend() throws {
    let city = try ScenarioCity()
    let along = { (x: Double, y: Double) in
      "extend: lines, id: L, along: \(ScenarioCity.place(x, y)), system: EPSG:4549"
    }
    #expect(agree(try city.figures([along(500, 400)])["length"]?.overall.value, 700))
    #expect(agree(try city.figures([along(100, 50)])["length"]?.overall.value, 450))
  }

  // MARK: - People

  /// Twice the people of A: its own hundred and the half of those astride the border, who are cut there. B's stay.
  @Test func peopleOfAZone() throws {
    let city = try ScenarioCity()
    let park = try #require(try city.figures(["population: A, by: 2"])["park"])
    #expect(agree(park.zones[0].denominator, 400) && agree(park.zones[1].denominator, 400))
    #expect(agree(park.overall.denominator, 800))
    let set = try #require(try city.figures(["population: [A], people: 50"])["park"])
    #expect(agree(set.zones[0].denominator, 50) && agree(set.zones[1].denominator, 400))
  }

  /// Five years at 2 %: 600 · 1.02⁵ = 662.4484…; of a group, B's alone.
  @Test func peopleGrow() throws {
    let city = try ScenarioCity()
    let growth = 1.02 * 1.02 * 1.02 * 1.02 * 1.02
    let all = try #require(try city.figures(["population: all, growth: 2 %, until: 2025"])["park"])
    #expect(agree(all.overall.denominator, 600 * growth))
    let east = try #require(try city.figures(["population: east, growth: 2 %, until: 2025"])["park"])
    #expect(agree(east.zones[1].denominator, 400 * growth) && agree(east.zones[0].denominator, 200))
  }

  /// 600 people at 2 % for five years: a note, with both years, the factor 1.104 and the 662 whom they become. At 10 % for
  /// 15 years a warning, 600 · 1.1¹⁵ = 600 · 4.177 = 2,506; of B alone 400 people at −10 % for 10 years, 400 · 0.9¹⁰ = 139.
  @Test func growthIsTold() throws {
    let city = try ScenarioCity()
    func told(_ edit: String) throws -> Problem? {
      try city.workspace().comparison(with: [city.scenario([edit])]).scenarios[0].warnings.first
    }
    let small = try #require(try told("population: all, growth: 2 %, until: 2025"))
    #expect(small.severity == .note && small.code == "growth" && small.place.line == 2)
    #expect(
      small.message.en
        == "All people change by 2 % in each of the 5 years from 2020 to 2025, in all times 1.104: 600 become 662."
    )
    let large = try #require(try told("population: all, growth: 10 %, until: 2035"))
    #expect(large.severity == .warning && large.message.en.contains("times 4.177: 600 become 2506."))
    let fewer = try #require(try told("population: B, growth: -10 %, until: 2030"))
    #expect(fewer.severity == .warning && fewer.message.en.contains("“B” change by -10 %"))
    #expect(fewer.message.en.contains("400 become 139."))
  }

  /// Within 250 m of the middle of A live those of its quarter inside the disc: π/16 · ¼ of a km² at 400 people a km²,
  /// and of those astride the border none, who begin 400 m off.
  @Test func peopleOfAFile() throws {
    let city = try ScenarioCity()
    #expect(agree(try city.figures([])["served"]?.overall.numerator, Double.pi / 64 * 400, within: 1e-6))
    let people = PaperCity.surface([(250, 250), (750, 250), (750, 750), (250, 750)], #""people": 1000"#)
    try city.fixture.write(#"{"type": "FeatureCollection", "features": [\#(people)]}"#, to: "new.geojson")
    let served = try #require(
      try city.figures(["population: all, file: new.geojson, system: EPSG:4549"])["served"])
    // The disc just fits into the square of 500 m.
    #expect(agree(served.overall.value, Double.pi / 4, within: 1e-6))
    #expect(agree(served.overall.denominator, 1_000))
  }
}
