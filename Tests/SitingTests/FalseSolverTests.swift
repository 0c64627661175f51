import Foundation
import TestSupport
import Testing

@testable import Siting

/// Solvers that hang or say what is not so.
@Suite struct FalseSolverTests {
  /// A solver that is a script; the folder goes with the value.
  private final class Script {
    let folder = NSTemporaryDirectory() + "ambit-solver-\(UUID().uuidString)"
    let solver: ProgrammeSolver

    init(_ text: String) throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let path = folder + "/highs"
      try "#!/bin/sh\n\(text)\n".write(toFile: path, atomically: false, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      solver = ProgrammeSolver(kind: .highs, executable: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
  }

  /// A town of 60 demands and 25 sites whose costs leave a gap between the relaxation and the best choice.
  private func costs() throws -> CostDemand {
    var random = Seeded(3)
    let pairs = (0..<60).flatMap { demand in (0..<25).map { (demand, $0) } }
    return try CostDemand(
      costs: CostTable(
        demands: pairs.map { Int32($0.0) }, sites: pairs.map { Int32($0.1) },
        costs: pairs.map { _ in Double(Int.random(in: 1...100, using: &random)) }, demandCount: 60,
        siteCount: 25),
      weights: (0..<60).map { _ in Double(Int.random(in: 1...9, using: &random)) })
  }

  private func town() throws -> CoverDemand {
    var random = Seeded(7)
    let rows = (0..<150).map { _ in (0..<40).filter { _ in Int.random(in: 0..<10, using: &random) == 0 } }
    return try CoverDemand(
      reach: ReachTable(rows: rows, siteCount: 40),
      weights: rows.map { _ in Double.random(in: 1...9, using: &random) })
  }

  /// "Infeasible" where a choice is known; "optimal" with nothing chosen, with all chosen, or with halves; a bound above what
  /// is known. None proves anything, and what was found without them stays.
  @Test(arguments: [
    "printf 'Model status\\nInfeasible\\n' > final.sol",
    lying(value: "0"), lying(value: "1"), lying(value: "0.5"),
    "echo '  Dual bound        1e9'; printf 'Model status\\nTime limit reached\\n' > final.sol",
    lying(value: "0", bound: "1e9"),
  ]) func nothingIsBelieved(script: String) throws {
    let liar = try Script(script)
    let (costs, town) = (try costs(), try town())
    let plain = try LeastTotalCost(costs, count: 4).solve(SearchLimits(solver: nil))
    #expect(plain.status == .heuristic)
    let found = try LeastTotalCost(costs, count: 4).solve(SearchLimits(solver: liar.solver))
    #expect(found == plain)
    let cover = try FewestSites(town, share: 0.9).solve(SearchLimits(solver: nil))
    #expect(cover.status == .heuristic)
    #expect(try FewestSites(town, share: 0.9).solve(SearchLimits(solver: liar.solver)) == cover)
  }

  /// A script that says "Optimal" with one value for every variable of the model.
  private static func lying(value: String, bound: String? = nil) -> String {
    """
    n=$(grep -o 'x[0-9]*' model.lp | sort -u | wc -l)
    \(bound.map { "echo '  Dual bound        \($0)'" } ?? "")
    { printf 'Model status\\nOptimal\\n\\n# Primal solution values\\nFeasible\\nObjective 0\\n# Columns %s\\n' $n
      i=0; while [ $i -lt $n ]; do echo "x$i \(value)"; i=$((i+1)); done
      echo '# Rows 0'; } > final.sol
    """
  }

  /// min x0 + 2 x1 under x0 + x1 ≥ 1, x0 ≤ ½ for whole x: only x1 = 1 is a solution, of the value 2.
  @Test func answersAreChecked() {
    var programme = Programme()
    let (first, second) = (
      programme.addVariable(cost: 1, isWhole: true), programme.addVariable(cost: 2, isWhole: true)
    )
    programme.addRule([(1.0, first), (1.0, second)], .atLeast, 1)
    programme.addRule([(1.0, first)], .atMost, 0.5)
    func end(
      _ end: ProgrammeAnswer.End, _ values: [Double]?, bound: Double? = nil, known: Double? = nil
    ) -> ProgrammeAnswer.End {
      ProgrammeAnswer(end: end, values: values, bound: bound).checked(against: programme, known: known).end
    }
    #expect(
      end(.optimal, [0, 1], bound: 2) == .optimal && end(.optimal, [0, 1 - 1e-7], known: 2) == .optimal)
    #expect(end(.optimal, [1, 0]) == .stopped && end(.optimal, [0, 0.9999]) == .stopped)
    #expect(end(.optimal, [0.5, 0.5]) == .stopped && end(.optimal, [0, 2]) == .stopped)
    #expect(
      end(.optimal, nil) == .stopped && end(.optimal, [0, .nan]) == .stopped && end(.optimal, [0]) == .stopped
    )
    #expect(end(.optimal, [0, 1], bound: 1.5) == .stopped && end(.optimal, [0, 1], known: 1) == .stopped)
    #expect(end(.infeasible, nil) == .infeasible && end(.infeasible, nil, known: 2) == .stopped)
    let high = ProgrammeAnswer(end: .stopped, values: nil, bound: 3).checked(against: programme, known: 2)
    #expect(high.bound == nil)
    let low = ProgrammeAnswer(end: .stopped, values: nil, bound: 1).checked(against: programme, known: 2)
    #expect(low.bound == 1)
  }

