import GIS
import PlanFile

/// A property of features times a factor.
struct PropertyScaling: EditAction {
  let selection: FeatureSelection
  let property: String
  let factor: Double

  var parts: [String?] { ["scale", property, "\(factor)"] + selection.parts }

  func apply(_ edit: ResolvedEdit, to editing: inout LayerEditing, _ problems: inout [Problem]) {
    let chosen = editing.indices(of: selection, edit, &problems)
    let values = chosen.compactMap { index in
      editing.layer.features[index].properties[property]?.double.map { (index, $0 * factor) }
    }
    if let (_, value) = values.first(where: { !SensibleNumbers.any.contains($0.1) }) {
      problems.refuse(
        texts.problem(
          "out-of-range/property",
          [
            "property": property, "value": value, "lowerBound": SensibleNumbers.any.lowerBound,
            "upperBound": SensibleNumbers.any.upperBound,
          ]), at: edit.place)
    }
    if values.count < chosen.count {
      problems.add(
        values.isEmpty ? .error : .warning,
        texts.problem(
          "not-a-number",
          ["values": chosen.count - values.count, "chosen": chosen.count, "property": property]),
        at: edit.place)
    }
    guard problems.areSound else { return }
    for (index, value) in values { editing.layer.features[index].properties[property] = .number(value) }
    if property == "id" || property == editing.nameField {
      for (index, _) in values { editing.rename(index) }
    }
  }
}

/// The radius that measures give features, times a factor.
struct RadiusScaling: EditAction {
  let selection: FeatureSelection
  let factor: Double

  var parts: [String?] { ["scale", nil, "\(factor)"] + selection.parts }

  func apply(_ edit: ResolvedEdit, to editing: inout LayerEditing, _ problems: inout [Problem]) {
    let chosen = editing.indices(of: selection, edit, &problems)
    guard factor > 0 else {
      problems.refuse(texts.problem("bad-value"), at: edit.place)
      return
    }
    let factors = chosen.map {
      (editing.layer.radiusFactors.isEmpty ? 1 : editing.layer.radiusFactors[$0]) * factor
    }
    let sensible = 1 / SensibleNumbers.factors.upperBound...SensibleNumbers.factors.upperBound
    if let factor = factors.first(where: { !sensible.contains($0) }) {
      problems.refuse(
        texts.problem(
          "out-of-range",
          ["factor": factor, "lowerBound": sensible.lowerBound, "upperBound": sensible.upperBound]),
        at: edit.place)
    }
    guard problems.areSound else { return }
    if editing.layer.radiusFactors.isEmpty {
      editing.layer.radiusFactors = [Double](repeating: 1, count: editing.layer.numbers.count)
    }
    for (index, factor) in zip(chosen, factors) { editing.layer.radiusFactors[index] = factor }
  }
}
