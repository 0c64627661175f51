import GIS

extension LoadedLayer {
  /// Applies an edit to the layer's features; what is wrong is reported.
  mutating func apply(_ edit: ResolvedEdit, _ problems: inout [Problem]) {
    switch edit.source.edit {
    case .add: add(edit, &problems)
    case .remove(let selection), .close(let selection):
      let gone = Set(indices(of: selection, edit, &problems))
      keep { !gone.contains($0) }
    case .move(let selection, let movement):
      for index in indices(of: selection, edit, &problems) { move(index, movement, edit, &problems) }
    case .replace(let selection, _):
      for index in indices(of: selection, edit, &problems) {
        guard let geometry = edit.features[0].geometry, fits(geometry, edit, &problems) else { continue }
        features[index].geometry = geometry
      }
    case .set(let selection, let properties):
      for index in indices(of: selection, edit, &problems) {
        for (key, value) in zip(properties.keys, properties.values) {
          features[index].properties[key] = value
        }
      }
    case .scale(let selection, let property, let factor):
      scale(indices(of: selection, edit, &problems), property, factor, edit, &problems)
    case .extend(let selection, _):
      for index in indices(of: selection, edit, &problems) { extend(index, edit, &problems) }
    case .population: break
    }
  }

  // MARK: - Selecting

