import ArgumentParser
import Evaluation
import Foundation
import Measures
import PlanFile
import Reporting

/// `ambit evaluate`.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: texts("help/evaluate").localized, discussion: texts("help/evaluate/more").localized)

  @Argument(help: texts("help/evaluate/plan").help) var plan: String

  @OptionGroup var chosen: ChosenIndicators

  @Option(name: .customLong("standard"), help: texts("help/evaluate/standard").help)
  var standards: [String] = []

  @Option(help: texts("help/evaluate/output").help) var output: String?

  @OptionGroup var report: ReportOptions

  @Flag(help: texts("help/evaluate/companions").help) var companions = false
  @Flag(help: texts("help/evaluate/check").help) var check = false

  func run() throws {
    let run = ResultsRun("evaluate", plan: plan, only: chosen.ids, standards: standards)
    let folder = output ?? run.usualFolder(under: "results")
    try checkResultsFolder(folder, for: run)
    let evaluation = try Evaluation.run(
      plan: plan, only: chosen.ids, standards: standards, progress: report.progress)
    let edited = try evaluation.folder(of: run, in: report.language).write(to: folder)
    try report.print(
      json: evaluation.json, csv: evaluation.csv(in: report.language),
      text: evaluation.text(
        in: report.language, companions: companions, coloured: Console.isColoured))
    report.tell(evaluation.warnings + edited)
    report.tellFolder(folder)
    // A target that cannot be compared is not met.
    if check,
      evaluation.indicators.contains(where: { $0.indicator.target != nil && $0.outcome?.isMet != true })
    {
      throw ExitCode(3)
    }
  }
}
