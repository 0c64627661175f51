import Evaluation
import Measures

extension Evaluation {
  /// Computes the figures of a plan.
  ///
  /// - Parameters:
  ///   - path: The plan file.
  ///   - only: The ids of the indicators to compute, in any order; empty for all. With some of them, only the layers
  ///     that they need are read.
  ///   - standards: The names of standards whose rows are computed in the place of the plan's indicators.
  ///   - catalogue: The measures that the plan may name.
  ///   - progress: Told the name of each step as it begins; called from several threads.
  /// - Throws: ``/GIS/Failure`` with every problem of the plan and of its data; or of the measures that could not be
  ///   computed.
  public static func run(
    plan path: String, only: [String] = [], standards: [String] = [], catalogue: MeasureCatalogue = .standard,
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> Evaluation {
    try Workspace(plan: path, only: only, standards: standards, catalogue: catalogue, progress: progress)
      .evaluation(progress: progress)
  }
}
