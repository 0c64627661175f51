import Foundation
import TestSupport
import Testing

@Suite("ambit coverage of people on a mask and in cells")
struct PopulationCommandTests {
  /// A block of 100 people astride the border, with homes of 1 ha around the western stop and 3 ha out of any reach in the
  /// east, of floor areas 600 and 200.
  private func run(_ city: SmallCity, _ more: [String], blocks: String? = nil) throws -> AmbitRun {
    let blocks = try city.scratch.write(
      collection([blocks ?? feature(Paper.square(1_000, 0, 3_000, 2_000), #""n": 100"#)]),
      to: "blocks.geojson")
    return try AmbitRun(
      city.coverage(
        ["--population", blocks, "--population-property", "n", "--population-system", "EPSG:4549"]
          + ["--format", "json"] + more))
  }

  private func homes(_ city: SmallCity, floor: String = "200") throws -> [String] {
    let homes = try city.scratch.write(
      collection([
        feature(Paper.square(1_000, 900, 1_100, 1_000), #""floor": 600"#),
        feature(Paper.square(2_900, 0, 3_000, 300), #""floor": \#(floor)"#),
      ]), to: "homes.geojson")
    return ["--population-mask", homes, "--population-mask-system", "EPSG:4549"]
  }

  @Test("Homes of 1 and 3 ha draw a quarter and the rest; by their floor areas three quarters and a quarter")
  func mask() throws {
    let city = try SmallCity()
    for (more, west) in [([], 25.0), (["--population-weight", "floor"], 75)] {
      let run = try run(city, homes(city) + more)
      #expect(run.code == 0, "\(run.errors)")
      let answer = try run.json(CoverageAnswerFields.self)
      #expect(abs(answer.zones[0].total - west) < 1e-9 && abs(answer.zones[1].total - 100 + west) < 1e-9)
      #expect(abs(answer.overall.covered - west) < 1e-9 && answer.warnings.isEmpty)
    }
  }

  @Test("A block without homes and blocks that overlap are told of with their people")
  func warnings() throws {
    let city = try SmallCity()
    // The second block shares a quarter of its 42 people's ground with the first, and no home lies in it.
    let blocks = [
      feature(Paper.square(1_000, 0, 3_000, 2_000), #""n": 100"#),
      feature(Paper.square(0, 1_000, 1_000, 2_000), #""n": 3"#),
      feature(Paper.square(2_500, 1_000, 4_500, 2_000), #""n": 42"#),
    ]
    let run = try run(city, homes(city), blocks: blocks.joined(separator: ","))
    let warnings = try run.json(CoverageAnswerFields.self).warnings
    #expect(
      warnings.map(\.code) == ["population-overlaps", "people-without-mask", "people-outside"])
    // A quarter of 42, and an eighth of 100.
    #expect(warnings[0].message.contains("1 pairs") && warnings[0].message.contains("50 ha"))
    #expect(warnings[0].message.contains("; 23 people"))
    #expect(warnings[1].message.hasPrefix("2 of 3 surfaces") && warnings[1].message.contains("45 of 145"))
    // A quarter of the third block lies east of the zones.
    #expect(warnings[2].message.hasPrefix("11 of 145 people"))
  }

  @Test("A cell of 200 m, its centre 50 m west of the border: three quarters of its people live there")
  func cells() throws {
    let city = try SmallCity()
    let run = try run(
      city, ["--population-cell", "200m"], blocks: feature(Paper.point(1_950, 1_000), #""n": 40"#))
    let answer = try run.json(CoverageAnswerFields.self)
    #expect(abs(answer.zones[0].total - 30) < 1e-9 && abs(answer.zones[1].total - 10) < 1e-9)
  }

  @Test("What does not go together is a wrong use")
  func wrongUse() throws {
    let city = try SmallCity()
    #expect(try AmbitRun(city.coverage(["--population-mask", city.zones])).code == 64)
    #expect(try AmbitRun(city.coverage(["--population-cell", "250m"])).code == 64)
    for more in [
      ["--population-weight", "floor"], ["--population-cell", "wide"], ["--population-cell", "0m"],
    ] {
      let run = try run(city, more)
      #expect(run.code == 64 && run.errors.contains(more[0]), "\(run.errors)")
    }
  }

  @Test("Bad data are told by file and feature")
  func badData() throws {
    let city = try SmallCity()
    let weights = try run(city, homes(city, floor: #""much""#) + ["--population-weight", "floor"])
    #expect(
      weights.code == 65 && weights.errors.contains("homes.geojson") && weights.errors.contains("floor"))
    let points = try run(city, homes(city), blocks: feature(Paper.point(1_000, 1_000), #""n": 40"#))
    #expect(points.code == 65 && points.errors.contains("--population-cell"), "\(points.errors)")
    let cells = try run(city, ["--population-cell", "250m"])
    #expect(cells.code == 65 && cells.errors.contains("centre"), "\(cells.errors)")
    let land = try run(city, ["--population-mask", city.stops, "--population-mask-system", "EPSG:4549"])
    #expect(land.code == 65 && land.errors.contains("stops.geojson"), "\(land.errors)")
    #expect(try run(city, ["--population-mask", "/nowhere.geojson"]).code == 66)
  }
}
