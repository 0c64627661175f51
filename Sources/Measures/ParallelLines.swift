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
    Parameter("distinct", .flag, .defaulted("false"), texts("parameter/lines/distinct")),
    Parameter("tolerance", .length, .defaulted("10 m"), texts("parameter/lines/tolerance")),
  ]

  /// Takes the parameters out of the plan.
  package init(from reader: inout ParameterReader) {
    isDistinct = reader.flag("distinct")
    tolerance = reader.length("tolerance")
  }

  /// Records where the parameters are given, but no length is measured.
  func reportUnused(_ reader: inout ParameterReader, _ problem: ProblemText) {
    for name in ["distinct", "tolerance"] where reader.isGiven(name) { reader.report(name, problem) }
  }

  /// The lines that count.
  package func counted(_ network: LineNetwork) -> LineNetwork {
    isDistinct ? network.distinct(tolerance: tolerance) : network
  }

  /// What a reading adds to its words; empty where lines count as often as they are drawn.
  package var words: LocalizedText {
    isDistinct ? texts("lines/side-by-side", ["metres": metresInWords(tolerance)]) : ""
  }

  /// The field of a reading.
  package var field: Reading.Field {
    Reading.Field("tolerance", isDistinct ? "\(digits(tolerance.metres)) m" : "none")
  }
}
