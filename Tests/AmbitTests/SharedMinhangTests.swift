import TestSupport
import Testing

private let data = SharedData.path("minhang")

@Suite("The real Minhang, from the shared data", .enabled(if: SharedData.isThere, "\(SharedData.reason)"))
struct SharedMinhangTests {
  @Test("Shared: rail coverage of the towns by circles of 500 m, the figures on record to 1e-6")
  func sharedRailCoverage() throws {
    let run = try AmbitRun([
      "coverage", "--zones", data + "/towns.geojson", "--zone-name", "name", "--facilities",
      data + "/rail-stations.geojson", "--radius", "500m", "--working-system", "EPSG:4549", "--format",
      "json",
    ])
    #expect(run.code == 0, "\(run.errors)")
    let answer = try run.json(CoverageAnswerFields.self)
    let values = Dictionary(uniqueKeysWithValues: answer.zones.map { ($0.name ?? "", $0.value ?? -1) })
    let onRecord = [
      "虹桥镇": 0.250794, "莘庄镇": 0.153456, "七宝镇": 0.197133, "古美路街道": 0.233432, "江川路街道": 0.211710,
      "华漕镇": 0, "马桥镇": 0.003482,
    ]
    for (name, value) in onRecord { #expect(abs((values[name] ?? -1) - value) < 1e-6, "\(name)") }
    #expect(abs((answer.overall.value ?? -1) - 0.094107) < 1e-6)
    #expect(answer.warnings.contains { $0.code == "zones-overlap" })
  }

  @Test("Shared: a district outline in GCJ-02 that passes for WGS-84 is named; declared, it covers the towns")
  func sharedShiftedOutline() throws {
    struct Totals: Decodable {
      struct Part: Decodable { let total: Double }
      struct Warning: Decodable { let message: String }
      let overall: Part
      let warnings: [Warning]
    }
    let command = [
      "coverage", "--zones", data + "/towns.geojson", "--zone-name", "name", "--facilities",
      data + "/rail-stations.geojson", "--radius", "500m", "--working-system", "EPSG:4549", "--format",
      "json",
    ]
    let district = ["--mask", data + "/district-gcj02.geojson"]
    let mistaken = try AmbitRun(command + district).json(Totals.self)
    #expect(mistaken.warnings.contains { $0.message.contains("GCJ-02") })
    let right = try AmbitRun(command + district + ["--mask-system", "gcj02"]).json(Totals.self)
    #expect(!right.warnings.contains { $0.message.contains("GCJ-02") })
    let towns = try AmbitRun(command).json(Totals.self)
    #expect(right.overall.total > 0.98 * towns.overall.total)
  }
}
