import Evaluation
import GIS

/// The layers of a plan after some edits. Layers that no edit touches are those of the plan, not copies.
struct EditedLayers {
  /// What each layer is, as a fingerprint of its file and of the edits to it: equal versions hold equal features.
  package private(set) var versions: [String: String]
  private var layers: [String: LoadedLayer]
  /// The layers that edits have touched.
  private var editing: [String: LayerEditing] = [:]
  private let names: Names

  /// Gives what the features of a layer are called, by its key, its version and itself.
  typealias Names = (String, String?, LoadedLayer) throws -> FeatureNames

  /// The layers of a plan as they are.
  ///
  /// - Parameter names: What the features of a layer are called; asked for once for each layer that is edited.
  package init(_ layers: [String: LoadedLayer], versions: [String: String], names: @escaping Names) {
    self.layers = layers
    self.versions = versions
    self.names = names
  }

  /// A layer with the edits so far; `nil` for an unknown key.
  package subscript(_ key: String) -> LoadedLayer? { editing[key]?.finished ?? layers[key] }

  /// All layers by their keys, with the edits so far.
  var finished: [String: LoadedLayer] { layers.merging(editing.mapValues(\.finished)) { $1 } }

  /// Puts another layer in the place of one.
  package mutating func replace(_ key: String, by layer: LoadedLayer, version: String) {
    editing[key] = nil
    layers[key] = layer
    versions[key] = version
  }

  /// Applies one edit; what is wrong with it is reported and leaves the layers as they are.
  mutating func apply(_ edit: ResolvedEdit, people: PeopleEditing?, _ problems: inout [Problem]) throws {
    let key = edit.layer
    let isApplied: Bool
    if case .population(let change) = edit.source.edit {
      guard let people, var layer = self[key] else { return }
      let before = problems.count
      try people.apply(change, edit, to: &layer, &problems)
      isApplied = Array(problems[before...]).areSound
      if isApplied {
        editing[key] = nil
        layers[key] = layer
      }
    } else {
      // Taken out, so that the features are changed in place where nobody else holds them.
      guard var layer = try editing.removeValue(forKey: key) ?? begun(key) else { return }
      isApplied = layer.apply(edit, &problems)
      editing[key] = layer
    }
    if isApplied {
      versions[key] = Fingerprint(ofParts: [versions[key], edit.fingerprint.hex]).hex
    }
  }

  private func begun(_ key: String) throws -> LayerEditing? {
    try layers[key].map { LayerEditing($0, names: try names(key, versions[key], $0)) }
  }
}
