import GIS
import PlanFile

/// Another geometry for one feature; its properties stay.
struct Replacement: EditAction {
  let selection: FeatureSelection
  let source: ShapeSource

  var shapes: ShapeSource? { source }
  var parts: [String?] { ["replace"] + selection.parts }

  func features(of found: [Feature], at place: Place, _ problems: inout [Problem]) -> [Feature]? {
    found.one(at: place, &problems)
  }

  func apply(_ edit: ResolvedEdit, to editing: inout LayerEditing, _ problems: inout [Problem]) {
    let chosen = editing.indices(of: selection, edit, &problems)
    guard let geometry = edit.features[0].geometry, editing.fits(geometry, edit, &problems) else { return }
    editing.reshape(chosen, problems) { _ in geometry }
  }
}
