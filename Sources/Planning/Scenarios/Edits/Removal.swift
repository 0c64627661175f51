import GIS
import PlanFile

/// Features that are gone; those that close in a year, from then on.
struct Removal: EditAction {
  let selection: FeatureSelection

  var parts: [String?] { ["remove"] + selection.parts }

  func apply(_ edit: ResolvedEdit, to editing: inout LayerEditing, _ problems: inout [Problem]) {
    let chosen = editing.indices(of: selection, edit, &problems)
    if problems.areSound { editing.gone.formUnion(chosen) }
  }
}
