import ArgumentParser
import Foundation
import PlanFile
import PlanStudies
import Planning

/// `ambit sweep`.
struct Sweep: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: texts("help/sweep").localized, discussion: texts("help/sweep/more").localized)

  @Argument(help: texts("help/sweep/plan").help) var plan: String

  @Option(
    help: ArgumentHelp(texts("help/sweep/vary").localized, valueName: "indicator.parameter=from..to:step"))
  var vary: [String]

  @OptionGroup var report: ReportOptions

  func validate() throws {
    if vary.count > 2 { throw ValidationError(texts("use/vary-given-once-twice", ["vary": vary.count])) }
    for text in vary where Variation(text) == nil {
      throw ValidationError(texts("use/vary-should-form-ev", ["text": text, "form": Variation.form]))
    }
  }

  func run() throws {
    let progress = report.progress
    let variations = vary.compactMap { Variation($0) }
    let workspace = try Workspace(plan: plan, only: variations.map(\.indicator), progress: progress)
    let sweep = try workspace.sweep(variations, progress: progress)
    try report.print(
      json: sweep.json, csv: sweep.csv(in: report.language),
      text: sweep.text(in: report.language, coloured: Console.isColoured))
    report.tell(workspace.warnings)
  }
}
