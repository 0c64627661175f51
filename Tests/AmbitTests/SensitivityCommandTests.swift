import Foundation
import TestSupport
import Testing

@Suite("ambit sweep and ambit uncertainty")
struct SensitivityCommandTests {
  /// The small city with a radius of 400 m: 1.5 d in the west, 0.5 d in the east, where d is the area of a circle.
  private func plan(_ city: SmallCity) throws -> String {
    try city.scratch.write(
      """
      title: { zh: 小城, en: Small city }
      working-system: EPSG:4549
      layers:
        zones: { file: zones.geojson, system: EPSG:4549, name-field: name }
        stops: { file: stops.geojson, system: EPSG:4549 }
        missing: { file: zones.geojson, system: EPSG:4549, where: { name: 西镇 } }
      zones: { layer: zones, name-field: name }
      indicators:
        - id: cover
          name: { zh: 覆盖, en: Coverage }
          measure: coverage
          parameters: { facilities: stops, radius: 400 m }
          target: { value: 10 %, year: 2025 }
        - { id: land, name: Land, measure: share, parameters: { layers: missing } }
      """, to: "plan.yaml")
  }

  /// Circles of 200, 300, 400 and 500 m do not meet each other while r ≤ 500: 2 π r² of 8 km², 1.5 of them in the west
  /// of 4 km². 10 % needs r = 356.8 m.
  @Test("CSV: a header with units, a row a value, a column a zone")
  func csv() throws {
    let city = try SmallCity()
    let run = try AmbitRun([
      "sweep", try plan(city), "--vary", "cover.radius=200..0.5km:100m", "--format", "csv",
    ])
    #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
    let rows = run.text.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(
      rows[0].joined(separator: ",")
        == "\u{FEFF}radius_m,value_fraction,numerator_m2,denominator_m2,met,西镇,东镇")
    #expect(rows.count == 5)
    for (row, radius) in zip(rows.dropFirst(), [200.0, 300, 400, 500]) {
      let disc = Double.pi * radius * radius
      let numbers = row.map { Double($0) ?? .nan }
      #expect(row[0] == "\(Int(radius))" && row[4] == (radius > 356.8 ? "yes" : "no"))
      #expect(abs(numbers[1] - 2 * disc / 8e6) < 1e-9 && abs(numbers[2] - 2 * disc) < 1e-3)
      #expect(numbers[3] == 8e6 && abs(numbers[5] - 1.5 * disc / 4e6) < 1e-9)
      #expect(abs(numbers[6] - 0.5 * disc / 4e6) < 1e-9)
    }
  }

  @Test("The table marks the plan's own value; JSON names the parameters")
  func tableAndJSON() throws {
    struct Answer: Decodable {
      struct Value: Decodable {
        let parameters: [String: Double]
        let value: Double
        let met: Bool
      }
      let values: [Value]
    }
    let city = try SmallCity()
    let sweep = [
      "sweep", try plan(city), "--vary", "cover.radius=300..400:100", "--vary", "cover.at-least=1..2:1",
    ]
    let table = try AmbitRun(sweep + ["--lang", "en"]).text
    let marked = table.split(separator: "\n").filter { $0.contains("← the plan") }
    #expect(marked.count == 1 && marked[0].contains("400 m") && marked[0].contains("12.57 %"), "\(table)")
    let values = try AmbitRun(sweep + ["--format", "json"]).json(Answer.self).values
    #expect(
      values.map(\.parameters) == [
        ["radius": 300, "at-least": 1], ["radius": 300, "at-least": 2], ["radius": 400, "at-least": 1],
        ["radius": 400, "at-least": 2],
      ])
    #expect(values.map(\.met) == [false, false, true, false])
  }

  @Test("Uncertainty: the figure without error, its spread, the same for the same seed")
  func uncertainty() throws {
    struct Answer: Decodable {
      struct Indicator: Decodable {
        let id: String
        let value: Double
        let mean: Double
        let standardDeviation: Double
        let p5: Double
        let p95: Double
        let probabilityMet: Double
        let met: Bool
      }
      let samples: Int
      let seed: String
      let indicators: [Indicator]
    }
    let city = try SmallCity()
    let command = [
      "uncertainty", try plan(city), "--only", "cover", "--position-error", "30m", "--samples", "20",
    ]
    let json = try AmbitRun(command + ["--format", "json"])
    let answer = try json.json(Answer.self)
    let cover = try #require(answer.indicators.first)
    // The circles stay inside the two squares and, 1 km apart, off each other: 2 d of 8 km² in every sample.
    #expect(abs(cover.value - SmallCity.disc / 4e6) < 1e-9 && abs(cover.mean - cover.value) < 1e-9)
    #expect(cover.standardDeviation < 1e-9 && cover.p5 <= cover.p95)
    #expect(cover.probabilityMet == 1 && cover.met && answer.samples == 20 && answer.seed == "1")
    #expect(try AmbitRun(command + ["--format", "json"]).output == json.output)
    let csv = try AmbitRun(command + ["--format", "csv"]).text
    let other = try AmbitRun(command + ["--format", "csv", "--seed", "2"]).text
    #expect(csv.split(separator: "\r\n").count == 4 && csv != other)
    let table = try AmbitRun(command + ["--lang", "zh"])
    #expect(
      table.code == 0 && table.text.contains("达标概率") && table.text.contains("100.0 % ± 0.0"), "\(table.text)")
  }

  @Test(
    "Wrong use ends with 64, wrong data with 65, and nothing is printed",
    arguments: [
      (["sweep"], 64, "--vary"), (["sweep", "--vary", "cover.radius"], 64, "FROM..TO:STEP"),
      (["sweep", "--vary", "cover.raduis=1..2:1"], 65, "Did you mean “radius”?"),
      (["sweep", "--vary", "covr.radius=1..2:1"], 65, "Did you mean “cover”?"),
      (
        ["sweep", "--vary", "cover.facilities=1..2:1"], 65,
        "Can be varied here: radius, at-least, max-snap, walking-time"
      ),
      (["sweep", "--vary", "cover.radius=2..1:1"], 65, "above its end"),
      (["sweep", "--vary", "cover.radius=0..1:1"], 65, "a length from 1 mm"),
      (["sweep", "--vary", "land.mask=0..1:1"], 65, "no number that could be varied"),
      (["uncertainty"], 64, "--position-error"),
      (["uncertainty", "--position-error", "far"], 64, "500 m or 1.5 km"),
      (["uncertainty", "--position-error=-3m"], 64, "from 1 mm to 20,037 km"),
      (["uncertainty", "--population-error", "5"], 64, "from 0 to 100 %"),
      (["uncertainty", "--position-error", "3m", "--samples", "1"], 64, "2 to 100000"),
      (["uncertainty", "--only", "land", "--position-error", "3m"], 65, "touch nothing"),
      (["uncertainty", "--only", "lond", "--position-error", "3m"], 65, "Did you mean “land”?"),
    ] as [([String], Int32, String)])
  func badInput(_ arguments: [String], _ code: Int32, _ message: String) throws {
    let city = try SmallCity()
    let run = try AmbitRun([arguments[0], try plan(city)] + arguments.dropFirst())
    #expect(run.code == code && run.errors.contains(message), "\(run.code) \(run.errors)")
    #expect(run.output.isEmpty)
  }
}
