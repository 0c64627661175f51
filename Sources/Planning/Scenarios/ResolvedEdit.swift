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

  package init(_ source: ScenarioEdit, layer: String, features: [Feature]) {
    self.source = source
    self.layer = layer
    self.features = features
    let content = Layer(name: layer, features: features).fingerprint().hex
    fingerprint = Fingerprint(ofParts: [content] + source.edit.parts)
  }
}

extension Edit {
  /// What is done, the same for equal edits and different for others; without coordinates and paths.
  fileprivate var parts: [String?] {
    switch self {
    case .add(let layer, _, let properties, let id):
      ["add", layer, id.map { String(reflecting: $0) }] + properties.parts
    case .remove(let selection), .close(let selection): ["remove"] + selection.parts
    case .move(let selection, .to): ["move to"] + selection.parts
    case .move(let selection, .by(let east, let north)): ["move by", "\(east)", "\(north)"] + selection.parts
    case .replace(let selection, _): ["replace"] + selection.parts
    case .set(let selection, let properties): ["set"] + selection.parts + properties.parts
    case .scale(let selection, let property, let factor):
      ["scale", property, "\(factor)"] + selection.parts
    case .population(let change):
      switch change.change {
      case .file: ["people of a file"]
      default: ["people", "\(change.change)"] + change.zones
      }
    case .extend(let selection, _): ["extend"] + selection.parts
    }
  }
}

extension FeatureSelection {
  fileprivate var parts: [String?] {
    [layer, String(ids.count)] + ids.flatMap(\.parts) + (condition?.parts ?? [nil])
  }
}

extension Properties {
  fileprivate var parts: [String?] {
    [String(count)] + zip(keys, values).flatMap { [$0, String(reflecting: $1)] }
  }
}
