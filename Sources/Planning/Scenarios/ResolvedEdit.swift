import GIS
import PlanFile

/// An edit whose coordinates have been read and projected, so that it can be applied any number of times.
package struct ResolvedEdit: Sendable {
  /// The edit as the scenario writes it.
  package let source: ScenarioEdit
  /// The key of the layer that it changes.
  package let layer: String
  /// The features that it brings, in the working system; empty for edits that bring none.
  package let features: [Feature]
  /// All that the edit does, as a fingerprint: without places and paths, with the content of its files.
  package let fingerprint: Fingerprint

  /// Where the scenario says so.
  package var place: Place { source.place }

  package init(_ source: ScenarioEdit, layer: String, features: [Feature]) {
    self.source = source
    self.layer = layer
    self.features = features
    let content = Layer(name: layer, features: features).fingerprint().hex
    fingerprint = Fingerprint(ofParts: [content] + source.edit.action.parts)
  }
}
