import Evaluation
import Foundation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning
import Testing

/// The scenarios of Minhang beside its plan.
@Suite struct ScenarioLayerTests {
  private static let minhang = MinhangLayers.folder.deletingLastPathComponent()
  private static let plan = minhang.appendingPathComponent("plan.yaml").path
  private static let folder = minhang.appendingPathComponent("scenarios")

  private static func scenario(_ name: String) throws -> Scenario {
    try Scenario.read(folder.appendingPathComponent("\(name).yaml").path)[0]
  }

  static let names = ["2025", "bus-stops", "chargers", "parks", "rail"]

  @Test func everyFileIsKnownHere() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(files.filter { $0.hasSuffix(".yaml") }.sorted() == Self.names.map { "\($0).yaml" })
  }

  @Test func noneHasProblems() throws {
    let workspace = try Workspace(plan: Self.plan, only: ["rail-stations"], readsEveryLayer: true)
    let scenarios = try Self.names.map { try Self.scenario($0) }
    #expect(try workspace.problems(of: scenarios).isEmpty)
    #expect(scenarios.allSatisfy { $0.source != nil && $0.name.zh != $0.name.en })
  }

  /// What the facts do not hold is illustrative and says so wherever it is copied to.
  @Test func whatIsMadeUpSaysSo() throws {
    let folder = Self.folder.appendingPathComponent("layers")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.count == 12)
    for file in files {
      let layer = try GeoJSON.read(contentsOf: folder.appendingPathComponent(file).path)
      #expect(layer.features.allSatisfy { $0.properties["illustrative"] == .bool(true) }, "\(file)")
      #expect(layer.foreignMembers["illustrative"] == .bool(true) && layer.foreignMembers["licence"] != nil)
    }
  }

  /// All by 2025 reaches the targets that its parts are made for, the chargers' exactly; and what the projects are
  /// credited with is the whole change of every figure.
  @Test func whatAllComeTo() throws {
    let reached = ["transit-coverage", "ev-coverage", "park-green-per-capita", "new-green"]
    let workspace = try Workspace(plan: Self.plan, only: reached + ["rail-stations"], readsEveryLayer: true)
    let result = try workspace.comparison(with: [Self.scenario("2025")]).scenarios[0]
    for change in result.changes where reached.contains(change.after.indicator.id) {
      #expect(change.verdict == .reached, "\(change.after.indicator.id)")
    }
    let chargers = try #require(result.changes.first { $0.after.indicator.id == "ev-coverage" })
    #expect(abs((chargers.after.result.overall.value ?? 0) - 1) < 1e-9)
    #expect(result.projects.count == 9)
    for (number, change) in result.changes.enumerated() {
      let sum = result.projects.reduce(0) { $0 + ($1.shares[number]?.shapley ?? 0) }
      let whole = try #require(change.change)
      #expect(abs(sum - whole) < 1e-9 * max(1, abs(whole)), "\(change.after.indicator.id)")
    }
  }
}
