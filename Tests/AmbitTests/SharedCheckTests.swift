import Foundation
import Testing
import TestSupport

@Suite("ambit check on the real Minhang", .enabled(if: SharedData.isThere, "\(SharedData.reason)"))
struct SharedCheckTests {
  private func run(_ files: String...) throws -> FindingsFields {
    let run = try AmbitRun(
      ["check"] + files.map { SharedData.path("minhang/\($0).geojson") } + ["--format", "json"])
    #expect(run.code == 0, "\(run.errors)")
    return try run.json(FindingsFields.self)
  }

  /// 0.96 km² in seven pairs, two of which make up most; the outline that passes for WGS-84; tracks that stand twice.
  @Test("Shared: the overlapping towns, the shifted outline and the doubled tracks are named")
  func sharedFaults() throws {
    let found = try run("towns", "rail-lines", "rail-stations", "district-gcj02")
    let overlap = try #require(found["zones-overlap"])
    #expect(overlap.layer == "towns" && overlap.count == 7)
    #expect(abs((overlap.figures["area"]?.value ?? 0) - 0.96e6) < 0.005e6)
    #expect(overlap.message.contains("马桥镇 and 江川路街道") && overlap.message.contains("吴泾镇 and 梅陇镇"))
    let shifted = try #require(found["looks-shifted"])
    #expect(shifted.layer == "district-gcj02" && shifted.message.contains("GCJ-02"))
    let tracks = try #require(found["parallel-lines"])
    #expect(tracks.layer == "rail-lines" && tracks.advice.contains("distinct: true"))
    #expect((2...2.5).contains(tracks.figures["factor"]?.value ?? 0))
    // 56 line-stations at 48 places.
    let interchanges = try #require(found["same-place"])
    #expect(
      interchanges.layer == "rail-stations" && interchanges.count == 8 && interchanges.severity == "note")
    #expect(found.errors == 0 && !found.kinds.contains("zone-gaps"))
  }
}
