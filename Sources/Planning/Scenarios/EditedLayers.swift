import GIS

/// The layers of a plan after some edits. Layers that no edit touches are those of the plan, not copies.
struct EditedLayers: Sendable {
  /// The layers by their keys.
  private(set) var layers: [String: LoadedLayer]
  /// What each layer is, as a fingerprint of its file and of the edits to it: equal versions hold equal features.
  private(set) var versions: [String: String]
  /// The layers of a plan as they are.
  init(_ layers: [String: LoadedLayer], versions: [String: String]) {
    self.layers = layers
    self.versions = versions
  }

  /// Puts another layer in the place of one.
  mutating func replace(_ key: String, by layer: LoadedLayer, version: String) {
    layers[key] = layer
    versions[key] = version
  }

  /// Applies one edit; what is wrong with it is reported and leaves the layers as they are.
  mutating func apply(
    _ edit: ResolvedEdit, people: PeopleEditing?, _ problems: inout [Problem]
  ) throws {
    // Taken out, so that the features are changed in place where nobody else holds them.
    guard var layer = layers.removeValue(forKey: edit.layer) else { return }
    let before = problems.count
    let original = layer
    if case .population(let change) = edit.source.edit {
      if let people {
        try people.apply(change, edit, to: &layer, &problems)
      }
    } else {
      layer.apply(edit, &problems)
    }
    let isSound = !problems[before...].contains { $0.severity == .error }
    layers[edit.layer] = isSound ? layer : original
    guard isSound else { return }
    versions[edit.layer] = Fingerprint(ofParts: [versions[edit.layer], edit.fingerprint.hex]).hex
  }
}
