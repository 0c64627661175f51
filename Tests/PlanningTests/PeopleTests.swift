import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// People on a mask and in the cells of a grid, in the paper city: a block of 100 people over the eastern half of A and the
/// western half of B, from (500, 0) to (1500, 1000).
@Suite struct PeopleTests {
  private static let block = PaperCity.surface(
    [(500, 0), (1_500, 0), (1_500, 1_000), (500, 1_000)], #""people": 100"#)

  private func city(_ population: String, homes: [String], blocks: [String] = [block]) -> PaperCity {
    var city = PaperCity()
    city.layers = ["blocks": blocks, "homes": homes, "stops": [PaperCity.point(600, 100)]]
    city.population = "population: { layer: blocks, property: people, year: 2020\(population) }"
    city.indicators =
      "  - { id: x, name: x, measure: coverage, parameters: { facilities: stops, radius: 1 km } }"
    return city
  }

  private static func home(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ floor: Double = 1
  ) -> String {
    PaperCity.surface(
      [(x, y), (x + width, y), (x + width, y + height), (x, y + height)], #""floor": \#(floor)"#)
  }

  private func people(_ city: PaperCity) throws -> [Double?] {
    try city.evaluate().areas.all.map(\.people)
  }

  private func warnings(_ city: PaperCity) throws -> [Problem] { try city.evaluate().warnings }

  /// Homes of 1 ha in A and 3 ha in B: 25 and 75 of the 100, where by area it would be 50 and 50. By floor area of 600 and
  /// 200 it is 75 and 25.
  @Test func onAMask() throws {
    let homes = [Self.home(600, 0, 100, 100, 600), Self.home(1_100, 0, 300, 100, 200)]
    func has(_ people: [Double?], _ a: Double, _ b: Double) -> Bool {
      agree(people[0], a) && agree(people[1], b) && agree(people.last ?? nil, a + b)
    }
    #expect(has(try people(city("", homes: homes)), 50, 50))
    #expect(has(try people(city(", mask: homes", homes: homes)), 25, 75))
    #expect(has(try people(city(", mask: homes, weight: floor", homes: homes)), 75, 25))
    #expect(try warnings(city(", mask: homes", homes: homes)).isEmpty)
  }

  /// A second block of 7 people without a home keeps them all over itself, which is told with both numbers.
  @Test func aBlockWithoutHomes() throws {
    let other = PaperCity.surface([(0, 0), (100, 0), (100, 100), (0, 100)], #""people": 7"#)
    let city = city(
      ", mask: homes", homes: [Self.home(600, 0, 100, 100)], blocks: [Self.block, other])
    let counted = try people(city)
    #expect(agree(counted[0], 107) && agree(counted[1], 0))
    let warning = try #require(try warnings(city).first { $0.code == "people-without-mask" })
    #expect(warning.message.en.contains("1 of 2 surfaces") && warning.message.en.contains("7 of 107 people"))
    #expect(warning.place.feature == 2)
  }

  /// Two blocks that share a quarter of each: 25 + 25 people live on shared ground of 25 ha.
  @Test func blocksThatOverlap() throws {
    let other = PaperCity.surface(
      [(500, 750), (1_500, 750), (1_500, 1_750), (500, 1_750)], #""people": 100"#)
    let warning = try #require(
      try warnings(city("", homes: [], blocks: [Self.block, other])).first {
        $0.code == "population-overlaps"
      })
    #expect(warning.message.en.hasPrefix("1 pairs") && warning.message.en.contains("25 ha"))
    #expect(warning.message.en.contains("50 people"))
    #expect(try warnings(city("", homes: [Self.home(600, 0, 100, 100)])).isEmpty)
  }

  /// A cell of 200 m around (950, 500): three quarters of its 40 people in A. As a point all 40 are.
  @Test func cellsOfAGrid() throws {
    let cells = [PaperCity.point(950, 500, #""people": 40"#)]
    #expect(agree(try people(city("", homes: [], blocks: cells))[0], 40))
    let grid = try people(city(", cell: 200 m", homes: [], blocks: cells))
    #expect(agree(grid[0], 30) && agree(grid[1], 10))
    // With a home on the western half of B's part all the people live there.
    let masked = try people(
      city(", cell: 200 m, mask: homes", homes: [Self.home(1_000, 400, 25, 200)], blocks: cells))
    #expect(agree(masked[0], 0) && agree(masked[1], 40))
  }

  /// A table of centres, as statistical offices give them.
  @Test func cellsOfATable() throws {
    var city = city("", homes: [])
    city.declarations["blocks"] = ""
    let fixture = try city.write()
    let centre = Paper.place(950, 500)
    try fixture.write("x,y,people\n\(centre.x),\(centre.y),40\n", to: "grid.csv")
    let plan = city.plan.replacing("blocks.geojson", with: "grid.csv")
      .replacing("year: 2020", with: "cell: 200 m")
    try fixture.write(plan, to: "plan.yaml")
    let areas = try Evaluation.run(plan: fixture("plan.yaml")).areas
    #expect(agree(areas.zones[0].people, 30) && agree(areas.zones[1].people, 10))
  }

  @Test func peopleOutsideAreCountedAndTold() throws {
    // A third of the block lies north of the zones.
    let block = PaperCity.surface([(0, 800), (100, 800), (100, 1_100), (0, 1_100)], #""people": 90"#)
    let warning = try #require(
      try warnings(city("", homes: [], blocks: [block])).first { $0.code == "people-outside" })
    #expect(warning.message.en.hasPrefix("30 of 90 people"))
  }

  @Test func faults() throws {
    let points = [PaperCity.point(600, 100, #""people": 1"#)]
    let homes = [Self.home(600, 0, 100, 100)]
    func codes(_ population: String, homes: [String] = homes, blocks: [String] = [Self.block]) throws
      -> [String]
    {
      try city(population, homes: homes, blocks: blocks).failure()
    }
    #expect(try codes(", mask: home") == ["unknown-layer"])
    #expect(try codes(", weight: floor") == ["weight-without-mask"])
    #expect(try codes(", cell: wide") == ["unknown-unit"])
    #expect(try codes(", cell: 0 m") == ["out-of-range"])
    #expect(try codes(", cell: 10 m") == ["cell-without-centre"])
    #expect(try codes(", mask: homes", blocks: points) == ["mask-of-points"])
    #expect(try codes(", mask: stops") == ["wrong-geometry"])
    #expect(try codes(", mask: homes, weight: flor") == ["unknown-property"])
    #expect(
      try codes(", mask: homes, weight: floor", homes: [Self.home(600, 0, 9, 9, -1)]) == ["number-too-small"])
  }

  /// Nobody at all: no figures of people, no warning and no division by nothing.
  @Test func nobody() throws {
    let block = PaperCity.surface([(0, 0), (100, 0), (100, 100), (0, 100)], #""people": 0"#)
    let city = city(", mask: homes", homes: [Self.home(0, 0, 10, 10)], blocks: [block])
    #expect(try people(city).allSatisfy { $0 == 0 })
    #expect(try warnings(city).isEmpty)
    let result = try city.result("coverage", "{ facilities: stops, radius: 100 m, of: population }")
    #expect(result.overall.value == nil && result.overall.reason?.en == "nobody lives here")
  }

  /// Random blocks over both zones and beyond, on random homes: the zones and what is told of outside add up to the file.
  @Test(arguments: 1...8) func zonesAndOutsideAddUp(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    func surface(_ size: ClosedRange<Double>, _ properties: String) -> String {
      let (x, y) = (
        Double.random(in: -300...2_100, using: &random), Double.random(in: -300...1_100, using: &random)
      )
      let corners = [(0.0, 0.0), (1.0, 0.2), (1.1, 1.0), (0.1, 0.9)].map { u, v in
        (x + u * Double.random(in: size, using: &random), y + v * Double.random(in: size, using: &random))
      }
      return PaperCity.surface(corners, properties)
    }
    let counts = (0..<20).map { _ in Double(Int.random(in: 0...400, using: &random)) }
    let blocks = counts.map { surface(180...220, #""people": \#($0)"#) }
    let homes = (0..<60).map { _ in surface(27...33, #""floor": \#(Int.random(in: 1...9, using: &random))"#) }
    for population in ["", ", mask: homes", ", mask: homes, weight: floor"] {
      let fixture = try city(population, homes: homes, blocks: blocks).write()
      let context = try Workspace(plan: fixture("plan.yaml")).data.context
      let settled = try context.settledPopulation()
      let inside = context.areas.zones.reduce(0) { $0 + ($1.people ?? 0) }
      let all = counts.reduce(0, +)
      #expect(abs(inside + settled.outside - all) <= 1e-9 * all, "seed \(seed)")
      #expect(settled.outside > 0 && inside > 0, "seed \(seed)")
    }
  }

  // MARK: - Scenarios

  private func figures(_ city: PaperCity, _ edits: [String]) throws -> [Double] {
    var city = city
    city.indicators =
      "  - { id: x, name: x, measure: coverage, parameters: { facilities: stops, radius: 1000 km, of: population } }"
    let fixture = try city.write()
    let workspace = try Workspace(plan: fixture("plan.yaml"))
    try fixture.write("edits:\n" + edits.map { "  - { \($0) }\n" }.joined(), to: "scenario.yaml")
    let scenario = try Scenario.read(fixture("scenario.yaml"))[0]
    return try workspace.figures(after: scenario)[0].result.zones.map(\.numerator)
  }

  /// New homes of 2 ha in A beside the 1 ha there, and 3 ha in B: half of the 100 people, not a quarter.
  @Test func anEditOfTheMaskMovesPeople() throws {
    let homes = [Self.home(600, 0, 100, 100), Self.home(1_100, 0, 300, 100)]
    let (a, b) = (Paper.place(600, 500), Paper.place(800, 600))
    let ring = [(a.x, a.y), (b.x, a.y), (b.x, b.y), (a.x, b.y), (a.x, a.y)]
      .map { "[\($0.0), \($0.1)]" }.joined(separator: ", ")
    let add =
      "add: homes, geometry: { type: Polygon, coordinates: [[\(ring)]] }, system: EPSG:4549"
    let city = city(", mask: homes", homes: homes)
    let after = try figures(city, [add])
    #expect(agree(after[0], 50) && agree(after[1], 50))
    let same = try figures(city, ["scale: stops, by: 1"])
    #expect(agree(same[0], 25) && agree(same[1], 75))
  }

  /// People of a block across the border change where they live: doubling A's makes its 25 into 50, and leaves B's 75,
  /// though half of the block lies in either. So does a number for A.
  @Test(arguments: ["by: 2", "people: 50"]) func peopleOfAZoneChangeOnTheirMask(change: String) throws {
    let homes = [Self.home(600, 0, 100, 100), Self.home(1_100, 0, 300, 100)]
    let after = try figures(city(", mask: homes", homes: homes), ["population: A, \(change)"])
    #expect(agree(after[0], 50) && agree(after[1], 75))
  }

  /// Three quarters of a cell's 40 people live in A: doubled, 60.
  @Test func peopleOfACellChange() throws {
    let cells = [PaperCity.point(950, 500, #""people": 40"#)]
    let after = try figures(city(", cell: 200 m", homes: [], blocks: cells), ["population: A, by: 2"])
    #expect(agree(after[0], 60) && agree(after[1], 10))
  }

  /// Errors of people are those of a block, on whichever homes its people live.
  @Test func factorsAreThoseOfBlocks() throws {
    let homes = [Self.home(600, 0, 100, 100), Self.home(1_100, 0, 300, 100)]
    let fixture = try city(", mask: homes", homes: homes).write()
    var context = try Workspace(plan: fixture("plan.yaml")).data.context
    try context.scalePeople(by: [3])
    #expect(agree(context.areas.zones[0].people, 75) && agree(context.areas.zones[1].people, 225))
  }
}
