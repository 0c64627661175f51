import Foundation
import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

@Suite struct MeasureTests {
  /// A stop in the middle of A, people on three points: 100 beside the stop, 50 in the far corner of A, 200 in B.
  private var city: PaperCity {
    var city = PaperCity()
    city.layers["stops"] = [PaperCity.point(500, 500, #""reach": 400"#)]
    city.layers["homes"] = [
      PaperCity.point(500, 510, #""people": 100"#), PaperCity.point(10, 10, #""people": 50"#),
      PaperCity.point(1500, 500, #""people": 200"#),
    ]
    city.population = "population: { layer: homes, property: people, year: 2020 }"
    return city
  }

  // MARK: - Coverage

  /// A circle of 500 m fits A: π·500² of 1000² m² is π/4. B has nothing of it, both together π/8.
  @Test func coverageOfLand() throws {
    let result = try city.result("coverage", "{ facilities: stops, radius: 500 m }")
    #expect(result.has(.pi / 4, 0, whole: .pi / 8))
    #expect(agree(result.groups[0].value, .pi / 8) && result.groups[1].value == 0)
    #expect(result.unit == .share && result.errorBound == 0)
    #expect(agree(result.overall.numerator, .pi * 250_000) && agree(result.overall.denominator, 2e6))
    #expect(result.reading["radius"] == "500 m" && result.reading["distance"] == "straight line")
    // 50 in the corner of A and 200 in B are out of reach.
    let outside = try #require(result.companions.first { $0.key == "people-outside" })
    #expect(outside.value == 250 && outside.zones == [50, 200])
    // The furthest corners are those of B in the east: √(1500² + 500²) m away.
    let worst = try #require(result.companions.first { $0.key == "greatest-distance" })
    #expect(abs(worst.value - (1500 * 1500 + 500 * 500).squareRoot()) < 0.02)
    #expect(Set(result.layers.map(\.role)) == [.covered, .gaps, .facilities, .witnesses])
    let gaps = try #require(result.layers.first { $0.role == .gaps }?.layer)
    #expect(gaps.features.map { $0.properties["zone"] } == [.string("A"), .string("B")])
    let marginal = try #require(result.layers.first { $0.role == .facilities }?.layer.features[0])
    #expect(agree(marginal.properties["marginal_m2"]?.double, .pi * 250_000))
  }

  /// A stop 200 m west of A, in no zone, serves the segment of A beyond its chord at distance d = 200 of r = 500:
  /// r²·acos(d/r) − d·√(r² − d²), which lies within A from y = 500 − √(r² − d²) on.
  @Test func facilitiesOutsideTheZonesServeThoseInside() throws {
    var city = city
    city.layers["stops"] = [PaperCity.point(-200, 500)]
    let segment = 250_000 * acos(0.4) - 200 * (250_000 - 40_000.0).squareRoot()
    let result = try city.result("coverage", "{ facilities: stops, radius: 500 m }")
    #expect(result.has(segment / 1e6, 0, whole: segment / 2e6))
  }

  /// Its own radius of 400 m instead of 500: 0.16 π of A.
  @Test func aFacilityWithItsOwnRadius() throws {
    let result = try city.result("coverage", "{ facilities: stops, radius: 500 m, radius-property: reach }")
    #expect(result.has(0.16 * .pi, 0, whole: 0.08 * .pi))
    #expect(throws: Failure.self) {
      try city.result("coverage", "{ facilities: stops, radius: 500 m, radius-property: rech }")
    }
  }

  /// Two stops at one place cover it twice; a third elsewhere does not.
  @Test func coverageByTwo() throws {
    var city = city
    city.layers["stops"] = [PaperCity.point(500, 500), PaperCity.point(500, 500), PaperCity.point(1500, 500)]
    let result = try city.result("coverage", "{ facilities: stops, radius: 500 m, at-least: 2 }")
    #expect(result.has(.pi / 4, 0, whole: .pi / 8))
    #expect(
      result.notes.map(\.en).contains { $0.hasPrefix("1 of 3 facilities repeats another: the same place") })
    // A platform of its own at the same place is another thing, and one facility is enough elsewhere.
    city.layers["stops"]?[1] = PaperCity.point(500, 500, #""name": "二""#)
    #expect(try city.result("coverage", "{ facilities: stops, radius: 500 m, at-least: 2 }").notes.isEmpty)
    city.layers["stops"]?[1] = PaperCity.point(500, 500, #""id": 7"#)
    #expect(try city.result("coverage", "{ facilities: stops, radius: 500 m, at-least: 2 }").notes.count == 1)
    #expect(try city.result("coverage", "{ facilities: stops, radius: 500 m }").notes.isEmpty)
  }

  /// Of the built-up southern half of A the stop's circle covers half of π/4: π/8 of 0.5 km² is again π/4. B has no
  /// built-up land and so no figure.
  @Test func coverageOfAMask() throws {
    var city = city
    city.layers["built"] = [PaperCity.surface([(0, 0), (1000, 0), (1000, 500), (0, 500)])]
    let result = try city.result("coverage", "{ facilities: stops, radius: 500 m, mask: built }")
    #expect(agree(result.zones[0].value, .pi / 4) && agree(result.overall.value, .pi / 4))
    #expect(result.zones[1].value == nil && result.zones[1].reason?.en == "the mask has no land here")
  }

  /// 100 of 150 people of A, none of B, 100 of all 350.
  @Test func coverageOfPeopleOnPoints() throws {
    let result = try city.result("coverage", "{ facilities: stops, radius: 500 m, of: population }")
    #expect(result.has(100.0 / 150, 0, whole: 100.0 / 350))
    #expect(result.numeratorUnit == .people)
  }

  /// 80 people spread over A and 20 over B: π/4 of 80.
  @Test func coverageOfPeopleOnSurfaces() throws {
    var city = city
    city.layers["homes"] = [
      PaperCity.surface([(0, 0), (1000, 0), (1000, 1000), (0, 1000)], #""people": 80"#),
      PaperCity.surface([(1000, 0), (2000, 0), (2000, 1000), (1000, 1000)], #""people": 20"#),
    ]
    let result = try city.result("coverage", "{ facilities: stops, radius: 500 m, of: population }")
    #expect(result.has(.pi / 4, 0, whole: 20 * .pi / 100))
  }

  /// A park of 200 m by 200 m in the middle of A and 100 m around it: 0.2² + 4·0.2·0.1 + π·0.1² km², short by no
  /// more than the stated bound. The home beside its middle is in reach, that in the corner is not.
  @Test func coverageBySurfaces() throws {
    var city = city
    city.layers["parks"] = [PaperCity.surface([(400, 400), (600, 400), (600, 600), (400, 600)])]
    let exact = (0.04 + 0.08 + 0.01 * .pi) / 2
    let result = try city.result("coverage", "{ facilities: parks, radius: 100 m }")
    let value = try #require(result.overall.value)
    #expect(value <= exact && exact - value <= result.errorBound && result.errorBound < 1e-4)
    let people = try city.result("coverage", "{ facilities: parks, radius: 100 m, of: population }")
    #expect(people.has(100.0 / 150, 0, whole: 100.0 / 350))
  }

  // MARK: - Provision

  /// Two parks of 1 ha each that overlap by half: 15,000 m² for 150 people; B has 5,000 m² for 200.
  @Test func surfaceForEachPerson() throws {
    var city = city
    city.layers["parks"] = [
      PaperCity.surface([(0, 0), (100, 0), (100, 100), (0, 100)]),
      PaperCity.surface([(50, 0), (150, 0), (150, 100), (50, 100)]),
      PaperCity.surface([(1500, 0), (1550, 0), (1550, 100), (1500, 100)]),
    ]
    let result = try city.result("amount-per-person", "{ layers: parks }")
    #expect(result.has(100, 25, whole: 20_000.0 / 350))
    #expect(result.unit == .squareMetresPerPerson)
    #expect(result.reading.words.en.contains("2020"))
  }

  /// 30 beds in A for 150 people and 10 in B for 200: 2,000 and 500 for 10,000 people, 40 for 350 in all. At 1,250 for 10,000
  /// people, 350 people would need 43.75: 3.75 are missing.
  @Test(arguments: ["10000 people", "10,000 people", "每万人", "1万人"]) func bedsForTenThousandPeople(per: String)
    throws
  {
    var city = city
    city.layers["homes-for-elders"] = [
      PaperCity.point(100, 100, #""beds": 30"#), PaperCity.point(1_100, 100, #""beds": 10"#),
    ]
    let parameters = "{ layers: homes-for-elders, property: beds, unit: 张/万人, per: '\(per)' }"
    city.indicators =
      "  - { id: x, name: x, measure: amount-per-person, parameters: \(parameters), target: 1250 张/万人 }"
    let indicator = try city.evaluate().indicators[0]
    #expect(indicator.result.has(2_000, 500, whole: 400_000.0 / 350))
    #expect(agree(indicator.outcome?.shortfall, 1_250 - 400_000.0 / 350))
    #expect(agree(indicator.outcome?.amount, 3.75))
    #expect(indicator.result.reading["over"] == "10000 people")
  }

  /// 60 of tax in a park of 1 ha and B without any: 0.6 for each hectare of A's 100, and 60 for each of the park's one.
  @Test func ratiosByTheHectare() throws {
    var city = city
    city.layers["parks"] = [
      PaperCity.surface([(0, 0), (100, 0), (100, 100), (0, 100)], #""tax": 60, "jobs": 5"#)
    ]
    let byZone = try city.result("ratio", "{ layer: parks, property: tax, unit: yuan/ha, per: 1 ha }")
    #expect(byZone.has(0.6, 0, whole: 0.3))
    let byLayer = try city.result("ratio", "{ layer: parks, property: tax, by-layer: parks, per: ha }")
    #expect(agree(byLayer.zones[0].value, 60) && byLayer.unit == .named("tax/ha"))
    let byJobs = try city.result("ratio", "{ layer: parks, property: tax, by-property: jobs, per: 1000 }")
    #expect(agree(byJobs.zones[0].value, 12_000))
  }

  @Test(arguments: [
    ("amount-per-person", "{ layers: stops, property: p, unit: 张/万人 }", "per: 10000 people"),
    ("amount-per-person", "{ layers: stops, property: p, unit: ‰ }", "per: 1000 people"),
    (
      "amount-per-person", "{ layers: stops, property: p, unit: beds/person, per: 1000 people }",
      "per: 1 people"
    ),
    ("ratio", "{ layer: stops, property: p, unit: yuan/ha }", "per: 10000 m²"),
    ("ratio", "{ layer: stops, property: p, by-property: q, unit: 个/万人 }", "per: 10000"),
  ])
  func aUnitThatImpliesAnotherScaleIsRefused(measure: String, parameters: String, advice: String) throws {
    let failure = try #require(throws: Failure.self) { try city.result(measure, parameters) }
    #expect(failure.problems.map(\.code) == ["unit-implies-scale"])
    #expect(failure.problems[0].advice.en.contains("Write \(advice),"), "\(failure.problems)")
  }

  /// 30 beds in A for 150 people, 10 in B for 200.
  @Test func bedsForEachPerson() throws {
    var city = city
    city.layers["homes-for-elders"] = [
      PaperCity.point(1, 1, #""beds": 30"#), PaperCity.point(1001, 1, #""beds": 10"#),
    ]
    let result = try city.result(
      "amount-per-person", "{ layers: homes-for-elders, property: beds, unit: beds/person }")
    #expect(result.has(0.2, 0.05, whole: 40.0 / 350))
    #expect(result.unit == .named("beds/person"))
  }

  /// Without people there is no figure, and the reason is given.
  @Test func noFigureWhereNobodyLives() throws {
    var city = city
    city.layers["homes"] = [
      PaperCity.point(500, 500, #""people": 0"#), PaperCity.point(1500, 500, #""people": 3"#),
    ]
    city.layers["parks"] = [PaperCity.surface([(0, 0), (100, 0), (100, 100), (0, 100)])]
    let result = try city.result("amount-per-person", "{ layers: parks }")
    #expect(result.zones[0].value == nil && result.zones[0].reason == .nobodyLivesHere)
    #expect(agree(result.overall.value, 10_000.0 / 3))
  }

  /// A road of 1 km along the border counts half in A and half in B, one of 1 km across both half in each: 1 km/km²
  /// each and over all 2 km in 2 km². The group of B alone has what B has.
  @Test func densityWithBordersHalved() throws {
    var city = city
    city.layers["roads"] = [
      PaperCity.line([(1000, 0), (1000, 1000)]), PaperCity.line([(500, 300), (1500, 300)]),
    ]
    let result = try city.result("density", "{ layers: roads }")
    #expect(result.has(1, 1, whole: 1))
    #expect(agree(result.groups[0].value, 1) && agree(result.groups[1].value, 1))
  }

  /// Two bus routes along one road, 5 m apart, count once as one road of 1 km.
  @Test func densityOfDistinctRoads() throws {
    var city = city
    city.layers["routes"] = [
      PaperCity.line([(0, 300), (1000, 300)]), PaperCity.line([(0, 305), (1000, 305)]),
    ]
    let twice = try city.result("density", "{ layers: routes }")
    #expect(agree(twice.zones[0].value, 2))
    let once = try city.result("density", "{ layers: routes, distinct: true, tolerance: 10 m }")
    #expect(agree(once.zones[0].value, 1))
  }

  /// Water over the western quarter of A, and a lake half in A and half in B of 0.1 km² each.
  @Test func shareOfSurface() throws {
    var city = city
    city.layers["water"] = [
      PaperCity.surface([(0, 0), (250, 0), (250, 1000), (0, 1000)]),
      PaperCity.surface([(800, 0), (1200, 0), (1200, 500), (800, 500)]),
    ]
    let result = try city.result("share", "{ layers: water }")
    #expect(result.has(0.35, 0.1, whole: 0.225))
    // Within the southern half: 0.125 + 0.1 of 0.5 km² in A.
    city.layers["south"] = [PaperCity.surface([(0, 0), (2000, 0), (2000, 500), (0, 500)])]
    let masked = try city.result("share", "{ layers: water, mask: south }")
    #expect(masked.has(0.45, 0.2, whole: 0.325))
  }

  /// Three centres in A, one in B, one outside all; weights 1, 2, 4, 8, 16 tell which were counted.
  @Test func totals() throws {
    var city = city
    city.layers["centres"] = [
      PaperCity.point(10, 10, #""beds": 1"#), PaperCity.point(20, 10, #""beds": 2"#),
      PaperCity.point(30, 10, #""beds": 4"#), PaperCity.point(1500, 10, #""beds": 8"#),
      PaperCity.point(3000, 10, #""beds": 16"#),
    ]
    let count = try city.result("total", "{ layers: centres }")
    #expect(count.has(3, 1, whole: 4) && count.groups.map(\.value) == [4, 1])
    #expect(count.notes.map(\.en) == ["Features in no zone, which are not counted: 1."])
    let beds = try city.result("total", "{ layers: centres, of: sum, property: beds, unit: beds }")
    #expect(beds.has(7, 8, whole: 15) && beds.unit == .named("beds"))
    city.layers["paths"] = [PaperCity.line([(0, 0), (300, 400)]), PaperCity.line([(1000, 0), (1000, 100)])]
    let length = try city.result("total", "{ layers: paths, of: length }")
    #expect(length.has(550, 50, whole: 600) && length.unit == .metres)
    let area = try city.result("total", "{ layers: zones, of: area }")
    #expect(area.has(1e6, 1e6, whole: 2e6))
  }

  /// One of two towns is a garden town; it weighs three of four.
  @Test func qualifiedShares() throws {
    var city = city
    city.layers["towns"] = [
      PaperCity.surface([(0, 0), (1000, 0), (1000, 1000), (0, 1000)], #""garden": true, "weight": 3"#),
      PaperCity.surface(
        [(1000, 0), (2000, 0), (2000, 1000), (1000, 1000)], #""garden": false, "weight": 1"#),
    ]
    let result = try city.result("qualified-share", "{ layers: towns, condition: { garden: true } }")
    #expect(result.has(1, 0, whole: 0.5))
    let weighed = try city.result(
      "qualified-share", "{ layers: towns, condition: { garden: true }, weight: weight }")
    #expect(weighed.has(1, 0, whole: 0.75))
  }

  /// Tax of 6 on a park of 0.5 km² in A, 1 on 0.25 km² in B: 12 and 4 per km²; by the zones' area 6 and 1; by jobs 2
  /// and 1.
  @Test func ratios() throws {
    var city = city
    city.layers["parks"] = [
      PaperCity.surface([(0, 0), (1000, 0), (1000, 500), (0, 500)], #""tax": 6, "jobs": 3"#),
      PaperCity.surface([(1000, 0), (1500, 0), (1500, 500), (1000, 500)], #""tax": 1, "jobs": 1"#),
    ]
    let bySurface = try city.result(
      "ratio", "{ layer: parks, property: tax, by-layer: parks, unit: yuan/km² }")
    #expect(bySurface.has(12, 4, whole: 7 / 0.75))
    let byZone = try city.result("ratio", "{ layer: parks, property: tax, unit: yuan/km² }")
    #expect(byZone.has(6, 1, whole: 3.5))
    let byJobs = try city.result(
      "ratio", "{ layer: parks, property: tax, by-property: jobs, unit: yuan/job }")
    #expect(byJobs.has(2, 1, whole: 1.75))
  }

  // MARK: - Life circle

  /// A school reaches the 100 and the 50 of A, a clinic the 100 alone: all have 100 of 150; each 150 and 100 of 350; the
  /// mean is (150 + 100) / 350.
  @Test func lifeCircleOnPoints() throws {
    var city = city
    city.layers["schools"] = [
      PaperCity.point(300, 300, #""open": true"#), PaperCity.point(1500, 500, #""open": false"#),
    ]
    city.layers["clinics"] = [PaperCity.point(500, 500)]
    let profile = """
      { categories: [ { name: school, layers: schools, where: { open: true }, distance: 420 m }, \
      { layers: clinics, distance: 300 m } ] }
      """
    let result = try city.result("life-circle", profile)
    #expect(result.has(100.0 / 150, 0, whole: 100.0 / 350))
    let companions = Dictionary(uniqueKeysWithValues: result.companions.map { ($0.key, $0) })
    #expect(agree(companions["category-1"]?.value, 150.0 / 350))
    #expect(companions["category-1"]?.name.en == "school" && companions["category-2"]?.name.en == "clinics")
    #expect(agree(companions["mean-categories"]?.value, 250.0 / 350))
    #expect(companions["category-2"]?.zones == [100.0 / 150, 0])
  }

  /// Circles of 500 m at the same place: all people of the smaller, π/4 · (300/500)² of A's 80.
  @Test func lifeCircleOnSurfacesWithItsBound() throws {
    var city = city
    city.layers["homes"] = [
      PaperCity.surface([(0, 0), (1000, 0), (1000, 1000), (0, 1000)], #""people": 80"#),
      PaperCity.surface([(1000, 0), (2000, 0), (2000, 1000), (1000, 1000)], #""people": 20"#),
    ]
    let result = try city.result(
      "life-circle",
      "{ categories: [ { layers: stops, distance: 500 m }, { layers: stops, distance: 300 m } ] }")
    let exact = 0.09 * .pi * 0.8
    let value = try #require(result.overall.value)
    #expect(value <= exact && exact - value <= result.errorBound && result.errorBound < 1e-3)
  }

  /// Where a category has no facility at all, nobody has everything.
  @Test func lifeCircleWithoutFacilities() throws {
    var city = city
    city.layers["clinics"] = []
    for profile in [
      "stops, distance: 1 km }, { layers: clinics", "clinics, distance: 1 km }, { layers: stops",
    ] {
      let result = try city.result(
        "life-circle", "{ categories: [ { layers: \(profile), distance: 1 km } ] }")
      #expect(result.has(0, 0, whole: 0))
    }
  }

  @Test func aProfileInAFileOfItsOwn() throws {
    var city = city
    city.indicators = "  - { id: x, name: x, measure: life-circle, parameters: { categories: profile.yaml } }"
    let fixture = try city.write()
    try fixture.write("- { layers: stops, distance: 500 m }\n", to: "profile.yaml")
    let evaluation = try Evaluation.run(plan: fixture("plan.yaml"))
    #expect(agree(evaluation.indicators[0].result.overall.value, 100.0 / 350))
    #expect(evaluation.inputs.contains { $0.file == fixture("profile.yaml") && $0.bytes == 37 })
  }
}
