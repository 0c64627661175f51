import Evaluation
import GIS
import PlanFile

extension LayerEditing {
  /// The features that a selection means, in the order of the layer: each id exactly one feature, a condition one at
  /// least. Cost: O(ids), and O(features) for a condition.
  func indices(
    of selection: FeatureSelection, _ edit: ResolvedEdit, _ problems: inout [Problem]
  ) -> [Int] {
    var chosen: [Int]
    if selection.ids.isEmpty {
      chosen = layer.features.indices.filter { !gone.contains($0) }
    } else {
      var named: Set<Int> = []
      for id in selection.ids {
        let found = indices(of: id)
        if found.count == 1 {
          named.insert(found[0])
          continue
        }
        problems.append(
          found.isEmpty
            ? Problem(
              .error, texts.problem("unknown-feature", ["key": layer.declaration.key, "id": id.text]),
              at: edit.place, advice: advice(on: id))
            : Problem(
              .error,
              texts.problem(
                "ambiguous-feature", ["found": found.count, "key": layer.declaration.key, "id": id.text]),
              at: edit.place))
      }
      chosen = named.sorted()
    }
    if let condition = selection.condition {
      let features = layer.features
      let satisfying = chosen.filter { condition.holds(for: features[$0]) }
      if satisfying.isEmpty, !chosen.isEmpty || selection.ids.isEmpty {
        problems.refuse(
          texts.problem(
            "unknown-feature/condition", ["key": layer.declaration.key, "condition": "\(condition)"]),
          at: edit.place)
      }
      chosen = satisfying
    }
    if layer.additions.contains(where: { $0.year != nil }) {
      for index in chosen { checkYear(of: index, edit, &problems) }
    }
    return chosen
  }

  /// A feature that is added in a year does not change before.
  private func checkYear(of index: Int, _ edit: ResolvedEdit, _ problems: inout [Problem]) {
    guard let opened = layer.addition(ofFeature: index)?.year, opened > edit.source.year ?? .min else {
      return
    }
    problems.refuse(
      edit.source.year.map { texts.problem("year-out-of-order", ["year": $0, "opened": opened]) }
        ?? texts.problem("year-out-of-order/from-the-start", ["opened": opened]), at: edit.place)
  }

  /// The features that an id means; see ``FeatureNames``.
  private func indices(of id: Condition.Value) -> [Int] {
    for source in FeatureNames.Source.allCases {
      let candidates = Set(
        names.candidates(for: id, in: source) + later[source.rawValue].candidates(for: id))
      let found = candidates.filter { index in
        !gone.contains(index)
          && source.value(of: layer.features[index], nameField: names.nameField).map(id.equals) ?? false
      }
      if !found.isEmpty { return found.sorted() }
    }
    return []
  }

  /// What to do about an id that no feature has.
  private func advice(on id: Condition.Value) -> LocalizedText {
    let known = layer.features.prefix(10_000).compactMap { feature in
      FeatureNames.Source.allCases.lazy.compactMap {
        $0.value(of: feature, nameField: names.nameField)?.text
      }.first
    }
    if !known.isEmpty { return suggestion(for: id.text, among: known) }
    return texts("unknown-feature/nameless", ["field": names.nameField])
  }
}
