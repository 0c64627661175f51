import ArgumentParser
import Evaluation
import Foundation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning
import Reporting
import Siting

extension Site {
  /// Refuses options that do not go together, or with a plan.
  func validatePlan() throws {
    if planned.indicator == nil {
      throw ValidationError("A plan needs --indicator, the id of the coverage to raise.")
    }
    if demandColumn != nil || siteColumn != nil || costColumn != nil || model != nil || weights != nil
      || weightColumn != nil || count != nil || limit != nil || share != nil || siteCosts != nil
      || capacities != nil || existing != nil || forbidden != nil || curve || atLeast != 1
    {
      throw ValidationError("Options of a matrix do not go with a plan; see ambit help site.")
    }
    let goals = [planned.reachTarget, planned.add != nil, budget != nil, planned.close != nil]
    if goals.count(where: { $0 }) > 1 {
      throw ValidationError("Give one of --reach-target, --add, --budget and --close.")
    }
    if let add = planned.add, add < 1 { throw ValidationError("--add \(add) should be 1 or more.") }
    if let close = planned.close {
      if close < 1 { throw ValidationError("--close \(close) should be 1 or more.") }
      if planned.candidates != "grid" || !planned.keepExisting || alternatives > 0 {
        throw ValidationError(
          "--close adds nothing and goes with no --candidates, --no-keep-existing or --alternatives.")
      }
    }
    if budget != nil, !planned.keepExisting {
      throw ValidationError("--budget does not go with --no-keep-existing: existing facilities have no cost.")
    }
    if (budget != nil) != (planned.costProperty != nil) {
      throw ValidationError("--budget and --cost-property go together.")
    }
    let grid = planned.candidates.split(separator: ":", maxSplits: 1).map(String.init)
    if grid.count == 2, grid[0] == "grid",
      let fault = Length.fault(in: grid[1], of: "The grid of --candidates")
    {
      throw ValidationError(fault)
    }
    if let budget, !(SensibleNumbers.amounts.contains(budget) && budget > 0) {
      throw ValidationError("--budget \(budget) should be above 0 and at most 1,000,000,000,000,000.")
    }
    for (name, number) in [
      ("--add", planned.add), ("--close", planned.close), ("--alternatives", alternatives),
    ] {
      if let number, number > SensibleNumbers.counts.upperBound {
        throw ValidationError("\(name) \(number) should be at most 1,000,000.")
      }
    }
    if candidates == nil {
      throw ValidationError(
        "--candidates \(planned.candidates) should be grid, grid:300m with \(Length.inWords), layer:KEY, crossings, crossings:KEY or circles."
      )
    }
    if budget != nil, case .layer? = candidates {
    } else if budget != nil {
      throw ValidationError(
        "--budget needs candidates from a layer, which holds their costs: --candidates layer:KEY")
    }
    if let timeLimit, time == nil {
      throw ValidationError("--time-limit \(timeLimit) is no length of time. Write it as 60s or 5min.")
    }
    if alternatives < 0 { throw ValidationError("--alternatives \(alternatives) should be 0 or more.") }
  }

  /// Where sites may stand; `nil` where the option says nothing known.
  private var candidates: SitingRequest.Candidates? {
    let parts = planned.candidates.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.dropFirst().first) {
    case ("grid", nil): return .grid(nil)
    case ("grid", let side?): return Length(side).flatMap { Length.sensible.contains($0) ? .grid($0) : nil }
    case ("layer", let key?): return .layer(key)
    case ("crossings", let key): return .crossings(key)
    case ("circles", nil): return .circles
    default: return nil
    }
  }

  /// Chooses sites for a plan's indicator and writes the folder.
  func choose(for plan: String) throws {
    guard let indicator = planned.indicator, let candidates else { return }
    let progress = report.progress
    let run = ResultsRun("site", plan: plan)
    let folder = planned.output ?? run.usualFolder(under: "siting")
    try checkResultsFolder(folder, for: run)
    let workspace = try Workspace(plan: plan, only: [indicator], readsEveryLayer: true, progress: progress)
    var goal = SitingRequest.Goal.target
    if let add = planned.add { goal = .sites(add) }
    if let close = planned.close { goal = .closing(close) }
    if let budget, let property = planned.costProperty { goal = .budget(budget, costProperty: property) }
    let answer = try workspace.newSites(
      SitingRequest(
        indicator: indicator, goal: goal, candidates: candidates, layer: planned.layer,
        keepsExisting: planned.keepExisting),
      limits: limits(progress, orElse: .seconds(60)), baseline: relativePath(of: plan, from: folder),
      progress: progress)
    let edited = try SitingDirectory(answer, in: workspace, version: Ambit.configuration.version)
      .write(to: folder)
    let degrees = { (points: [Point]) in try workspace.degrees(of: points) }
    switch report.format {
    case .json: try Console.print(answer.json(degrees).bytes)
    case .csv: try Console.print(answer.csv(degrees).bytes)
    case .table:
      try Console.print(
        answer.text(in: report.language, coloured: Console.isColoured, degrees))
    }
    report.tell(
      workspace.warnings + edited
        + SiteAnswer.notes(on: answer.solver, isUnproved: answer.solution.status != .optimal))
    report.tellFolder(folder)
    if !report.quiet {
      if answer.scenario != nil {
        let command = "ambit compare \(plan) \(folder)/scenario.yaml"
        Console.say(report.language == .zh ? "比较：\(command)" : "To compare: \(command)")
      }
    }
    if answer.solution.status == .infeasible {
      throw Failure(
        .computation, code: "target-out-of-reach",
        "No choice among \(answer.candidates) candidates reaches the target of “\(indicator)”.",
        advice:
          "Take a finer grid (--candidates grid:200m), or look at the layer of places that none reaches.")
    }
  }

  /// The path of a file from a folder.
  private func relativePath(of file: String, from folder: String) -> String {
    let target = URL(fileURLWithPath: file).standardizedFileURL.pathComponents
    let start = URL(fileURLWithPath: folder).standardizedFileURL.pathComponents
    let common = zip(target, start).prefix { $0 == $1 }.count
    return ([String](repeating: "..", count: start.count - common) + target[common...]).joined(separator: "/")
  }
}
