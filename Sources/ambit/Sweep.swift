import ArgumentParser
import Evaluation
import Foundation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning
import Reporting

/// `ambit sweep`.
struct Sweep: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Computes an indicator for each value of a parameter, or for all pairs of values of two.",
    discussion: """
      Any length, surface, share or number among the parameters can be varied, also one that the plan leaves at its \
      default; ambit measures lists them. Lengths without a unit are metres, shares without one fractions.

      Example: ambit sweep GeoData/minhang/plan.yaml --vary transit-coverage.radius=300..800:50 --format csv
      """)

  @Argument(help: "The plan file.")
  var plan: String

  @Option(
    help: ArgumentHelp(
      "The values, such as ev-coverage.radius=1km..2km:100m; given twice, all pairs are computed.",
      valueName: "indicator.parameter=from..to:step"))
  var vary: [String]

  @OptionGroup var report: ReportOptions

  func validate() throws {
    if vary.count > 2 {
      throw ValidationError("--vary can be given once or twice, but it is given \(vary.count) times.")
    }
    for text in vary where Variation(text) == nil {
      throw ValidationError(
        "--vary \(text) should have the form \(Variation.form), such as ev-coverage.radius=1km..2km:100m.")
    }
  }

  func run() throws {
    let progress = report.progress
    let variations = vary.compactMap { Variation($0) }
    let workspace = try Workspace(plan: plan, only: variations.map(\.indicator), progress: progress)
    let sweep = try workspace.sweep(variations, progress: progress)
    switch report.format {
    case .json: try Console.print(sweep.json.bytes)
    case .csv: try Console.print(sweep.csv(in: report.language).bytes)
    case .table: try Console.print(sweep.text(in: report.language, coloured: Console.isColoured))
    }
    report.tell(workspace.warnings)
  }
}
