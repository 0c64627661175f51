import ArgumentParser
import Evaluation
import Foundation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning
import Reporting

/// `ambit uncertainty`.
struct Uncertainty: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Estimates how far the figures of a plan may be off, given how far its data may be off.",
    discussion: """
      The indicators are computed for many samples of data with random errors. Each facility that is a point is \
      displaced east and north by normal errors; the people of each place are multiplied by a log-normal factor of \
      mean 1. All errors are independent of each other: a layer that is shifted as a whole, or a census that misses \
      a tenth everywhere, is not what this shows. Lines, surfaces and zones stay where they are.

      The result is the figure without error, and over the samples the mean, the standard deviation, the values that \
      5 %, 50 % and 95 % lie below, and the part that meets the target with its standard error. The same seed gives \
      the same result on any number of cores.

      Example: ambit uncertainty GeoData/minhang/plan.yaml --only transit-coverage --position-error 30m
      """)

  @Argument(help: "The plan file.")
  var plan: String

  @OptionGroup var chosen: ChosenIndicators

  @Option(help: "The standard deviation of a facility's position in each direction, such as 30m.")
  var positionError: String?

  @Option(help: "The standard deviation of the people of a place, such as 5%.")
  var populationError: String?

  @Option(help: "How many samples to draw, 2 to 100000.")
  var samples: Int = 200

  @Option(help: "The number that all draws follow from.")
  var seed: UInt64 = 1

  @OptionGroup var report: ReportOptions

  func validate() throws {
    if positionError == nil, populationError == nil {
      throw ValidationError(
        "Give --position-error, such as --position-error 30m, or --population-error, such as 5%.")
    }
    // No error at all is an error of 0.
    if let positionError, Length(positionError) != .zero,
      let fault = Length.fault(in: positionError, of: "--position-error")
    {
      throw ValidationError(fault)
    }
    if let populationError, let fault = Share.fault(in: populationError, of: "--population-error") {
      throw ValidationError(fault)
    }
    if !(2...100_000).contains(samples) {
      throw ValidationError("--samples \(samples) should be from 2 to 100000.")
    }
  }

  func run() throws {
    let progress = report.progress
    let model = ErrorModel(
      position: positionError.flatMap { Length($0)?.metres } ?? 0,
      population: populationError.flatMap { Share($0)?.fraction } ?? 0)
    let workspace = try Workspace(plan: plan, only: chosen.ids, progress: progress)
    let estimate = try workspace.uncertainty(
      model, sampling: Sampling(count: samples, seed: seed), progress: progress)
    switch report.format {
    case .json: try Console.print(estimate.json.bytes)
    case .csv: try Console.print(estimate.csv(in: report.language).bytes)
    case .table: try Console.print(estimate.text(in: report.language, coloured: Console.isColoured))
    }
    report.tell(workspace.warnings)
  }
}
