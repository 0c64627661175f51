import ArgumentParser
import Evaluation
import Foundation
import GIS
import PlanFile
import PlanStudies
import Planning
import Reporting
import Siting

extension Site {
  /// Refuses options that do not go together, or with a plan.
  func validatePlan() throws {
    if planned.indicator == nil { throw ValidationError(texts("use/plan-needs-indicator-id")) }
    if demandColumn != nil || siteColumn != nil || costColumn != nil || model != nil || weights != nil
      || weightColumn != nil || count != nil || limit != nil || share != nil || siteCosts != nil
      || capacities != nil || existing != nil || forbidden != nil || curve || atLeast != 1
    {
      throw ValidationError(texts("use/options-matrix-do-go"))
    }
    let goals = [planned.reachTarget, planned.add != nil, budget != nil, planned.close != nil]
    if goals.count(where: { $0 }) > 1 {
      throw ValidationError(texts("use/reach-target-add-budget"))
    }
    if let add = planned.add, add < 1 { throw ValidationError(texts("use/add-should-more", ["add": add])) }
    if let close = planned.close {
      if close < 1 { throw ValidationError(texts("use/close-should-more", ["close": close])) }
      if planned.candidates != "grid" || !planned.keepExisting || alternatives > 0 {
        throw ValidationError(texts("use/close-adds-nothing-goes"))
      }
    }
    if budget != nil, !planned.keepExisting { throw ValidationError(texts("use/budget-does-go-keep")) }
    if (budget != nil) != (planned.costProperty != nil) {
      throw ValidationError(texts("use/budget-cost-property-go"))
    }
    let grid = planned.candidates.split(separator: ":", maxSplits: 1).map(String.init)
    if grid.count == 2, grid[0] == "grid",
      let fault = Length.fault(in: grid[1], of: "The grid of --candidates")
    {
      throw ValidationError(fault)
    }
    if let budget, !(SensibleNumbers.amounts.contains(budget) && budget > 0) {
      throw ValidationError(texts("use/budget-should-above-most", ["budget": budget]))
    }
    for (name, number) in [
      ("--add", planned.add), ("--close", planned.close), ("--alternatives", alternatives),
    ] {
      if let number, number > SensibleNumbers.counts.upperBound {
        throw ValidationError(texts("use/should-most", ["name": name, "number": number]))
      }
    }
    if candidates == nil {
      throw ValidationError(
        texts(
          "use/candidates-should-grid-grid", ["candidates": planned.candidates, "Length": Length.inWords]))
    }
    if budget != nil, case .layer? = candidates {
    } else if budget != nil {
      throw ValidationError(texts("use/budget-needs-candidates-layer"))
    }
    if let timeLimit, time == nil {
      throw ValidationError(texts("use/time-limit-length-time", ["timeLimit": timeLimit]))
    }
    if alternatives < 0 {
      throw ValidationError(texts("use/alternatives-should-more", ["alternatives": alternatives]))
    }
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
    let edited = try answer.folder(of: run, in: workspace).write(to: folder)
    try report.print(
      json: answer.json(workspace.degrees(of:)), csv: answer.csv(workspace.degrees(of:)),
      text: answer.text(in: report.language, coloured: Console.isColoured, workspace.degrees(of:)))
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
        .computation,
        texts.problem("target-out-of-reach", ["candidates": answer.candidates, "indicator": indicator]),
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
