import GIS

/// An edit whose coordinates have been read and projected, so that it can be applied any number of times.
struct ResolvedEdit: Sendable {
  /// The edit as the scenario writes it.
  let source: ScenarioEdit
  /// The key of the layer that it changes.
  let layer: String
  /// The features that it brings, in the working system; empty for edits that bring none.
  let features: [Feature]
  /// All that the edit does, as a fingerprint: without places and paths, with the content of its files.
  let fingerprint: Fingerprint

  init(_ source: ScenarioEdit, layer: String, features: [Feature]) {
    self.source = source
    self.layer = layer
    self.features = features
    let content = Layer(name: layer, features: features).fingerprint().hex
    fingerprint = Fingerprint(of: Array("\(source.edit.action)\n\(content)".utf8))
  }
}

extension Edit {
  /// What is done, in words that are the same for equal edits; without coordinates and paths.
  fileprivate var action: String {
    switch self {
    case .add(let layer, _, let properties, let id):
      "add \(layer) \(id.map { "\($0)" } ?? "") \(properties.canonical)"
    case .remove(let selection), .close(let selection): "remove \(selection.canonical)"
    case .move(let selection, .to): "move to \(selection.canonical)"
    case .move(let selection, .by(let east, let north)): "move by \(east) \(north) \(selection.canonical)"
    case .replace(let selection, _): "replace \(selection.canonical)"
    case .set(let selection, let properties): "set \(selection.canonical) \(properties.canonical)"
    case .scale(let selection, let property, let factor):
      "scale \(selection.canonical) \(property ?? "") \(factor)"
    case .population(let change):
      switch change.change {
      case .file: "people of a file"
      default: "people \(change.zones) \(change.change)"
      }
    case .extend(let selection, _): "extend \(selection.canonical)"
    }
  }
}

extension FeatureSelection {
  fileprivate var canonical: String {
    "\(layer) \(ids.map(\.text)) \(condition?.description ?? "")"
  }
}

extension Properties {
  fileprivate var canonical: String { zip(keys, values).map { "\($0)=\($1)" }.joined(separator: "\u{1F}") }
}
