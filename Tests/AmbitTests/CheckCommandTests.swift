import Foundation
import TestSupport
import Testing

/// The answer of `ambit check --format json`.
struct FindingsFields: Decodable {
  struct Finding: Decodable {
    struct Figure: Decodable {
      let value: Double
      let unit: String
    }
    struct Spot: Decodable {
      let file: String?
      let line: Int?
      let feature: Int?
      let longitude: Double?
      let latitude: Double?
    }
    let kind: String
    let severity: String
    let layer: String
    let count: Int
    let message: String
    let figures: [String: Figure]
    let `where`: [Spot]
    let map: String?
    let advice: String
  }
  let findings: [Finding]
  let errors: Int

  var kinds: [String] { findings.map(\.kind) }

  subscript(kind: String) -> Finding? { findings.first { $0.kind == kind } }
}

@Suite("ambit check")
struct CheckCommandTests {
  private static let system = ["--system", "EPSG:4549"]

  /// The small city has nothing to find. Zones that overlap by 1,000 m · 2,000 m = 200 ha are a warning, no error.
  @Test func soundAndOverlappingZones() throws {
    let city = try SmallCity()
    let sound = try AmbitRun(["check", city.zones, city.stops, "--format", "json"] + Self.system)
    #expect(sound.code == 0 && sound.errors.isEmpty, "\(sound.errors)")
    #expect(try sound.json(FindingsFields.self).findings.isEmpty)
    #expect(
      try AmbitRun(["check", city.zones, "--lang", "en"] + Self.system).text
        == "0 errors, 0 warnings, 0 notes\n")

    let zones = try city.scratch.write(
      collection([
        feature(Paper.square(0, 0, 2_000, 2_000), #""name": "西镇""#),
        feature(Paper.square(1_000, 0, 4_000, 2_000), #""name": "东镇""#),
      ]), to: "overlap.geojson")
    let run = try AmbitRun(["check", city.stops, "--zones", zones, "--format", "json"] + Self.system)
    #expect(run.code == 0)
    let finding = try #require(try run.json(FindingsFields.self)["zones-overlap"])
    #expect(finding.severity == "warning" && finding.layer == "overlap" && finding.count == 1)
    // The local system's scale is within 0.1 % of that of EPSG:4549.
    #expect(abs((finding.figures["area"]?.value ?? 0) / 2_000_000 - 1) < 0.002)
    #expect(finding.message.contains("西镇") && !finding.advice.isEmpty)
    #expect(finding.where[0].file == zones && finding.where[0].feature == 1)
    #expect(abs((finding.where[0].longitude ?? 0) - 121.04) < 0.1)
  }

  /// An error ends with 65, in every format and in quiet too; the result is printed all the same.
  @Test(arguments: ["table", "json", "csv"]) func errorsEndWith65(format: String) throws {
    let city = try SmallCity()
    let bad = try city.scratch.write(
      collection([
        feature(
          #"{"type": "Polygon", "coordinates": [[[600000, 3440000], [601000, 3441000], [601000, 3440000], [600000, 3441000], [600000, 3440000]]]}"#
        )
      ]), to: "bow.geojson")
    let broken = try city.scratch.write("{", to: "broken.geojson")
    for (file, layer) in [(bad, "bow"), (broken, "broken")] {
      let run = try AmbitRun(["check", file, "--format", format, "--quiet"] + Self.system)
      #expect(run.code == 65 && run.text.contains(layer) && run.errors.isEmpty, "\(run.text) \(run.errors)")
    }
  }

  /// A layer from standard input, with its faults in Chinese.
  @Test func standardInput() throws {
    let stop = feature(Paper.point(1, 1), #""name": "站""#)
    let run = try AmbitRun(["check", "-", "--lang", "zh"] + Self.system, input: collection([stop, stop]))
    #expect(run.code == 0)
    #expect(run.text.contains("重复要素") && run.text.contains("stdin") && run.text.contains("警告 1"))
  }

  /// A folder with the findings, a layer of each that can be drawn, and an account; it is replaced as a whole, and one
  /// that holds other things is refused.
  @Test func folderOfFindings() throws {
    let city = try SmallCity()
    let stop = feature(Paper.point(1, 1), #""name": "站""#)
    let stops = try city.scratch.write(collection([stop, stop]), to: "twice.geojson")
    let folder = city.scratch("findings")
    let command = ["check", stops, "--output", folder, "--format", "json"] + Self.system
    let run = try AmbitRun(command)
    #expect(run.code == 0 && run.errors.contains(folder))
    let map = try #require(try run.json(FindingsFields.self)["duplicate-features"]?.map)
    #expect(map == "layers/duplicate-features-twice.geojson")
    for name in [map, "findings.json", "findings.csv", "run.json"] {
      #expect(FileManager.default.fileExists(atPath: "\(folder)/\(name)"), "\(name)")
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/findings.json")) == run.output)
    _ = try AmbitRun(["check", city.stops, "--output", folder] + Self.system)
    #expect(!FileManager.default.fileExists(atPath: "\(folder)/\(map)"))
    #expect(try AmbitRun(["check", stops, "--output", city.scratch.path] + Self.system).code == 73)
  }

  /// A plan's own faults and those of its data in one go.
  @Test func plan() throws {
    let city = try SmallCity()
    #expect(try AmbitRun(["check", try city.plan()]).code == 0)
    let plan = try city.plan(indicator: "measure: covrage")
    let run = try AmbitRun(["check", plan, "--format", "json"])
    #expect(run.code == 65)
    let finding = try #require(try run.json(FindingsFields.self)["unknown-measure"])
    #expect(finding.layer == "plan" && finding.where[0].file == plan && (finding.where[0].line ?? 0) > 0)
  }

  @Test(
    "Wrong use",
    arguments: [
      [], ["plan.yaml", "stops.geojson"], ["plan.yaml", "--system", "gcj02"], ["-", "-"],
      ["a.geojson", "--system", "nowhere"], ["a.geojson", "--format", "xml"],
    ])
  func wrongUse(_ arguments: [String]) throws {
    let run = try AmbitRun(["check"] + arguments)
    #expect(run.code == 64 && run.output.isEmpty, "\(run.errors)")
  }

  @Test func missingFiles() throws {
    let run = try AmbitRun(["check", "/none/a.geojson", "/none/b.geojson"])
    #expect(run.code == 66 && run.output.isEmpty)
    #expect(run.errors.contains("/none/a.geojson") && run.errors.contains("/none/b.geojson"))
    #expect(try AmbitRun(["check", "/none/plan.yaml"]).code == 66)
  }
}
