import GIS
import PlanFile

/// A figure that the plan promises: how it is computed, and what is to be reached.
package struct Indicator: Sendable {
  /// The short name for scripts and files.
  package var id: String
  /// The name in the plan.
  package var name: LocalizedText
  /// The name of the measure in the catalogue.
  package var measureName: String
  /// The measure with its parameters.
  package var measure: any Measure
  /// The parameters as the plan writes them; `nil` where it gives none.
  package var parameters: PlanNode?
  /// The keys of the layers that the parameters name.
  package var layers: [String]
  /// The paths of files that the parameters were read from, such as a life-circle profile.
  package var files: [String]
  /// What is to be reached; `nil` where the plan sets no target.
  package var target: Target?
  /// What has been published for an earlier year.
  package var baseline: Baseline?
  /// The place in the plan document.
  package var source: LocalizedText?
  /// Where the plan file declares it.
  package var place: Place
}