  /// The features that a selection means, in the order of the layer: each id exactly one feature, a condition one at
  /// least. Cost: O(features · ids).
  private func indices(
    of selection: FeatureSelection, _ edit: ResolvedEdit, _ problems: inout [Problem]
  ) -> [Int] {
    var chosen = Array(features.indices)
    if !selection.ids.isEmpty {
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
              .error, code: "unknown-feature",
              "The layer “\(declaration.key)” has no feature “\(id.text)” here.", at: edit.source.place,
              advice: advice(on: id))
            : Problem(
              .error, code: "ambiguous-feature",
              "\(found.count) features of the layer “\(declaration.key)” share the id “\(id.text)”.",
              at: edit.source.place, advice: "Say which by where, or give them ids of their own."))
      }
      chosen = chosen.filter { named.contains($0) }
    }
    if let condition = selection.condition {
      let satisfying = chosen.filter { condition.holds(for: features[$0]) }
      if satisfying.isEmpty, !chosen.isEmpty || selection.ids.isEmpty {
        problems.append(
          Problem(
            .error, code: "unknown-feature",
            "No feature of the layer “\(declaration.key)” satisfies where: \(condition).",
            at: edit.source.place))
      }
      chosen = satisfying
    }
    for index in chosen {
      guard let opened = addition(ofFeature: index)?.year, opened > edit.source.year ?? .min else { continue }
      problems.append(
        Problem(
          .error, code: "year-out-of-order",
          "The edit holds from \(edit.source.year.map(String.init) ?? "the start"), but the feature it changes "
            + "is added in \(opened).",
          at: edit.source.place, advice: "Give the edit the year \(opened) or a later one."))
    }
    return chosen
  }

  /// The features that an id means: those whose GeoJSON id it is; where there are none, those whose property `id` it
  /// is; and else those whose name it is.
  private func indices(of id: Condition.Value) -> [Int] {
    let byID = features.indices.filter { index in features[index].id.map { id.equals($0) } ?? false }
    if !byID.isEmpty { return byID }
    for property in ["id", declaration.nameField ?? "name"] {
      let found = features.indices.filter { index in
        features[index].properties[property].map { id.equals($0) } ?? false
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The id by which a scenario knows a feature and no other; `nil` where there is none. Cost: O(features).
  func identifier(ofFeature index: Int) -> String? {
    let feature = features[index]
    let texts = [
      feature.id, feature.properties["id"], feature.properties[declaration.nameField ?? "name"],
    ].compactMap { $0?.text }
    return texts.first { indices(of: Condition.Value(text: $0)) == [index] }
  }

  /// What to do about an id that no feature has.
  private func advice(on id: Condition.Value) -> String {
    let names = names
    if !names.isEmpty { return suggestion(for: id.text, among: names) }
    return
      "Features are known by their id or by “\(declaration.nameField ?? "name")”, which none has here: add "
      + "name-field to the layer in the plan, or choose by where."
  }

  /// Some names of features, for advice.
  private var names: [String] {
    features.prefix(10_000).compactMap {
      $0.id?.text ?? $0.properties["id"]?.text ?? $0.properties[declaration.nameField ?? "name"]?.text
    }
  }

  private mutating func keep(_ isKept: (Int) -> Bool) {
    let kept = features.indices.filter(isKept)
    features = kept.map { features[$0] }
    numbers = kept.map { numbers[$0] }
    if !radiusFactors.isEmpty { radiusFactors = kept.map { radiusFactors[$0] } }
  }

  // MARK: - Changing

  private mutating func add(_ edit: ResolvedEdit, _ problems: inout [Problem]) {
    for feature in edit.features {
      guard let geometry = feature.geometry, fits(geometry, edit, &problems) else { continue }
      if let id = feature.id, features.contains(where: { $0.id == id }) {
        problems.append(
          Problem(
            .error, code: "duplicate-id",
            "The layer “\(declaration.key)” has a feature with the id “\(id.text ?? "")” already.",
            at: edit.source.place, advice: "Give the new one another id."))
      }
      features.append(feature)
      additions.append(Addition(place: edit.source.place, year: edit.source.year))
      numbers.append(-additions.count)
      if !radiusFactors.isEmpty { radiusFactors.append(1) }
    }
  }

  private mutating func move(
    _ index: Int, _ movement: Movement, _ edit: ResolvedEdit, _ problems: inout [Problem]
  ) {
    switch movement {
    case .by(let east, let north):
      features[index].geometry = features[index].geometry?.translated(east: east, north: north)
    case .to:
      guard case .point? = features[index].geometry else {
        problems.append(
          Problem(
            .error, code: "not-a-point", "Only a point can be moved to a place.", at: edit.source.place,
            advice: "Use by: { east: …, north: … }, or replace."))
        return
      }
      features[index].geometry = edit.features[0].geometry
    }
  }

  private mutating func scale(
    _ chosen: [Int], _ property: String?, _ factor: Double, _ edit: ResolvedEdit, _ problems: inout [Problem]
  ) {
    guard let property else {
      guard factor > 0 else {
        problems.append(
          Problem(
            .error, code: "bad-value", "A radius cannot be scaled to 0.", at: edit.source.place,
            advice: "Remove the facilities instead."))
        return
      }
      if radiusFactors.isEmpty { radiusFactors = [Double](repeating: 1, count: features.count) }
      for index in chosen { radiusFactors[index] *= factor }
      return
    }
    var count = 0
    for index in chosen {
      guard let value = features[index].properties[property]?.double else { continue }
      features[index].properties[property] = .number(value * factor)
      count += 1
    }
    if count < chosen.count {
      problems.append(
        Problem(
          count == 0 ? .error : .warning, code: "not-a-number",
          "\(chosen.count - count) of \(chosen.count) features have no number in “\(property)”.",
          at: edit.source.place))
    }
  }

  private mutating func extend(_ index: Int, _ edit: ResolvedEdit, _ problems: inout [Problem]) {
    let points = edit.features[0].geometry?.points ?? []
    guard let extended = features[index].geometry?.extended(along: points) else {
      problems.append(
        Problem(
          .error, code: "not-a-line", "Only a line can be extended.", at: edit.source.place,
          advice: "Add a feature, or replace its geometry."))
      return
    }
    features[index].geometry = extended
  }

  /// Whether a geometry is of the same kind as the layer's.
  private func fits(_ geometry: Geometry, _ edit: ResolvedEdit, _ problems: inout [Problem]) -> Bool {
    guard let other = features.lazy.compactMap(\.geometry).first, other.dimension != geometry.dimension else {
      return true
    }
    problems.append(
      Problem(
        .error, code: "wrong-geometry",
        "The layer “\(declaration.key)” holds a \(other.typeName), but this is a \(geometry.typeName).",
        at: edit.source.place))
    return false
  }
}