  /// One that takes no notice of its time limit or of the wish to end, nor do those that it has started: all are gone, and what
  /// was found without them stands.
  @Test func hangingSolversAreKilled() throws {
    let hanging = try Script(
      """
      trap '' TERM
      sh -c "trap '' TERM; while true; do sleep 1; done" &
      echo $! > "$(dirname "$0")/child"
      echo $$ > "$(dirname "$0")/parent"
      while true; do sleep 1; done
      """)
    let town = try town()
    let found = try FewestSites(town, share: 0.9).solve(
      SearchLimits(time: .milliseconds(1_500), solver: hanging.solver))
    #expect(found.status == .heuristic && !found.sites.isEmpty)
    for name in ["parent", "child"] {
      let text = try String(contentsOfFile: "\(hanging.folder)/\(name)", encoding: .utf8)
      let id = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
      // The kernel may take a moment to bury the dead; a process that lives on does so for minutes.
      var isGone = false
      for _ in 0..<100 where !isGone {
        isGone = kill(id, 0) != 0 || isDead(id)
        if !isGone { usleep(50_000) }
      }
      #expect(isGone, "\(name)")
    }
  }

  /// Whether a process is a zombie, which nobody has asked for yet.
  private func isDead(_ id: pid_t) -> Bool {
    let stat = (try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)) ?? ""
    return stat.split(separator: " ").dropFirst(2).first == "Z"
  }

  /// No new site: what the existing ones do. Weights 1 and 2 at costs 3 and 5 from site 0: 13 in all, 5 at most, and within 4
  /// one of weight 1. Without existing sites nobody is served.
  @Test func noNewSite() throws {
    let table = CostTable(
      demands: [0, 1, 1], sites: [0, 0, 1], costs: [3, 5, 1], demandCount: 2, siteCount: 2)
    let limits = SearchLimits(solver: nil)
    let kept = try CostDemand(costs: table, weights: [1, 2], roles: [.existing, .candidate])
    let total = try LeastTotalCost(kept, count: 0).solve(limits)
    #expect(total.status == .optimal && total.objective == 13 && total.bound == 13 && total.sites.isEmpty)
    #expect(try LeastGreatestCost(kept, count: 0).solve(limits).objective == 5)
    let cover = try CoverDemand(
      reach: table.reach(within: 4), weights: [1, 2], roles: [.existing, .candidate])
    #expect(try MostCovered(cover, .count(0)).solve(limits).objective == 1)
    let loads = try CapacitatedDemand(
      costs: table, weights: [1, 2], capacities: [2, 9], roles: [.existing, .candidate])
    #expect(try CapacitatedMostCovered(loads, within: 5, .count(0)).solve(limits).objective == 2)
    let short = try CapacitatedLeastTotalCost(loads, count: 0).solve(limits)
    #expect(short.status == .infeasible && short.unservedWeight == 1)
    let none = try CostDemand(costs: table, weights: [1, 2])
    let nobody = try LeastTotalCost(none, count: 0).solve(limits)
    #expect(nobody.status == .infeasible && nobody.unreachable == [0, 1])
  }
}
