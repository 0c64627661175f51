import ArgumentParser
import Foundation
import GIS
import PlanFile
import Siting

/// `ambit site`.
struct Site: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: texts("help/site").localized, discussion: texts("help/site/more").localized)

  @Argument(help: texts("help/site/plan").help) var plan: String?

  @OptionGroup(title: "Options for a plan") var planned: SitePlanOptions
  @Option(help: texts("help/site/matrix").help) var matrix: String?
  @Option(help: texts("help/site/demand-column").help) var demandColumn: String?
  @Option(help: texts("help/site/site-column").help) var siteColumn: String?
  @Option(help: texts("help/site/cost-column").help) var costColumn: String?
  @Option(help: texts("help/site/weight-column").help) var weightColumn: String?
  @Option(help: texts("help/site/weights").help) var weights: String?
  @Option(help: texts("help/site/model").help) var model: SiteModel?
  @Option(name: .customLong("p"), help: texts("help/site/count").help) var count: Int?
  @Option(help: texts("help/site/limit").help) var limit: Double?
  @Option(help: texts("help/site/share").help) var share: String?
  @Option(help: texts("help/site/at-least").help) var atLeast = 1
  @Option(help: texts("help/site/budget").help) var budget: Double?
  @Option(help: texts("help/site/site-costs").help) var siteCosts: String?
  @Option(help: texts("help/site/capacities").help) var capacities: String?
  @Option(help: texts("help/site/existing").help) var existing: String?
  @Option(help: texts("help/site/forbidden").help) var forbidden: String?
  @Option(help: texts("help/site/alternatives").help) var alternatives = 0
  @Option(help: texts("help/site/time-limit").help) var timeLimit: String?
  @Flag(help: texts("help/site/curve").help) var curve = false

  @OptionGroup var report: ReportOptions

  /// The time limit; `nil` for none or where it is none.
  var time: Duration? { timeLimit.flatMap(Self.duration) }

  func validate() throws {
    if let timeLimit, time == nil {
      throw ValidationError(texts("use/time-limit-length-time", ["timeLimit": timeLimit]))
    }
    guard matrix != nil else {
      if plan == nil { throw ValidationError(texts("use/plan-indicator-matrix")) }
      return try validatePlan()
    }
    guard plan == nil else { throw ValidationError(texts("use/plan-matrix-do-go")) }
    guard planned.isUnused else { throw ValidationError(texts("use/options-plan-output-indicator")) }
    try validateMatrix()
  }

  func run() throws {
    Interruption.allow()
    if let plan { return try choose(for: plan) }
    guard let request = MatrixSiting(self) else { return }
    let progress = report.progress
    progress(texts("progress/matrix"))
    let data = try SiteData(request)
    let answer = try SiteAnswer(data, request, limits(progress))
    try report.print(
      json: answer.json, csv: answer.csv, text: answer.text(in: report.language, coloured: Console.isColoured)
    )
    report.tell(answer.notes)
    if answer.solution.status == .infeasible { throw Failure(.computation, answer.obstacles) }
  }

  /// The limits of a search that begins now.
  ///
  /// - Parameter usual: The time limit where the user sets none.
  func limits(
    _ progress: @escaping @Sendable (LocalizedText) -> Void, orElse usual: Duration? = nil
  ) -> SearchLimits {
    let watcher = ProgressWatcher(progress)
    return SearchLimits(
      time: time ?? usual, solver: ProgrammeSolver.find(), alternatives: alternatives,
      isCancelled: { Interruption.isRequested }, progress: { watcher.tell($0) })
  }

  /// Reads "60s", "5min", "1.5 h" or a bare number of seconds.
  static func duration(_ text: String) -> Duration? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = text[digits.endIndex...].trimmingCharacters(in: .whitespaces)
    let factors = ["": 1.0, "s": 1, "min": 60, "h": 3_600, "秒": 1, "分钟": 60, "小时": 3_600]
    guard let number = Double(digits), let factor = factors[unit], number * factor < 1e9 else { return nil }
    return .seconds(number * factor)
  }
}
