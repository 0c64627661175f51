import Evaluation
import GIS
import PlanFile

/// A layer while edits are applied to it, one after the other.
///
/// Each edit costs what it changes: ids are looked up, features change in place, and those that are gone are left out at
/// the end. An edit with which something is wrong changes nothing.
struct LayerEditing {
  var layer: LoadedLayer
  /// What the features are called that were there at first.
  let names: FeatureNames
  /// What the features are called that were added, or got another name, since.
  private(set) var later: [FeatureNames.Table]
  /// The numbers of the features that are gone.
  var gone: Set<Int> = []

  /// Begins with a layer as it is.
  ///
  /// - Parameter names: Those of its features.
  package init(_ layer: LoadedLayer, names: FeatureNames) {
    self.layer = layer
    self.names = names
    later = FeatureNames.Source.allCases.map { _ in FeatureNames.Table() }
  }

  /// The property that names a feature.
  var nameField: String { names.nameField }

  /// The layer with the edits so far. Cost: O(features) where some are gone.
  var finished: LoadedLayer {
    if gone.isEmpty { return layer }
    var finished = layer
    let kept = layer.features.indices.filter { !gone.contains($0) }
    finished.keep(kept)
    if !layer.radiusFactors.isEmpty { finished.radiusFactors = kept.map { layer.radiusFactors[$0] } }
    return finished
  }

  /// Applies an edit; what is wrong is reported, and then nothing changes.
  ///
  /// - Returns: Whether it was applied.
  mutating func apply(_ edit: ResolvedEdit, _ problems: inout [Problem]) -> Bool {
    var found: [Problem] = []
    edit.source.edit.action.apply(edit, to: &self, &found)
    problems += found
    return found.areSound
  }

  /// Whether a feature has just this GeoJSON id.
  func has(_ id: PropertyValue) -> Bool {
    let value = Condition.Value(text: id.text ?? "")
    let candidates = names.candidates(for: value, in: .id) + later[0].candidates(for: value)
    return candidates.contains { !gone.contains($0) && layer.features[$0].id == id }
  }

  /// Enters what a feature is called now.
  mutating func rename(_ index: Int) {
    for source in FeatureNames.Source.allCases {
      let value = source.value(of: layer.features[index], nameField: names.nameField)
      later[source.rawValue].insert(value, index)
    }
  }

  /// Gives features other geometries, where nothing is wrong.
  mutating func reshape(_ chosen: [Int], _ problems: [Problem], _ shape: (Geometry?) -> Geometry?) {
    guard problems.areSound else { return }
    for index in chosen { layer.features[index].geometry = shape(layer.features[index].geometry) }
  }

  /// Whether a geometry is of the same kind as the layer's.
  func fits(_ geometry: Geometry, _ edit: ResolvedEdit, _ problems: inout [Problem]) -> Bool {
    let features = layer.features
    let other = features.indices.lazy.filter { !gone.contains($0) }.compactMap { features[$0].geometry }.first
    guard let other, other.dimension != geometry.dimension else { return true }
    problems.refuse(
      texts.problem(
        "wrong-geometry",
        ["key": layer.declaration.key, "typeName": other.typeName, "typeName2": geometry.typeName]),
      at: edit.place)
    return false
  }
}

extension [Problem] {
  /// Whether none is an error.
  var areSound: Bool { !contains { $0.severity == .error } }
}
