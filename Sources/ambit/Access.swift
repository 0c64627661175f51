import Accessibility
import ArgumentParser
import GIS

/// What `ambit access` computes.
enum AccessMeasure: String, ExpressibleByArgument, CaseIterable {
  case cumulative, gravity
  case twoStep = "two-step"
}

/// `ambit access`.
struct Access: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: texts("help/access").localized, discussion: texts("help/access/more").localized)

  @Option(help: texts("help/access/costs").help) var costs: String
  @Option(help: texts("help/access/origin").help) var origin: String?
  @Option(help: texts("help/access/destination").help) var destination: String?
  @Option(help: texts("help/access/cost").help) var cost: String?
  @Option(help: texts("help/access/opportunities").help) var opportunities: String
  @Option(help: texts("help/access/opportunities-id").help) var opportunitiesID: String?
  @Option(help: texts("help/access/opportunity").help) var opportunity: String?
  @Option(help: texts("help/access/places").help) var places: String?
  @Option(help: texts("help/access/places-id").help) var placesID: String?
  @Option(help: texts("help/access/population").help) var population: String?
  @Option(help: texts("help/access/income").help) var income: String?
  @Option(help: texts("help/access/measure").help) var measure: AccessMeasure
  @Option(help: texts("help/access/limit").help) var limit: Double?
  @Option(help: texts("help/access/decay").help) var decay: String?
  @Option(help: texts("help/access/threshold").help) var threshold: Double?
  @Option(help: texts("help/access/output").help) var output: String?

  @OptionGroup var report: ReportOptions

  /// The decay; none where the limit alone decides.
  var weighting: Decay { decay.flatMap { Decay($0) { Double($0) } } ?? .step }

  func validate() throws {
    if let limit, !(limit >= 0) || limit.isInfinite {
      throw ValidationError(texts("use/limit-should-cost-more", ["limit": limit]))
    }
    if let decay, Decay(decay, cost: { Double($0) }) == nil {
      throw ValidationError(texts("use/decay-should-numbers-over", ["decay": decay, "forms": Decay.forms]))
    }
    switch measure {
    case .cumulative:
      if limit == nil { throw ValidationError(texts("use/measure-cumulative-needs-limit")) }
      if decay != nil { throw ValidationError(texts("use/decay-goes-measure-gravity")) }
    case .gravity:
      if decay == nil {
        throw ValidationError(texts("use/measure-gravity-needs-decay", ["forms": Decay.forms]))
      }
    case .twoStep:
      if limit == nil, decay == nil { throw ValidationError(texts("use/measure-two-step-needs")) }
      if population == nil { throw ValidationError(texts("use/measure-two-step-divides")) }
    }
    if population == nil, income != nil || threshold != nil {
      throw ValidationError(texts("use/income-threshold-about-people"))
    }
    if let threshold, !threshold.isFinite { throw ValidationError(texts("use/threshold-should-number")) }
    if places == nil, placesID != nil { throw ValidationError(texts("use/places-id-goes-places")) }
    if [costs, opportunities, places].count(where: { $0 == "-" }) > 1 {
      throw ValidationError(texts("use/only-table-come-standard"))
    }
  }

  func run() throws {
    let inputs = try AccessInputs(self)
    let answer = AccessAnswer(inputs, self)
    if let output { try writeAtomically(answer.csv.bytes, to: output) }
    try report.print(
      json: answer.json, csv: answer.csv, text: answer.text(in: report.language, coloured: Console.isColoured)
    )
    report.tell(answer.warnings)
  }
}
