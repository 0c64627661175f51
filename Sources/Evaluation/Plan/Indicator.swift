import GIS
import PlanFile

/// A figure that the plan promises: how it is computed, and what is to be reached.
public struct Indicator: Sendable {
  /// The short name for scripts and files.
  public var id: String
  /// The name in the plan.
  public var name: LocalizedText
  /// The name of the measure in the catalogue.
  public var measureName: String
  /// The measure with its parameters.
  public var measure: any Measure
  /// The parameters as the plan writes them; `nil` where it gives none.
  package var parameters: PlanNode?
  /// The keys of the layers that the parameters name.
  public var layers: [String]
  /// The paths of files that the parameters were read from, such as a life-circle profile.
  package var files: [String]
  /// What is to be reached; `nil` where the plan sets no target.
  public var target: Target?
  /// What has been published for an earlier year.
  public var baseline: Baseline?
  /// The place in the plan document.
  public var source: LocalizedText?
  /// Where the plan file declares it.
  public var place: Place
}

extension Indicator {
  /// A message about the indicator: which one, then what.
  package func saying(_ message: LocalizedText) -> LocalizedText { Self.saying(message, of: id) }

  /// A message about the indicator of an id.
  package static func saying(_ message: LocalizedText, of id: String) -> LocalizedText {
    texts("indicator/message", ["id": id, "message": message])
  }
}
