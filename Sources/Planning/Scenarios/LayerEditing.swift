import Evaluation
import GIS
import PlanFile

/// A layer while edits are applied to it, one after the other.
///
/// Each edit costs what it changes: ids are looked up, features change in place, and those that are gone are left out at
/// the end. An edit with which something is wrong changes nothing.
struct LayerEditing {
  package private(set) var layer: LoadedLayer
  /// What the features are called that were there at first.
  private let names: FeatureNames
  /// What the features are called that were added, or got another name, since.
  private var later: [FeatureNames.Table]
  /// The numbers of the features that are gone.
  private var gone: Set<Int> = []

  /// Begins with a layer as it is.
  ///
  /// - Parameter names: Those of its features.
  package init(_ layer: LoadedLayer, names: FeatureNames) {
    self.layer = layer
    self.names = names
    later = FeatureNames.Source.allCases.map { _ in FeatureNames.Table() }
  }

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
    defer { problems += found }
    switch edit.source.edit {
    case .add: add(edit, &found)
    case .remove(let selection), .close(let selection):
      let chosen = indices(of: selection, edit, &found)
      if isSound(found) { gone.formUnion(chosen) }
    case .move(let selection, let movement):
      let chosen = indices(of: selection, edit, &found)
      reshape(chosen, chosen.map { moved($0, movement, edit, &found) }, found)
    case .replace(let selection, _):
      let chosen = indices(of: selection, edit, &found)
      guard let geometry = edit.features[0].geometry, fits(geometry, edit, &found) else { break }
      reshape(chosen, chosen.map { _ in geometry }, found)
    case .extend(let selection, _):
      let chosen = indices(of: selection, edit, &found)
      reshape(chosen, chosen.map { extended($0, edit, &found) }, found)
    case .set(let selection, let properties):
      let chosen = indices(of: selection, edit, &found)
      if isSound(found) { for index in chosen { set(properties, of: index) } }
    case .scale(let selection, let property?, let factor):
      scale(property, indices(of: selection, edit, &found), factor, edit, &found)
    case .scale(let selection, nil, let factor):
      scaleRadius(indices(of: selection, edit, &found), factor, edit, &found)
    case .population: break
    }
    return isSound(found)
  }

  private func isSound(_ problems: [Problem]) -> Bool { !problems.contains { $0.severity == .error } }

  // MARK: - Selecting

  /// The features that a selection means, in the order of the layer: each id exactly one feature, a condition one at
  /// least. Cost: O(ids), and O(features) for a condition.
  private func indices(
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
              at: edit.source.place, advice: advice(on: id))
            : Problem(
              .error,
              texts.problem(
                "ambiguous-feature", ["found": found.count, "key": layer.declaration.key, "id": id.text]),
              at: edit.source.place))
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
          at: edit.source.place)
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
        ?? texts.problem("year-out-of-order/from-the-start", ["opened": opened]), at: edit.source.place)
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

  // MARK: - Changing

  private mutating func add(_ edit: ResolvedEdit, _ problems: inout [Problem]) {
    var ids: Set<PropertyValue> = []
    for feature in edit.features {
      guard let geometry = feature.geometry, fits(geometry, edit, &problems) else { continue }
      guard let id = feature.id, id != .null else { continue }
      if !ids.insert(id).inserted || has(id) {
        problems.refuse(
          texts.problem("duplicate-id", ["key": layer.declaration.key, "id": id.text ?? ""]),
          at: edit.source.place)
      }
    }
    guard isSound(problems) else { return }
    for feature in edit.features where feature.geometry != nil {
      layer.features.append(feature)
      layer.additions.append(LoadedLayer.Addition(place: edit.source.place, year: edit.source.year))
      layer.numbers.append(-layer.additions.count)
      if !layer.radiusFactors.isEmpty { layer.radiusFactors.append(1) }
      rename(layer.numbers.count - 1)
    }
  }

  /// Whether a feature has just this GeoJSON id.
  private func has(_ id: PropertyValue) -> Bool {
    let value = Condition.Value(text: id.text ?? "")
    let candidates = names.candidates(for: value, in: .id) + later[0].candidates(for: value)
    return candidates.contains { !gone.contains($0) && layer.features[$0].id == id }
  }

  /// Enters what a feature is called now.
  private mutating func rename(_ index: Int) {
    for source in FeatureNames.Source.allCases {
      let value = source.value(of: layer.features[index], nameField: names.nameField)
      later[source.rawValue].insert(value, index)
    }
  }

  /// Gives features other geometries, where nothing is wrong.
  private mutating func reshape(_ chosen: [Int], _ shapes: [Geometry?], _ problems: [Problem]) {
    guard isSound(problems) else { return }
    for (index, shape) in zip(chosen, shapes) { layer.features[index].geometry = shape }
  }

  private func moved(
    _ index: Int, _ movement: Movement, _ edit: ResolvedEdit, _ problems: inout [Problem]
  ) -> Geometry? {
    switch movement {
    case .by(let east, let north): return layer.features[index].geometry?.translated(east: east, north: north)
    case .to:
      if case .point? = layer.features[index].geometry { return edit.features[0].geometry }
      problems.refuse(texts.problem("not-a-point"), at: edit.source.place)
      return nil
    }
  }

  private func extended(_ index: Int, _ edit: ResolvedEdit, _ problems: inout [Problem]) -> Geometry? {
    let points = edit.features[0].geometry?.points ?? []
    if let extended = layer.features[index].geometry?.extended(along: points) { return extended }
    problems.refuse(texts.problem("not-a-line"), at: edit.source.place)
    return nil
  }

  private mutating func set(_ properties: Properties, of index: Int) {
    for (key, value) in zip(properties.keys, properties.values) {
      layer.features[index].properties[key] = value
    }
    if properties.keys.contains(where: { $0 == "id" || $0 == names.nameField }) { rename(index) }
  }

  private mutating func scaleRadius(
    _ chosen: [Int], _ factor: Double, _ edit: ResolvedEdit, _ problems: inout [Problem]
  ) {
    guard factor > 0 else {
      problems.refuse(texts.problem("bad-value"), at: edit.source.place)
      return
    }
    let factors = chosen.map { (layer.radiusFactors.isEmpty ? 1 : layer.radiusFactors[$0]) * factor }
    let sensible = 1 / SensibleNumbers.factors.upperBound...SensibleNumbers.factors.upperBound
    if let factor = factors.first(where: { !sensible.contains($0) }) {
      problems.refuse(
        texts.problem(
          "out-of-range",
          ["factor": factor, "lowerBound": sensible.lowerBound, "upperBound": sensible.upperBound]),
        at: edit.source.place)
    }
    guard isSound(problems) else { return }
    if layer.radiusFactors.isEmpty {
      layer.radiusFactors = [Double](repeating: 1, count: layer.numbers.count)
    }
    for (index, factor) in zip(chosen, factors) { layer.radiusFactors[index] = factor }
  }

  private mutating func scale(
    _ property: String, _ chosen: [Int], _ factor: Double, _ edit: ResolvedEdit, _ problems: inout [Problem]
  ) {
    let values = chosen.compactMap { index in
      layer.features[index].properties[property]?.double.map { (index, $0 * factor) }
    }
    if let (_, value) = values.first(where: { !SensibleNumbers.any.contains($0.1) }) {
      problems.refuse(
        texts.problem(
          "out-of-range/property",
          [
            "property": property, "value": value, "lowerBound": SensibleNumbers.any.lowerBound,
            "upperBound": SensibleNumbers.any.upperBound,
          ]), at: edit.source.place)
    }
    if values.count < chosen.count {
      problems.add(
        values.isEmpty ? .error : .warning,
        texts.problem(
          "not-a-number",
          ["values": chosen.count - values.count, "chosen": chosen.count, "property": property]),
        at: edit.source.place)
    }
    guard isSound(problems) else { return }
    for (index, value) in values { layer.features[index].properties[property] = .number(value) }
    if property == "id" || property == names.nameField { for (index, _) in values { rename(index) } }
  }

  /// Whether a geometry is of the same kind as the layer's.
  private func fits(_ geometry: Geometry, _ edit: ResolvedEdit, _ problems: inout [Problem]) -> Bool {
    let features = layer.features
    let other = features.indices.lazy.filter { !gone.contains($0) }.compactMap { features[$0].geometry }.first
    guard let other, other.dimension != geometry.dimension else { return true }
    problems.refuse(
      texts.problem(
        "wrong-geometry",
        ["key": layer.declaration.key, "typeName": other.typeName, "typeName2": geometry.typeName]),
      at: edit.source.place)
    return false
  }
}
