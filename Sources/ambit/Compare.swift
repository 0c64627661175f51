import ArgumentParser
import Evaluation
import Foundation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning
import Reporting

/// `ambit compare`.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compares a plan with scenarios of it: what changes, for whom, and which project did it.",
    discussion: """
      A scenario file lists edits to the plan's layers: add, remove, move, replace, set, scale, population, close and \
      extend. The plan's own files stay as they are. Several projects in one scenario share the change by their \
      Shapley values, which sum to the whole.

      Writes a folder: comparison.json, comparison.csv and, for each scenario, layers of what is newly covered, what no \
      longer is, and every town before and after.

      Example: ambit compare GeoData/minhang/plan.yaml GeoData/minhang/scenarios/*.yaml --lang zh
      """)

  @Argument(help: "The plan file.")
  var plan: String

  @Argument(help: "The scenario files; - for standard input.")
  var scenarios: [String] = []

  @OptionGroup var chosen: ChosenIndicators

  @Option(help: "The year at whose end the scenarios are looked at; all edits without it.")
  var year: Int?

  @Flag(help: "Adds the figures at the end of each year in which an edit takes effect.")
  var timeline = false

  @Option(
    help: "The folder for the results; without it comparison/PLAN beside the plan, named like its file.")
  var output: String?

  @OptionGroup var report: ReportOptions

  @Flag(help: "Checks plan and scenarios, and stops before anything is computed or written.")
  var dryRun = false

  @Flag(help: "Ends with exit code 3 where a scenario misses a target.")
  var check = false

  func validate() throws {
    if scenarios.isEmpty {
      throw ValidationError(
        "There is nothing to compare with. Name one or more scenario files after the plan, or - for standard input."
      )
    }
    if scenarios.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read once only.")
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
      return Console.say(
        report.language == .zh
          ? "\(read.count) 个情景、\(edits) 项修改均可用于该规划。基准指纹：\(workspace.fingerprint)"
          : "\(read.count) scenarios with \(edits) edits fit the plan. Fingerprint of the baseline: \(workspace.fingerprint)"
      )
    }
    let run = ResultsRun("compare", plan: plan, only: chosen.ids)
    let folder = output ?? run.usualFolder(under: "comparison")
    try checkResultsFolder(folder, for: run)
    let comparison = try workspace.comparison(
      with: read, options: ComparisonOptions(year: year, hasTimeline: timeline, drawsMaps: true),
      progress: progress)
    let edited = try ComparisonDirectory(
      comparison, of: run, version: Ambit.configuration.version, language: report.language
    ).write(to: folder)
    switch report.format {
    case .json: try Console.print(comparison.json.bytes)
    case .csv: try Console.print(comparison.csv(in: report.language).bytes)
    case .table: try Console.print(comparison.text(in: report.language, coloured: Console.isColoured))
    }
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
          Problem(
            .error, code: "duplicate-id", "The id “\($0.id)” is that of an earlier scenario.",
            at: Place(file: $0.file),
            advice: "Give each scenario an id of its own: results are named by it.")
        })
    }
    return found
  }
}
