import Foundation
import TestSupport
import Testing

@Suite("ambit coverage")
struct CoverageCommandTests {
  @Test("The small city's figures are those on paper, under the names that scripts rely on")
  func contract() throws {
    let city = try SmallCity()
    let run = try AmbitRun(city.coverage(["--format", "json"]))
    #expect(run.code == 0, "\(run.errors)")
    let answer = try run.json(CoverageAnswerFields.self)
    #expect(answer.zones.map(\.name) == ["西镇", "东镇"])
    #expect(abs(answer.zones[0].covered - 1.5 * SmallCity.disc) < 1e-4)
    #expect(abs(answer.zones[1].covered - 0.5 * SmallCity.disc) < 1e-4)
    #expect(abs(answer.overall.covered - 2 * SmallCity.disc) < 1e-4)
    #expect(abs(answer.overall.total - 8e6) < 1e-4)
    #expect(abs((answer.overall.value ?? 0) - SmallCity.disc / 4e6) < 1e-10)
    #expect(answer.overall.unit == "m2")
    #expect(answer.reading["distance"] == "straight line")
    #expect(abs((answer.maxDistance?.value ?? 0) - 5e6.squareRoot()) < 0.02)
    #expect(answer.warnings.isEmpty)
  }

  @Test("The same files give the same bytes")
  func sameBytes() throws {
    let city = try SmallCity()
    let first = try AmbitRun(city.coverage(["--format", "json"]))
    #expect(first.code == 0)
    #expect(try AmbitRun(city.coverage(["--format", "json"])).output == first.output)
  }

  // The discs' centres are 1,000 m apart, more than twice 400 m: no place is reached twice. With 1,000 m they
  // overlap in a lens of 2 r² (π/3 − √3/4) for centres one radius apart.
  @Test("At least two facilities: the lens of two discs")
  func depth() throws {
    let city = try SmallCity()
    let none = try AmbitRun(city.coverage(["--format", "json", "--at-least", "2"]))
      .json(CoverageAnswerFields.self)
    #expect(none.overall.covered < 1e-6)
    let lens = try AmbitRun(city.coverage(["--format", "json", "--at-least", "2", "--radius", "1km"]))
      .json(CoverageAnswerFields.self)
    #expect(abs(lens.overall.covered - 2e6 * (Double.pi / 3 - 3.0.squareRoot() / 4)) < 1e-3)
  }

  // The mask is the western half of the west: 2 km² with half a disc; the east has none of it.
  @Test("A mask is the denominator; a zone without masked land has no value")
  func mask() throws {
    let city = try SmallCity()
    let mask = try city.scratch.write(
      collection([feature(Paper.square(0, 0, 1_000, 2_000))]), to: "built.geojson")
    let run = try AmbitRun(
      city.coverage(["--format", "json", "--mask", mask, "--mask-system", "EPSG:4549"]))
    let answer = try run.json(CoverageAnswerFields.self)
    #expect(abs(answer.zones[0].covered - SmallCity.disc / 2) < 1e-4)
    #expect(abs(answer.zones[0].total - 2e6) < 1e-4)
    #expect(answer.zones[1].value == nil)
  }

