import Evaluation
import GIS
import PlanFile
import Provision

/// Whether lines that run side by side count once, and how near that is: the same two parameters wherever lengths are
/// measured.
struct ParallelLines: Sendable {
  /// Whether they count once.
  package let isDistinct: Bool
  /// How far apart lines may run and still be counted once.
  package let tolerance: Length

  /// The parameters, for the catalogue.
  package static let parameters = [
    Parameter(
      "distinct", .flag, .defaulted("false"), zh: "容差内的并行线只计一次。",
      en: "Whether lines that run side by side within the tolerance count once."),
    Parameter(
      "tolerance", .length, .defaulted("10 m"), zh: "视为并行的最大间距。",
      en: "How far apart lines may run and still be counted once."),
  ]

  /// Takes the parameters out of the plan.
  package init(from reader: inout ParameterReader) {
    isDistinct = reader.flag("distinct")
    tolerance = reader.length("tolerance")
  }

  /// Records where the parameters are given, but no length is measured.
  func reportUnused(_ reader: inout ParameterReader, because reason: LocalizedText, advice: LocalizedText) {
    for name in ["distinct", "tolerance"] where reader.isGiven(name) {
      reader.report(name, texts.problem("no-length", ["reason": reason]), advice: advice)
    }
  }

  /// The lines that count.
  package func counted(_ network: LineNetwork) -> LineNetwork {
    isDistinct ? network.distinct(tolerance: tolerance) : network
  }

  /// What a reading adds to its words; empty where lines count as often as they are drawn.
  package var words: LocalizedText {
    isDistinct
      ? LocalizedText(
        zh: "；\(digits(tolerance.metres)) 米内并行只计一次",
        en: "; side by side within \(digits(tolerance.metres)) m counted once")
      : LocalizedText("")
  }

  /// The field of a reading.
  package var field: Reading.Field {
    Reading.Field("tolerance", isDistinct ? "\(digits(tolerance.metres)) m" : "none")
  }
}
