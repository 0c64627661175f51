import ArgumentParser
import Foundation
import GIS
import PlanFile
import PlanStudies
import Planning

/// `ambit uncertainty`.
struct Uncertainty: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: texts("help/uncertainty").localized, discussion: texts("help/uncertainty/more").localized)

  @Argument(help: texts("help/uncertainty/plan").help) var plan: String

  @OptionGroup var chosen: ChosenIndicators

  @Option(help: texts("help/uncertainty/position-error").help) var positionError: String?
  @Option(help: texts("help/uncertainty/population-error").help) var populationError: String?
  @Option(help: texts("help/uncertainty/samples").help) var samples: Int = 200
  @Option(help: texts("help/uncertainty/seed").help) var seed: UInt64 = 1

  @OptionGroup var report: ReportOptions

  func validate() throws {
    if positionError == nil, populationError == nil {
      throw ValidationError(texts("use/position-error-position-error"))
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
      throw ValidationError(texts("use/samples-should", ["samples": samples]))
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
    try report.print(
      json: estimate.json, csv: estimate.csv(in: report.language),
      text: estimate.text(in: report.language, coloured: Console.isColoured))
    report.tell(workspace.warnings)
  }
}
