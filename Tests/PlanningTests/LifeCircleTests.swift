import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// Life circles by profiles and along streets. The city has streets every 100 m, from (0, 0) to (2000, 1000), so that a walk
/// between two places on them is |Δx| + |Δy|; a school at (500, 500) and a clinic at (700, 500).
@Suite struct LifeCircleTests {
  private static let profile = """
    title: { zh: 标准, en: Standard }
    source: a test
    categories:
      - { key: school, name: { zh: 学校, en: School }, distance: 400 m }
      - { key: clinic, name: { zh: 诊所, en: Clinic }, distance: 300 m }
      - { key: park, name: { zh: 公园, en: Park }, distance: 100 m }
    """
  private static let facilities =
    "facilities: { school: { layers: services, where: { kind: school } }, clinic: { layers: services, where: { kind: clinic } } }, skip: park"
  private static let streets = "distance: along-streets, streets: streets, max-snap: 50 m"

  private func city(_ people: [(x: Double, y: Double, count: Int)]) -> PaperCity {
    var city = PaperCity()
    let across = (0...10).map { row in
      PaperCity.line((0...20).map { (Double($0) * 100, Double(row) * 100) })
    }
    let up = (0...20).map { column in
      PaperCity.line((0...10).map { (Double(column) * 100, Double($0) * 100) })
    }
    city.layers = [
      "streets": across + up,
      "services": [
        PaperCity.point(500, 500, #""kind": "school""#), PaperCity.point(700, 500, #""kind": "clinic""#),
      ],
      "people": people.map { PaperCity.point($0.x, $0.y, #""people": \#($0.count)"#) },
    ]
    city.population = "population: { layer: people, property: people }"
    return city
  }

  private func result(_ city: PaperCity, _ parameters: String, profile: String = profile) throws
    -> MeasureResult
  {
    var city = city
    city.indicators =
      "  - { id: x, name: x, measure: life-circle, parameters: { profile: profile.yaml, \(parameters) } }"
    let fixture = try city.write()
    try fixture.write(profile, to: "profile.yaml")
    return try Evaluation.run(plan: fixture("plan.yaml")).indicators[0].result
  }

  private func value(_ result: MeasureResult, _ key: String) -> Double? {
    result.companions.first { $0.key == key }?.value
  }

  private func places(_ result: MeasureResult) -> [Feature] {
    result.layers.first { $0.role == .places }?.layer.features ?? []
  }

  /// Weights of 1, 2, 4 … say who is meant.
  /// 1 at (600, 500): 100 m to each. 2 at (500, 800): 300 m to the school, 500 to the clinic by streets, 361 by air.
  /// 4 at (700, 700): 400 to the school by streets, 283 by air; 200 to the clinic. 8 at (800, 700): 500 to the school by
  /// streets, 361 by air; 300 to the clinic, 224 by air. 16 at (1500, 500): nothing. 32 at (650, 540): on no street, but
  /// 40 m off one: 40 + 150 to the school, 40 + 50 to the clinic.
  private static let people: [(x: Double, y: Double, count: Int)] = [
    (600, 500, 1), (500, 800, 2), (700, 700, 4), (800, 700, 8), (1_500, 500, 16), (650, 540, 32),
  ]

  @Test func alongStreets() throws {
    let result = try result(city(Self.people), "\(Self.facilities), \(Self.streets)")
    // All but 16 live in A.
    #expect(agree(result.overall.numerator, 37) && agree(result.overall.denominator, 63))
    #expect(agree(result.zones[0].value, 37.0 / 47) && agree(result.zones[1].value, 0))
    #expect(agree(value(result, "category-school"), 39.0 / 63))
    #expect(agree(value(result, "category-clinic"), 45.0 / 63))
    #expect(agree(value(result, "mean-categories"), 84.0 / 63))
    #expect(value(result, "unsnapped-people") == 0 && result.notes.isEmpty)
    #expect(result.reading["distance"] == "along streets" && result.reading["left-out"] == "Park")
    #expect(result.reading.words.en.contains("by Standard") && result.reading.words.zh.contains("不计：公园"))
    let missing = Dictionary(
      uniqueKeysWithValues: places(result).map {
        ($0.properties["people"]?.double ?? 0, $0.properties["missing"]?.text ?? "?")
      })
    #expect(missing == [1: "", 2: "Clinic", 4: "", 8: "School", 16: "School, Clinic", 32: ""])
    let eight = try #require(places(result).first { $0.properties["people"]?.double == 8 })
    #expect(eight.properties["reached"]?.double == 1 && eight.properties["zone"]?.text == "A")
    #expect(eight.properties["missing_zh"]?.text == "学校" && eight.properties["judged_at"]?.text == "point")
  }

  @Test func inAStraightLine() throws {
    let result = try result(city(Self.people), Self.facilities)
    #expect(agree(result.overall.numerator, 45))
    #expect(agree(value(result, "category-school"), 47.0 / 63))
    #expect(agree(value(result, "category-clinic"), 45.0 / 63))
    #expect(places(result).count { $0.properties["missing"]?.text == "" } == 4)
    #expect(result.layers.map(\.role) == [.covered, .gaps, .places])
  }

  /// People of a surface walk from the centres of its parts, (900, 600) and (1100, 600) across the border: 500 and 700 m
  /// from the school and 300 and 500 m from the clinic by streets.
  @Test func surfacesWalkFromTheirCentres() throws {
    var city = city([])
    city.layers["people"] = [
      PaperCity.surface([(800, 550), (1_200, 550), (1_200, 650), (800, 650)], #""people": 80"#)
    ]
    let result = try result(
      city, "\(Self.facilities), \(Self.streets)",
      profile: Self.profile.replacing("400 m", with: "500 m"))
    #expect(agree(result.zones[0].value, 1) && agree(result.zones[1].value, 0))
    #expect(places(result).map { $0.properties["missing"]?.text } == ["", "School, Clinic"])
    #expect(places(result).allSatisfy { $0.properties["judged_at"]?.text == "centre" })
    #expect(places(result).allSatisfy { agree($0.properties["people"]?.double, 40) })
  }

  /// A school and 16 people 60 m off every street, further than max-snap: told of, and out of reach.
  @Test func tooFarFromEveryStreet() throws {
    var city = city([(600, 500, 1), (2_000, 1_060, 16)])
    city.zones[1] = PaperCity.surface(
      [(1_000, 0), (2_100, 0), (2_100, 1_100), (1_000, 1_000)], #""name": "B""#)
    city.layers["services"]?.append(PaperCity.point(-60, 500, #""kind": "school""#))
    let result = try result(city, "\(Self.facilities), \(Self.streets)")
    #expect(agree(result.overall.numerator, 1) && value(result, "unsnapped-people") == 16)
    #expect(result.notes.map(\.en).contains { $0.hasPrefix("1 of 3 facilities are more than 50 m") })
    #expect(result.notes.map(\.en).contains { $0.hasPrefix("16 people live more than 50 m") })
  }

  /// Random people: never more along streets than in a straight line, for all and for each category; and whatever the order
  /// of people, services and streets, the same.
  @Test(arguments: 1...5) func neverAboveAStraightLineAndInAnyOrder(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    var city = city(
      (0..<60).map { _ in
        (.random(in: 0...2_000, using: &random), .random(in: 0...1_000, using: &random), 1)
      })
    city.layers["services"] = (0..<12).map { number in
      PaperCity.point(
        .random(in: 0...2_000, using: &random), .random(in: 0...1_000, using: &random),
        #""kind": "\#(number % 2 == 0 ? "school" : "clinic")""#)
    }
    let along = try result(city, "\(Self.facilities), \(Self.streets)")
    let straight = try result(city, Self.facilities)
    #expect(along.overall.numerator <= straight.overall.numerator + 1e-9, "seed \(seed)")
    for key in ["category-school", "category-clinic"] {
      #expect((value(along, key) ?? 1) <= (value(straight, key) ?? 0) + 1e-12, "seed \(seed)")
    }
    for key in city.layers.keys { city.layers[key]?.shuffle(using: &random) }
    let shuffled = try result(city, "\(Self.facilities), \(Self.streets)")
    #expect(shuffled.overall == along.overall && shuffled.zones == along.zones, "seed \(seed)")
    #expect(shuffled.companions == along.companions, "seed \(seed)")
  }

  // MARK: - Faults

  /// The problems of a life circle, "line: code", of the plan and, with a name before, of the profile.
  private func faults(_ parameters: String, profile: String? = profile) throws -> [String] {
    var city = city([(600, 500, 1)])
    city.indicators = "  - id: x\n    name: x\n    measure: life-circle\n    parameters:\n      \(parameters)"
    let fixture = try city.write()
    if let profile { try fixture.write(profile, to: "profile.yaml") }
    let first =
      city.plan.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.hasPrefix("    parameters:") }.map { $0 + 1 } ?? 0
    do {
      _ = try Plan(contentsOf: fixture("plan.yaml"))
      return []
    } catch {
      return error.problems.map { problem in
        let isOfPlan = problem.place.file == fixture("plan.yaml")
        let line = problem.place.line ?? 0
        return isOfPlan ? "+\(line - first): \(problem.code)" : "profile \(line): \(problem.code)"
      }
    }
  }

  /// All at once, each with its line: an unknown category, one that skip names as well, a layer and a key that do not
  /// exist, a skip that is none, and a category that nothing is said of.
  @Test func everythingThatIsWrongWithThePlan() throws {
    let parameters = """
      profile: profile.yaml
            facilities:
              schol: { layers: services }
              park: { layers: parks }
              clinic: { layers: services, wher: { kind: clinic } }
            skip: [park, pork]
      """
    #expect(
      try faults(parameters).sorted() == [
        "+3: missing-category", "+3: unknown-category", "+4: skipped-category", "+4: unknown-layer",
        "+5: unknown-key", "+6: unknown-category",
      ])
  }

  @Test func whatDoesNotGoTogether() throws {
    let list = "categories: [{ layers: services, distance: 1 km }]"
    #expect(try faults("distance: straight-line") == ["+1: missing-parameter"])
    #expect(
      try faults("profile: profile.yaml\n      \(list)\n      skip: [school, clinic, park]").sorted() == [
        "+2: two-profiles", "+3: no-categories",
      ])
    #expect(
      try faults("\(list)\n      skip: [school]\n      facilities: { school: { layers: services } }").sorted()
        == [
          "+2: without-profile", "+3: without-profile",
        ])
    #expect(try faults("\(list)\n      streets: streets") == ["+2: streets-unused"])
    #expect(try faults("\(list)\n      distance: along-streets") == ["+1: missing-parameter"])
  }

  @Test func profilesThatAreNone() throws {
    let plan = "profile: profile.yaml\n      \(Self.facilities.replacing(", skip", with: "\n      skip"))"
    #expect(try faults(plan) == [])
    #expect(try faults(plan, profile: nil) == ["+1: no-such-file"])
    #expect(try faults(plan, profile: "") == ["profile 0: empty-file"])
    #expect(try faults(plan, profile: "title: T\nsource: S\ncategories: none") == ["profile 3: not-a-list"])
    let wrong = """
      title: T
      categories:
        - { key: school, name: School, distance: far }
        - { key: school, name: School, distance: 1 km, radius: 2 km }
        - { key: a b, distance: 0 m }
      """
    #expect(
      try faults(plan, profile: wrong) == [
        "profile 1: missing-key", "profile 3: unknown-unit", "profile 4: unknown-key",
        "profile 4: duplicate-category", "profile 5: missing-key", "profile 5: bad-id",
        "profile 5: out-of-range",
      ])
  }

  /// Along streets a park is no point.
  @Test func facilitiesThatAreSurfaces() throws {
    var city = city([(600, 500, 1)])
    city.layers["services"]?.append(
      PaperCity.surface([(0, 0), (10, 0), (10, 10)], #""kind": "school""#))
    let failure = #expect(throws: Failure.self) {
      try result(city, "\(Self.facilities), \(Self.streets)")
    }
    #expect(failure?.problems.map(\.code) == ["facilities-not-points"])
  }
}
