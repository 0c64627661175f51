import Foundation
import GIS
import TestSupport
import Testing

@testable import Siting

/// Bad data, no time, no solver, solvers that fail.
@Suite struct LimitTests {
  private func city(weights: [Double] = [1, 2], roles: [SiteRole]? = nil) throws -> CoverDemand {
    try CoverDemand(reach: ReachTable(rows: [[0], [1]], siteCount: 2), weights: weights, roles: roles)
  }

  private func code(_ work: () throws -> Void) -> String? {
    do {
      try work()
      return nil
    } catch {
      return (error as? Failure)?.problems.first?.code
    }
  }

  @Test func badData() throws {
    let limits = SearchLimits(solver: nil)
    #expect(code { _ = try city(weights: [1, -2]) } == "wrong-weight")
    #expect(code { _ = try city(weights: [1, .nan]) } == "wrong-weight")
    #expect(code { _ = try MostCovered(city(), .count(3)).solve(limits) } == "wrong-site-count")
    #expect(code { _ = try MostCovered(city(), .count(-1)).solve(limits) } == "wrong-site-count")
    #expect(
      code { _ = try FewestSites(city(roles: [.forbidden, .existing])).solve(limits) } == "no-candidates")
    #expect(code { _ = try FewestSites(city(), siteCosts: [1, 0]).solve(limits) } == "wrong-site-cost")
    #expect(
      code { _ = try MostCovered(city(), .budget(1.5, siteCosts: [2, 3])).solve(limits) }
        == "budget-too-small")
    do {
      _ = try city(weights: [Double](repeating: -1, count: 2))
      Issue.record("negative weights were taken")
    } catch let failure as Failure {
      #expect(failure.problems.count == 2 && failure.kind == .badData)
    }
  }

  /// A town of 150 demands and 40 sites: enough that greedy steps prove nothing.
  private func town() throws -> CoverDemand {
    var random = Seeded(7)
    let rows = (0..<150).map { _ in (0..<40).filter { _ in Int.random(in: 0..<10, using: &random) == 0 } }
    return try CoverDemand(
      reach: ReachTable(rows: rows, siteCount: 40),
      weights: rows.map { _ in Double.random(in: 1...9, using: &random) })
  }

  @Test func noTime() throws {
    let town = try town()
    let none = try MostCovered(town, .count(10)).solve(SearchLimits(time: .zero, solver: .find()))
    #expect(none.status == .heuristic && none.sites.count == 10 && none.sites == none.greedy?.sites.sorted())
    let bound = try #require(none.bound)
    let best = try MostCovered(town, .count(10)).solve(SearchLimits(solver: .find()))
    #expect(best.status == .optimal)
    #expect(bound >= (best.objective ?? .infinity) && (none.objective ?? .infinity) <= (best.objective ?? 0))
  }

  @Test func noSolver() throws {
    let town = try town()
    let best = try FewestSites(town, share: 0.9).solve(SearchLimits(solver: .find()))
    let found = try FewestSites(town, share: 0.9).solve(SearchLimits(solver: nil))
    #expect(best.status == .optimal && found.status == .heuristic && (found.gap ?? 1) < 0.3)
    #expect((found.bound ?? 99) <= (best.objective ?? 0) && (found.objective ?? 0) >= (best.objective ?? 99))
    #expect(found.alternativesAreAll == nil)
    // The most that some sites cover is proved by our own branch and bound.
    let most = try MostCovered(town, .count(10)).solve(SearchLimits(solver: nil))
    #expect(most.status == .optimal)
    #expect(
      try most.objective
        == MostCovered(town, .budget(5, siteCosts: [Double](repeating: 0.5, count: 40))).solve(
          SearchLimits(solver: .find())
        ).objective)
  }

  /// Solvers that end badly give no proof, and take nothing from what was found without them.
  @Test(arguments: ["exit 3", "kill -9 $$", "echo nonsense; exit 0"])
  func brokenSolver(_ script: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ambit-\(UUID().uuidString)")
      .path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/highs"
    try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let town = try town()
    let plain = try FewestSites(town, share: 0.9).solve(SearchLimits(solver: nil))
    for environment in [["AMBIT_HIGHS": path], ["AMBIT_HIGHS": "none", "AMBIT_CBC": path]] {
      let solver = try #require(ProgrammeSolver.find(in: environment))
      let found = try FewestSites(town, share: 0.9).solve(SearchLimits(solver: solver))
      #expect(found == plain)
    }
  }

  /// A wish to stop comes while the solver runs: the rest of the run is given up, and the answer is honest.
  @Test func cancelled() throws {
    let town = try town()
    let start = Date()
    let limits = SearchLimits(solver: .find(), isCancelled: { start.timeIntervalSinceNow < -0.05 })
    let found = try FewestSites(town, share: 0.9).solve(limits)
    #expect(!found.sites.isEmpty && (found.bound ?? 99) <= (found.objective ?? 0))
  }

  @Test func solversAreFound() throws {
    #expect(
      ProgrammeSolver.find(in: ["AMBIT_HIGHS": "none", "AMBIT_CBC": "none", "PATH": "/usr/bin"]) == nil)
    #expect(ProgrammeSolver.find(in: ["AMBIT_HIGHS": "/no/such/file", "AMBIT_CBC": "none"]) == nil)
    #expect(ProgrammeSolver.find(in: ["AMBIT_HIGHS": "/bin/sh"])?.kind == .highs)
    #expect(ProgrammeSolver.find(in: ["AMBIT_HIGHS": "none", "AMBIT_CBC": "/bin/sh"])?.kind == .cbc)
  }

  @Test func logs() {
    let line: Substring =
      " L       0       0         0   0.00%   78.97795134     81                 2.50%     3677     35"
    #expect(HighsRun.progress(line) == SearchProgress(best: 81, bound: 78.97795134))
    let first: Substring =
      " z       0       0         0   0.00%   -inf            316                Large        0      0"
    #expect(HighsRun.progress(first) == SearchProgress(best: 316, bound: nil))
    #expect(HighsRun.progress("  Dual bound        29") == SearchProgress(best: nil, bound: 29))
    #expect(HighsRun.progress("  Gap               0% (tolerance: 0.01%)") == nil)
    let cbc: Substring =
      "Cbc0010I After 100 nodes, 44 on tree, 82 best solution, best possible 79.5 (10.19 seconds)"
    #expect(CBCRun.progress(cbc)?.bound == 79.5)
    #expect(CBCRun.progress("Lower bound:                    29.125")?.bound == 29.125)
  }
}
