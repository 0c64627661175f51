import GIS
import PlanFile

/// Other values of properties; those that are not named stay.
struct Setting: EditAction {
  let selection: FeatureSelection
  let properties: Properties

  var parts: [String?] { ["set"] + selection.parts + properties.parts }

  func apply(_ edit: ResolvedEdit, to editing: inout LayerEditing, _ problems: inout [Problem]) {
    let chosen = editing.indices(of: selection, edit, &problems)
    guard problems.areSound else { return }
    let namesFeatures = properties.keys.contains { $0 == "id" || $0 == editing.nameField }
    for index in chosen {
      for (key, value) in zip(properties.keys, properties.values) {
        editing.layer.features[index].properties[key] = value
      }
      if namesFeatures { editing.rename(index) }
    }
  }
}
