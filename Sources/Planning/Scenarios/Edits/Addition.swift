import Evaluation
import GIS
import PlanFile

/// New features.
struct Addition: EditAction {
  let layer: String
  let source: ShapeSource
  let properties: Properties
  let id: PropertyValue?

  var shapes: ShapeSource? { source }
  var parts: [String?] { ["add", layer, id.map { String(reflecting: $0) }] + properties.parts }

  /// Their properties stand below those of the edit.
  func features(of found: [Feature], at place: Place, _ problems: inout [Problem]) -> [Feature]? {
    if let id, found.count != 1 {
      return problems.refuse(
        texts.problem("ambiguous-id", ["id": id.text ?? "", "found": found.count]), at: place)
    }
    return found.map { feature in
      var feature = feature
      for (key, value) in zip(properties.keys, properties.values) { feature.properties[key] = value }
      if let id { feature.id = id }
      return feature
    }
  }

  func apply(_ edit: ResolvedEdit, to editing: inout LayerEditing, _ problems: inout [Problem]) {
    var ids: Set<PropertyValue> = []
    for feature in edit.features {
      guard let geometry = feature.geometry, editing.fits(geometry, edit, &problems) else { continue }
      guard let id = feature.id, id != .null else { continue }
      if !ids.insert(id).inserted || editing.has(id) {
        problems.refuse(
          texts.problem("duplicate-id", ["key": edit.layer, "id": id.text ?? ""]), at: edit.place)
      }
    }
    guard problems.areSound else { return }
    for feature in edit.features where feature.geometry != nil {
      editing.layer.features.append(feature)
      editing.layer.additions.append(LoadedLayer.Addition(place: edit.place, year: edit.source.year))
      editing.layer.numbers.append(-editing.layer.additions.count)
      if !editing.layer.radiusFactors.isEmpty { editing.layer.radiusFactors.append(1) }
      editing.rename(editing.layer.numbers.count - 1)
    }
  }
}