  // Inside: 100 at the west's stop, 7 in the east 300 m from the border's. Outside: 50. Elsewhere: 3.
  @Test("People at points; those who live in no zone are told of")
  func people() throws {
    let city = try SmallCity()
    let people = try city.scratch.write(
      collection([
        feature(Paper.point(1_000, 1_000), #""n": 100"#), feature(Paper.point(100, 100), #""n": 50"#),
        feature(Paper.point(2_300, 1_000), #""n": 7"#), feature(Paper.point(9_000, 1_000), #""n": 3"#),
      ]), to: "people.geojson")
    let run = try AmbitRun(
      city.coverage([
        "--format", "json", "--population", people, "--population-property", "n",
        "--population-system", "EPSG:4549",
      ]))
    #expect(run.code == 0, "\(run.errors)")
    let answer = try run.json(CoverageAnswerFields.self)
    #expect(answer.overall.unit == "people")
    #expect(answer.zones.map(\.covered) == [100, 7])
    #expect(answer.zones.map(\.total) == [150, 7])
    #expect(answer.overall.value == 107.0 / 157)
    #expect(answer.warnings.map(\.code) == ["people-outside"])
  }

  // A park from (1000, 600) to (1400, 1400) reaches 100 m beyond its edge, to x = 1,500 beside it. At points: 5 in the
  // park and 3 at 50 m live within reach, 2 at 101 m do not. Of 100 people on the square from (1400, 800) to
  // (1600, 1000), the half nearer to the park do.
  @Test("People within reach of a surface, at points and on surfaces; by several at once cannot be told")
  func peopleNearAPark() throws {
    let city = try SmallCity()
    let park = try city.scratch.write(
      collection([feature(Paper.square(1_000, 600, 1_400, 1_400))]), to: "park.geojson")
    let points = try city.scratch.write(
      collection([
        feature(Paper.point(1_200, 1_000), #""n": 5"#), feature(Paper.point(1_450, 1_000), #""n": 3"#),
        feature(Paper.point(1_501, 1_000), #""n": 2"#),
      ]), to: "points.geojson")
    let cells = try city.scratch.write(
      collection([feature(Paper.square(1_400, 800, 1_600, 1_000), #""n": 100"#)]), to: "cells.geojson")
    func run(_ more: String...) throws -> AmbitRun {
      try AmbitRun(
        city.coverage(
          ["--format", "json", "--facilities", park, "--radius", "100m", "--population-system", "EPSG:4549"]
            + more))
    }
    let atPoints = try run("--population", points, "--population-property", "n").json(
      CoverageAnswerFields.self)
    #expect(atPoints.overall.covered == 8 && atPoints.overall.total == 10)
    let onCells = try run("--population", cells, "--population-property", "n").json(CoverageAnswerFields.self)
    #expect(abs(onCells.overall.covered - 50) < 1e-6 && abs(onCells.overall.total - 100) < 1e-6)
    let twice = try run("--at-least", "2")
    #expect(twice.code == 65 && twice.errors.contains("facilities that are points alone"))
  }

  // A street along y = 1,000 through both stops, at x = 1,000 and 2,000. Within 400 m along it: 5 at x = 1,300, whose 50 m
  // to the street make 350; 7 beside the second stop; not 11 at x = 1,390 and 50 m off, 393 m by air and 440 on foot; and
  // 13 live 300 m from the street, 200 m too far.
  @Test("People along streets, and who is too far from any; what does not go together is refused")
  func alongStreets() throws {
    let city = try SmallCity()
    let street = try city.scratch.write(
      collection([
        feature(#"{"type": "LineString", "coordinates": [[600000, 3441000], [604000, 3441000]]}"#)
      ]), to: "street.geojson")
    let people = try city.scratch.write(
      collection([
        feature(Paper.point(1_300, 1_050), #""n": 5"#), feature(Paper.point(2_000, 1_010), #""n": 7"#),
        feature(Paper.point(1_390, 1_050), #""n": 11"#), feature(Paper.point(1_000, 1_300), #""n": 13"#),
      ]), to: "people.geojson")
    let counted = ["--population", people, "--population-property", "n", "--population-system", "EPSG:4549"]
    let walk = ["--distance", "along-streets", "--streets", street, "--streets-system", "EPSG:4549"]
    struct Answer: Decodable {
      struct Overall: Decodable { let covered, total: Double }
      struct Unsnapped: Decodable { let facilities: Int, people: Double }
      let overall: Overall
      let unsnapped: Unsnapped?
      let reading: [String: String]
    }
    let run = try AmbitRun(city.coverage(["--format", "json"] + counted + walk))
    #expect(run.code == 0, "\(run.errors)")
    let answer = try run.json(Answer.self)
    #expect(answer.overall.covered == 12 && answer.overall.total == 36)
    #expect(answer.unsnapped?.people == 13 && answer.unsnapped?.facilities == 0)
    #expect(answer.reading["distance"] == "along streets")
    let straight = try AmbitRun(city.coverage(["--format", "json"] + counted)).json(Answer.self)
    #expect(straight.overall.covered == 36 && straight.unsnapped == nil)
    #expect(try AmbitRun(city.coverage(walk)).code == 64)
    #expect(try AmbitRun(city.coverage(counted + ["--distance", "along-streets"])).code == 64)
    let empty = try AmbitRun(
      city.coverage(
        counted + ["--distance", "along-streets", "--streets", city.stops, "--streets-system", "EPSG:4549"]))
    #expect(empty.code == 65 && empty.errors.contains("Lines are needed here"))
  }

  @Test("The reach is told with its unit", arguments: ["400", "400m", "0.4 km", "400 米"])
  func unitOfRadius(radius: String) throws {
    let city = try SmallCity()
    let run = try AmbitRun(city.coverage(["--radius", radius, "--lang", "en"]))
    #expect(
      run.text.hasPrefix("Share of the land area within 400 m in a straight line of stops;"), "\(run.text)")
    let answer = try AmbitRun(city.coverage(["--radius", radius, "--format", "json"])).json(
      CoverageAnswerFields.self)
    #expect(answer.reading["radius"] == "400 m")
  }

  // The west twice: the union is 4 km², and its 1.5 discs count once.
  @Test("Zones that overlap count once in the whole and are told of")
  func overlap() throws {
    let city = try SmallCity()
    let twice = try city.scratch.write(
      collection(["a", "b"].map { feature(Paper.square(0, 0, 2_000, 2_000), #""name": "\#($0)""#) }),
      to: "twice.geojson")
    let answer = try AmbitRun(city.coverage(["--format", "json", "--zones", twice]))
      .json(CoverageAnswerFields.self)
    #expect(abs(answer.overall.total - 4e6) < 1e-4)
    #expect(abs(answer.overall.covered - 1.5 * SmallCity.disc) < 1e-4)
    #expect(answer.warnings.map(\.code) == ["zones-overlap"])
    #expect(answer.warnings[0].message == "Zones overlap by 400 ha in all: a and b by 400 ha.")
  }

  @Test("CSV opens in spreadsheets: byte order mark, CR LF, one row for each zone and the whole")
  func csv() throws {
    let city = try SmallCity()
    let run = try AmbitRun(city.coverage(["--format", "csv"]))
    #expect(Array(run.output.prefix(3)) == [0xEF, 0xBB, 0xBF])
    let lines = String(decoding: run.output.dropFirst(3), as: UTF8.self).components(separatedBy: "\r\n")
    #expect(lines.count == 5)
    #expect(lines[0] == "zone,value,covered,total,unit")
    #expect(lines[1].hasPrefix("西镇,0.1884955592153"))
    #expect(lines.last == "")
  }

  @Test("The table speaks the language of the environment, without colour in a file")
  func table() throws {
    let city = try SmallCity()
    let run = try AmbitRun(city.coverage(), environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(run.text.contains("西镇  18.85 %   75.40 公顷  400.00 公顷"))
    #expect(!run.text.contains("\u{1B}"))
    #expect(
      try AmbitRun(city.coverage(["--lang", "en"]), environment: ["LC_ALL": "zh_CN.UTF-8"]).text
        .contains("overall"))
  }

  @Test("The folder of results holds figures and layers; a failure leaves the old ones whole")
  func folder() throws {
    let city = try SmallCity()
    let results = city.scratch("results")
    #expect(try AmbitRun(city.coverage(["--output", results])).code == 0)
    let names = try FileManager.default.subpathsOfDirectory(atPath: results).sorted()
    #expect(
      names == [
        "indicators.csv", "indicators.json", "layers", "layers/coverage-covered.geojson",
        "layers/coverage-facilities.geojson", "layers/coverage-gaps.geojson",
        "layers/coverage-witnesses.geojson", "layers/towns.geojson", "run.json",
      ])
    let before = try Data(contentsOf: URL(fileURLWithPath: results + "/indicators.json"))
    try FileManager.default.removeItem(atPath: results + "/layers")
    try "in the way".write(toFile: results + "/layers", atomically: false, encoding: .utf8)
    let failed = try AmbitRun(city.coverage(["--output", results, "--radius", "300m"]))
    #expect(failed.code == 73)
    #expect(failed.output.isEmpty)
    #expect(try Data(contentsOf: URL(fileURLWithPath: results + "/indicators.json")) == before)
  }
}
