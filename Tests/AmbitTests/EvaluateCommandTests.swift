import Foundation
import TestSupport
import Testing

@Suite("ambit evaluate")
struct EvaluateCommandTests {
  /// The small city's plan: 400 m around the stops, which covers 2 d of 8 km² or 12.57 %.
  private func plan(_ city: SmallCity, target: String, measure: String = "coverage") throws -> String {
    try city.scratch.write(
      """
      title: { zh: 小城, en: Small city }
      working-system: EPSG:4549
      layers:
        zones: { file: zones.geojson, system: EPSG:4549, name-field: name }
        stops: { file: stops.geojson, system: EPSG:4549 }
      zones: { layer: zones, name-field: name }
      indicators:
        - id: cover
          name: { zh: 覆盖, en: Coverage }
          measure: \(measure)
          parameters: { facilities: stops, radius: 400 m }
          target: { value: \(target), year: 2025 }
      """, to: "plan.yaml")
  }

  private struct Answer: Decodable {
    struct Indicator: Decodable {
      struct Target: Decodable {
        let value: Double
        let year: Int
        let met: Bool
        let shortfall: Double
      }
      struct Zone: Decodable {
        let name: String
        let value: Double
      }
      let id: String
      let value: Double
      let unit: String
      let target: Target
      let zones: [Zone]
    }
    let indicators: [Indicator]
  }

  @Test("The figures, the target missed, exit code 3 with --check, and a whole folder of results")
  func missed() throws {
    let city = try SmallCity()
    let run = try AmbitRun(["evaluate", try plan(city, target: "92 %"), "--format", "json", "--check"])
    #expect(run.code == 3, "\(run.errors)")
    let indicator = try #require(try run.json(Answer.self).indicators.first)
    let share = SmallCity.disc / 4e6
    #expect(abs(indicator.value - share) < 1e-9)
    #expect(indicator.unit == "fraction")
    #expect(!indicator.target.met)
    #expect(abs(indicator.target.shortfall - (0.92 - share)) < 1e-9)
    #expect(indicator.zones.map(\.name) == ["西镇", "东镇"])
    let names = try FileManager.default.subpathsOfDirectory(atPath: city.scratch("results/plan"))
    for name in ["indicators.json", "indicators.csv", "run.json", "layers/towns.geojson"] {
      #expect(names.contains(name))
    }
  }

  @Test("A target that is met ends with 0")
  func met() throws {
    let city = try SmallCity()
    #expect(try AmbitRun(["evaluate", try plan(city, target: "10 %"), "--check"]).code == 0)
  }

  @Test("An unknown measure is told with its line, and nothing is written")
  func unknownMeasure() throws {
    let city = try SmallCity()
    let run = try AmbitRun(["evaluate", try plan(city, target: "10 %", measure: "covrage")])
    #expect(run.code == 65)
    #expect(run.errors.contains("plan.yaml:10:"), "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: city.scratch("results/plan")))
  }
}
