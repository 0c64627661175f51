import Foundation
import TestSupport
import Testing

/// `ambit compare`, `ambit sweep` and `ambit uncertainty` through the executable, on the small city: 2 d of 8 km² are
/// covered; a stop in the middle of the east adds d, and 10 % become 18.85 %.
@Suite("ambit compare, sweep, uncertainty")
struct CompareCommandTests {
  private struct Answer: Decodable {
    struct Baseline: Decodable {
      struct Indicator: Decodable {
        let id: String
        let value: Double
      }
      let fingerprint: String
      let indicators: [Indicator]
    }
    struct Scenario: Decodable {
      struct Indicator: Decodable {
        struct Zone: Decodable {
          let name: String
          let before, after, change: Double
        }
        let id: String
        let before, after, change: Double
        let metBefore, metAfter: Bool
        let zones: [Zone]
      }
      struct Project: Decodable {
        struct Share: Decodable { let alone, last, shapley: Double }
        let name: String
        let cost: Double?
        let shares: [String: Share]
      }
      let name, fingerprint: String
      let indicators: [Indicator]
      let projects: [Project]
    }
    let baseline: Baseline
    let scenarios: [Scenario]
  }

  private func scenario(_ city: SmallCity) throws -> String {
    // The middle of the east, where the small city's squares lie in EPSG:4549.
    let stop = Paper.point(3_000, 1_000)
    return try city.scratch.write(
      """
      name: { zh: 增站, en: One more }
      edits:
        - { add: stops, geometry: \(stop), system: EPSG:4549, project: { zh: 东站, en: East }, cost: 3, year: 2024 }
      """, to: "more.yaml")
  }

