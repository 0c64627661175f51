import ArgumentParser
import Evaluation
import Foundation
import GIS
import PlanFile
import Planning
import Reporting

/// `ambit compare`.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: texts("help/compare").localized, discussion: texts("help/compare/more").localized)

  @Argument(help: texts("help/compare/plan").help) var plan: String
  @Argument(help: texts("help/compare/scenarios").help) var scenarios: [String] = []

  @OptionGroup var chosen: ChosenIndicators

  @Option(help: texts("help/compare/year").help) var year: Int?
  @Flag(help: texts("help/compare/timeline").help) var timeline = false
  @Option(help: texts("help/compare/output").help) var output: String?

  @OptionGroup var report: ReportOptions

  @Flag(help: texts("help/compare/dry-run").help) var dryRun = false
  @Flag(help: texts("help/compare/check").help) var check = false

  func validate() throws {
    if scenarios.isEmpty { throw ValidationError(texts("use/nothing-compare-more-scenario")) }
    if scenarios.count(where: { $0 == "-" }) > 1 {
      throw ValidationError(texts("use/standard-input-once-alone"))
    }
  }

  func run() throws {
    let progress = report.progress
    let read = try readScenarios()
    let workspace = try Workspace(plan: plan, only: chosen.ids, readsEveryLayer: true, progress: progress)
    if dryRun {
      let problems = try workspace.problems(of: read)
      if problems.contains(where: { $0.severity == .error }) { throw Failure(.badData, problems) }
      report.tell(problems)
      let edits = read.reduce(0) { $0 + $1.edits.count }
      let values: [String: any TextValue] = [
        "scenarios": read.count, "edits": edits, "fingerprint": "\(workspace.fingerprint)",
      ]
      return Console.say(texts("say/scenarios-fit", values)[report.language])
    }
    let run = ResultsRun("compare", plan: plan, only: chosen.ids)
    let folder = output ?? run.usualFolder(under: "comparison")
    try checkResultsFolder(folder, for: run)
    let comparison = try workspace.comparison(
      with: read, options: ComparisonOptions(year: year, hasTimeline: timeline, drawsMaps: true),
      progress: progress)
    let edited = try comparison.folder(of: run, in: report.language).write(to: folder)
    try report.print(
      json: comparison.json, csv: comparison.csv(in: report.language),
      text: comparison.text(in: report.language, coloured: Console.isColoured))
    report.tell(comparison.baseline.warnings + comparison.scenarios.flatMap(\.warnings) + edited)
    report.tellFolder(folder)
    let isMissed = comparison.scenarios.contains { scenario in
      scenario.evaluation.indicators.contains { $0.indicator.target != nil && $0.outcome?.isMet != true }
    }
    if check, isMissed { throw ExitCode(3) }
  }

  /// The scenarios of all files, with all that is wrong with any of them. Errors: bad data, missing input.
  private func readScenarios() throws -> [Scenario] {
    var found: [Scenario] = []
    var failures: [Failure] = []
    for file in scenarios {
      do {
        if file == "-" {
          // The name stands for the id, and the current folder for that of the file.
          let text = String(decoding: try readBytes("-"), as: UTF8.self)
          found += try Scenario.read("stdin.yaml", text: text)
        } else {
          found += try Scenario.read(file)
        }
      } catch let failure as Failure {
        failures.append(failure)
      }
    }
    if let first = failures.first {
      // Files that extend the same one share its faults.
      var problems: [Problem] = []
      for problem in failures.flatMap(\.problems) where !problems.contains(problem) {
        problems.append(problem)
      }
      throw Failure(first.kind, problems)
    }
    var ids: Set<String> = []
    let doubled = found.filter { !ids.insert($0.id).inserted }
    if !doubled.isEmpty {
      throw Failure(
        .badData,
        doubled.map {
          Problem(.error, texts.problem("duplicate-id", ["id": $0.id]), at: Place(file: $0.file))
        })
    }
    return found
  }
}
