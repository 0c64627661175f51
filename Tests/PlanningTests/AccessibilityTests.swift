import GIS
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// Accessibility in a small city: a street along y = 100 from (0, 100) to (1900, 100), with a side street north from
/// (500, 100) to (500, 500). Clinics with 10 and 30 beds at (500, 100) and (1500, 100).
@Suite struct AccessibilityTests {
  private func city(_ people: [(x: Double, y: Double, count: Int)]) -> PaperCity {
    var city = PaperCity()
    city.layers = [
      "streets": [
        PaperCity.line([(0, 100), (500, 100), (1_900, 100)]), PaperCity.line([(500, 100), (500, 500)]),
      ],
      "clinics": [PaperCity.point(500, 100, #""beds": 10"#), PaperCity.point(1_500, 100, #""beds": 30"#)],
      "people": people.map { PaperCity.point($0.x, $0.y, #""people": \#($0.count)"#) },
    ]
    city.population = "population: { layer: people, property: people }"
    return city
  }

  /// Of zone A 10 people at (200, 100) and 30 at (900, 100), of zone B 40 at (1100, 100), 20 at (1500, 100).
  private var people: [(x: Double, y: Double, count: Int)] {
    [(200, 100, 10), (900, 100, 30), (1_100, 100, 40), (1_500, 100, 20)]
  }

  private func companion(_ key: String, _ result: MeasureResult) -> Double? {
    result.companions.first { $0.key == key }?.value
  }

  /// Within 600 m: at 200 the first clinic (300 m), at 900 both (400 and 600, itself included), at 1,100 both (600 and 400),
  /// at 1,500 the second. Beds: 10, 40, 40, 30. A: (10 · 10 + 30 · 40) ÷ 40 = 32.5; B: (40 · 40 + 20 · 30) ÷ 60 = 110/3;
  /// all: 3,500 ÷ 100 = 35.
  @Test func cumulative() throws {
    let result = try city(people).result(
      "accessibility", "{ opportunities: clinics, property: beds, limit: 600 m, unit: beds, threshold: 40 }")
    #expect(result.has(32.5, 110.0 / 3, whole: 35))
    #expect(result.unit == .named("beds"))
    #expect(companion("below", result) == 0.3)
    // By value 10 (10 people), 30 (20), 40 (70): the poorest 40 have (100 + 600 + 400) ÷ 40 = 27.5, the richest 10 have 40.
    #expect(agree(companion("palma", result), 40 / 27.5))
    // Σ p v (2C + p − P): 10·10·(−90) + 20·30·(−60) + 70·40·30 = 39,000 over 100² · 35.
    #expect(agree(companion("gini", result), 39_000.0 / 350_000))
    let places = result.layers.first { $0.role == .places }?.layer.features ?? []
    #expect(places.compactMap { $0.properties["value"]?.double } == [10, 40, 40, 30])
    #expect(result.reading["distance"] == "in a straight line" && result.reading["limit"] == "600 m")
    // Without a property each clinic is one.
    let count = try city(people).result("accessibility", "{ opportunities: clinics, limit: 600 m }")
    #expect(count.has((10 + 60) / 40, 100.0 / 60, whole: 1.7) && count.unit == .inReach)
  }

  /// Half at 300 m, √½ at 150 m, within 300 m: at 200 the first clinic with ½ · 10; at 1,500 the second with all its 30.
  @Test func gravity() throws {
    let result = try city(people).result(
      "accessibility",
      "{ opportunities: clinics, property: beds, limit: 300 m, mode: gravity, decay: 'half-life:300 m' }")
    #expect(result.has(10 * 5 / 40, 20 * 30 / 60, whole: 6.5))
  }

  /// Within 600 m the first clinic serves 10 + 30 + 40 people, 1/8 of a bed for each, the second 30 + 40 + 20, 1/3 for each. For
  /// 1,000 people: 125 at 200, 125 + 1000/3 at 900 and at 1,100, 1000/3 at 1,500. Over all people it is 40 beds for 100.
  @Test func twoStep() throws {
    let result = try city(people).result(
      "accessibility", "{ opportunities: clinics, property: beds, limit: 600 m, mode: two-step }")
    let (first, second) = (125.0, 1_000.0 / 3)
    #expect(
      result.has(
        (40 * first + 30 * second) / 40, (40 * first + 60 * second) / 60, whole: 400))
    #expect(result.unit == .perThousandPeople)
  }

  /// Along the streets, 50 m off at (500, 450), 350 m up the side street, it is 350 m to the first clinic; the 7 who live at
  /// (500, 900) are 400 m from any street, by air within 800 m of it; the third clinic is too far from any street.
  @Test func alongStreets() throws {
    var city = city([(450, 450, 5), (500, 900, 7)])
    city.layers["clinics", default: []].append(PaperCity.point(1_000, 900, #""beds": 100"#))
    let straight = try city.result(
      "accessibility", "{ opportunities: clinics, property: beds, limit: 800 m }")
    // By air the 5 have the first at 354 m and the third at 711 m, the 7 at 800 m and at 500 m.
    #expect(agree(straight.overall.value, 110))
    let walk =
      "{ opportunities: clinics, property: beds, limit: 800 m, distance: along-streets, streets: streets }"
    let walked = try city.result("accessibility", walk)
    #expect(agree(walked.overall.value, 50.0 / 12) && walked.zones[1].value == nil)
    #expect(walked.notes.map(\.en).contains { $0.hasPrefix("1 of 3 opportunities are more than 100 m") })
    #expect(walked.notes.map(\.en).contains { $0.hasPrefix("7 people live more than 100 m") })
    // 350 m and the 50 m to the street: 400 m just so.
    let at400 = try city.result("accessibility", walk.replacing("800 m", with: "400 m"))
    #expect(agree(at400.overall.value, 50.0 / 12))
    #expect(agree(try city.result("accessibility", walk.replacing("800 m", with: "399 m")).overall.value, 0))
  }

  /// On a surface across the border people walk from the centre of each part, at (900, 150) and (1100, 150): within 450 m lies
  /// the first clinic for one half, 10 beds for 50, the second for the other, 30 for 50.
  @Test func surfaces() throws {
    var city = city([])
    city.layers["people"] = [
      PaperCity.surface([(800, 100), (1_200, 100), (1_200, 200), (800, 200)], #""people": 100"#)
    ]
    let result = try city.result("accessibility", Self.beds)
    #expect(result.has(200, 600, whole: 400) && agree(companion("gini", result), 0.25))
  }

  /// A third zone over half of A: who lives in both counts in both, but once in the whole and in the demand.
  @Test func overlappingZones() throws {
    var city = city([])
    city.layers["people"] = [
      PaperCity.surface([(800, 100), (1_000, 100), (1_000, 200), (800, 200)], #""people": 50"#),
      PaperCity.surface([(1_000, 100), (1_200, 100), (1_200, 200), (1_000, 200)], #""people": 50"#),
    ]
    city.zones.append(
      PaperCity.surface([(500, 0), (1_000, 0), (1_000, 1_000), (500, 1_000)], #""name": "C""#))
    func check() throws {
      let result = try city.result("accessibility", Self.beds)
      #expect(result.has(200, 600, whole: 400) && agree(result.zones[2].value, 200))
      #expect(agree(result.overall.denominator, 100) && agree(companion("gini", result), 0.25))
      #expect(result.layers.first { $0.role == .places }?.layer.features.count == 2)
    }
    try check()
    city.layers["people"] = [
      PaperCity.point(900, 150, #""people": 50"#), PaperCity.point(1_100, 150, #""people": 50"#),
    ]
    try check()
  }

  private static let beds = "{ opportunities: clinics, property: beds, limit: 450 m, mode: two-step }"

  /// Who lives in no zone competes for the beds, but counts in no figure: 10 beds for 10 people in A and 10 outside.
  @Test func competitionFromOutside() throws {
    let result = try city([(500, 200, 10), (500, -100, 10)]).result(
      "accessibility",
      "{ opportunities: clinics, property: beds, limit: 300 m, mode: two-step, threshold: 1 }")
    #expect(agree(result.overall.value, 500) && agree(result.overall.denominator, 10))
    #expect(result.layers.first { $0.role == .places }?.layer.features.count == 1)
  }

  @Test func parametersThatDoNotGoTogether() throws {
    func failure(_ parameters: String, _ change: (inout PaperCity) -> Void = { _ in }) throws -> [String] {
      var city = city([(100, 100, 1)])
      change(&city)
      city.indicators =
        "  - { id: x, name: x, measure: accessibility, parameters: { opportunities: clinics, limit: 400 m, \(parameters) } }"
      return try city.failure()
    }
    #expect(try failure("mode: gravity") == ["missing-parameter"])
    #expect(try failure("decay: 'half-life:300 m'") == ["decay-unused"])
    #expect(try failure("mode: gravity, decay: 'half-life:-3 m'") == ["unknown-decay"])
    #expect(try failure("distance: along-streets") == ["missing-parameter"])
    #expect(try failure("streets: streets") == ["streets-unused"])
    #expect(try failure("unit: beds") { $0.population = "" } == ["no-population"])
    #expect(try failure("property: bed") == ["unknown-property"])
    #expect(
      try failure("property: beds") {
        $0.layers["clinics"] = [
          PaperCity.point(1, 1, #""beds": -1"#), PaperCity.point(1, 1, #""beds": "many""#),
          PaperCity.line([(0, 0), (9, 9)], #""beds": 1"#),
        ]
      } == ["number-too-small", "not-a-number"])
    #expect(
      try failure("") { $0.layers["clinics"] = [PaperCity.line([(0, 0), (9, 9)])] } == ["wrong-geometry"])
  }
}
