import ArgumentParser
import Foundation
import GIS
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
      files beside them are kept. A folder that holds other things is refused.

      Example: ambit evaluate GeoData/minhang/plan.yaml --only transit-coverage --lang zh
      """)

  @Argument(help: "The plan file; - for standard input, with paths from the current folder.")
  var plan: String

  @Option(parsing: .upToNextOption, help: "The ids of the indicators to compute; all without it.")
  var only: [String] = []

  @Option(help: "The folder for the results; results beside the plan without it.")
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
    let folder = output ?? Self.defaultFolder(plan)
    try checkResultsFolder(folder)
    let evaluation = try Evaluation.run(plan: plan, only: only, progress: report.progress)
    try ResultsDirectory(evaluation, version: Ambit.configuration.version, language: report.language)
      .write(to: folder)
    switch report.format {
    case .json: try Console.print(evaluation.json.bytes)
    case .csv: try Console.print(evaluation.csv(in: report.language).bytes)
    case .table:
      try Console.print(
        evaluation.text(
          in: report.language, companions: companions, coloured: Console.isColoured))
    }
    if report.format != .table { Console.report(evaluation.warnings) }
    if !report.quiet {
      Console.say(report.language == .zh ? "结果已写入 \(folder)" : "The results lie in \(folder)")
    }
    // A target that cannot be compared is not met.
    if check,
      evaluation.indicators.contains(where: { $0.indicator.target != nil && $0.outcome?.isMet != true })
    {
      throw ExitCode(3)
    }
  }

  private static func defaultFolder(_ plan: String) -> String {
    plan.lastIndex(of: "/").map { plan[...$0] + "results" } ?? "results"
  }
}
