import ArgumentParser
import Evaluation
import Foundation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning
import Reporting

/// `ambit evaluate`.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Computes the figures of a plan beside their targets, zone by zone.",
    discussion: """
      Writes a folder of results: indicators.json, indicators.csv, layers/*.geojson for a map, and run.json with \
      the parameters, the versions and the fingerprints of inputs and outputs.

      The folder changes as a whole: the files that an earlier run lists in its run.json are replaced or go, your own \
      files beside them are kept, and so are results that you have edited. A folder that holds other things, another \
      plan's results, or figures that --only would remove is refused.

      Example: ambit evaluate GeoData/minhang/plan.yaml --only transit-coverage --lang zh
      """)

  @Argument(help: "The plan file; - for standard input, with paths from the current folder.")
  var plan: String

  @OptionGroup var chosen: ChosenIndicators

  @Option(help: "The folder for the results; without it results/PLAN beside the plan, named like its file.")
  var output: String?

  @OptionGroup var report: ReportOptions

  @Flag(
    help:
      "Adds the further figures of each indicator by zone, such as the detour and the straight line beside a walk."
  )
  var companions = false

  @Flag(help: "Ends with exit code 3 where a target is missed.")
  var check = false

  func run() throws {
    let run = ResultsRun("evaluate", plan: plan, only: chosen.ids)
    let folder = output ?? run.usualFolder(under: "results")
    try checkResultsFolder(folder, for: run)
    let evaluation = try Evaluation.run(plan: plan, only: chosen.ids, progress: report.progress)
    let edited = try ResultsDirectory(
      evaluation, of: run, version: Ambit.configuration.version, language: report.language
    ).write(to: folder)
    switch report.format {
    case .json: try Console.print(evaluation.json.bytes)
    case .csv: try Console.print(evaluation.csv(in: report.language).bytes)
    case .table:
      try Console.print(
        evaluation.text(
          in: report.language, companions: companions, coloured: Console.isColoured))
    }
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