  @Test("The contract that scripts rely on, and the layers of what is gained")
  func contract() throws {
    let city = try SmallCity()
    let (plan, more) = (try city.plan(), try scenario(city))
    let before = try Data(contentsOf: URL(fileURLWithPath: city.stops))
    let run = try AmbitRun(["compare", plan, more, "--format", "json", "--output", city.scratch("out")])
    #expect(run.code == 0, "\(run.errors)")
    let answer = try run.json(Answer.self)
    let share = 2 * SmallCity.disc / 8e6
    #expect(abs((answer.baseline.indicators.first?.value ?? 0) - share) < 1e-9)
    let scenario = try #require(answer.scenarios.first)
    #expect(scenario.name == "One more" && scenario.fingerprint.count == 64)
    #expect(scenario.fingerprint != answer.baseline.fingerprint)
    let change = try #require(scenario.indicators.first)
    #expect(abs(change.before - share) < 1e-9 && abs(change.change - share / 2) < 1e-9)
    #expect(change.metBefore && change.metAfter)
    #expect(change.zones.map(\.name) == ["西镇", "东镇"])
    #expect(abs(change.zones[0].change) < 1e-12 && abs(change.zones[1].change - SmallCity.disc / 4e6) < 1e-9)
    let project = try #require(scenario.projects.first)
    #expect(project.name == "East" && project.cost == 3)
    let shares = try #require(project.shares["cover"])
    #expect(abs(shares.alone - share / 2) < 1e-9 && abs(shares.last - share / 2) < 1e-9)
    #expect(abs(shares.shapley - share / 2) < 1e-9)

    let files = try FileManager.default.subpathsOfDirectory(atPath: city.scratch("out")).sorted()
    #expect(
      files == [
        "comparison.csv", "comparison.json", "more", "more/cover-gained.geojson", "more/towns.geojson",
        "run.json",
      ])
    #expect(try Data(contentsOf: URL(fileURLWithPath: city.stops)) == before)
  }

  @Test("Standard input, a dry run, targets that are missed, nothing to compare with")
  func ways() throws {
    let city = try SmallCity()
    let (plan, more) = (try city.plan(), try scenario(city))
    let dry = try AmbitRun(["compare", plan, more, "--dry-run", "--output", city.scratch("dry")])
    #expect(dry.code == 0 && dry.text.isEmpty && dry.errors.contains("1 scenarios with 1 edits"))
    #expect(!FileManager.default.fileExists(atPath: city.scratch("dry")))
    let none = try AmbitRun(["compare", plan])
    #expect(none.code == 64 && none.errors.contains("nothing to compare with"))
    let missing = try AmbitRun(["compare", plan, city.scratch("none.yaml")])
    #expect(missing.code == 66 && missing.errors.contains("none.yaml"))
    let wrong = try AmbitRun([
      "compare", plan, try city.scratch.write("edits: [{ ad: stops }]", to: "bad.yaml"),
    ])
    #expect(wrong.code == 65 && wrong.errors.contains("bad.yaml:1") && wrong.errors.contains("“add”"))
    let close = try city.scratch.write(
      "edits: [{ remove: stops, where: { x: { not: 1 } } }]", to: "close.yaml")
    let lost = try AmbitRun([
      "compare", plan, close, "--check", "--quiet", "--output", city.scratch("lost"),
    ])
    #expect(lost.code == 3 && lost.text.contains("no longer met: Coverage"), "\(lost.errors)")
    let chinese = try AmbitRun(["compare", plan, more, "--lang", "zh", "--output", city.scratch("zh")])
    #expect(chinese.text.contains("增站") && chinese.text.contains("18.85 % (+6.28) ✓"))
  }

  @Test("Plans, scenarios and layers from standard input, a layer to standard output")
  func pipes() throws {
    let city = try SmallCity()
    let plan = try city.plan()
    let layer = try String(contentsOfFile: city.stops, encoding: .utf8)
    let converted = try AmbitRun(["convert", "-", "-", "--from", "EPSG:4549"], input: layer)
    #expect(
      converted.code == 0 && converted.text.hasPrefix(#"{"type":"FeatureCollection""#), "\(converted.errors)")
    let told = try AmbitRun(["info", "-", "--format", "json"], input: converted.text)
    #expect(told.code == 0 && told.text.contains(#""features": 2"#), "\(told.errors)")
    let scenario = "edits: [{ scale: stops, by: 2 }]"
    let compared = try AmbitRun(
      ["compare", plan, "-", "--output", city.scratch("out")], input: scenario)
    // Twice the radius is four times the land of each stop, less the lens of the two: they lie 1,000 m apart.
    #expect(compared.code == 0 && compared.text.contains("stdin"), "\(compared.errors)")
    let text = try String(contentsOfFile: plan, encoding: .utf8).replacingOccurrences(
      of: "file: ", with: "file: \(city.scratch.path)/")
    let evaluated = try AmbitRun(["evaluate", "-", "--output", city.scratch("results")], input: text)
    #expect(evaluated.code == 0 && evaluated.text.contains("12.57 %"), "\(evaluated.errors)")
  }

  @Test("A sweep is a header and a row for each value; uncertainty names its seed")
  func sensitivity() throws {
    let city = try SmallCity()
    let plan = try city.plan()
    let sweep = try AmbitRun(["sweep", plan, "--vary", "cover.radius=100..400:100", "--format", "csv"])
    #expect(sweep.code == 0, "\(sweep.errors)")
    let rows = sweep.text.split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
    #expect(rows.count == 5 && rows[0][0].hasSuffix("radius_m") && rows[0][1] == "value_fraction")
    for (number, row) in rows.dropFirst().enumerated() {
      let radius = Double(number + 1) * 100
      #expect(abs((Double(row[1]) ?? 0) - 2 * Double.pi * radius * radius / 8e6) < 1e-9)
    }
    #expect(try AmbitRun(["sweep", plan, "--vary", "cover.radius"]).code == 64)
    let mistyped = try AmbitRun(["sweep", plan, "--vary", "cover.radus=1..2:1"])
    #expect(mistyped.code == 65 && mistyped.errors.contains("“radius”"))
    let uncertain = try AmbitRun([
      "uncertainty", plan, "--position-error", "30m", "--samples", "20", "--seed", "7", "--format", "json",
    ])
    #expect(uncertain.code == 0 && uncertain.text.contains(#""seed": "7""#), "\(uncertain.errors)")
  }
}
