import GIS

/// Layers, conditions on their features, and the categories of life circles.
extension ParameterReader {
  /// The key of a layer, required.
  public mutating func layer(_ name: String) -> String { optionalLayer(name) ?? "" }

  /// The key of a layer; `nil` where the plan gives none.
  public mutating func optionalLayer(_ name: String) -> String? {
    let key = value(name)?.layerKey(label(name), among: surroundings.layers, &problems)
    if let key { layers.append(key) }
    return key
  }

  /// One or more keys of layers, each once, required.
  public mutating func layers(_ name: String) -> [String] { optionalLayers(name) }

  /// One or more keys of layers, each once; none where the plan gives none.
  public mutating func optionalLayers(_ name: String) -> [String] {
    let keys = value(name)?.layerKeys(label(name), among: surroundings.layers, &problems) ?? []
    layers += keys
    return keys
  }

  /// What properties must satisfy, required.
  public mutating func condition(_ name: String) -> Condition { optionalCondition(name) ?? Condition([]) }

  /// What properties must satisfy; `nil` where the plan does not say.
  public mutating func optionalCondition(_ name: String) -> Condition? {
    value(name)?.condition(label(name), &problems)
  }

  /// The categories of a life circle, in the plan or in a file of their own; none where the plan gives none.
  public mutating func categories(_ name: String) -> [LifeCircleCategory] {
    let categories =
      value(name)?.categories(label(name), in: surroundings, files: &files, &problems) ?? []
    layers += categories.flatMap(\.layers)
    return categories
  }

  /// A life-circle profile, from its file; `nil` where the plan names none.
  public mutating func optionalProfile(_ name: String) -> LifeCircleProfile? {
    value(name)?.profile(label(name), folder: surroundings.folder, files: &files, &problems)
  }

  /// The facilities of each category of a profile, each with the place of its key; none where the plan gives none.
  public mutating func facilities(_ name: String) -> [LifeCircleFacilities] {
    let facilities = value(name)?.facilities(label(name), among: surroundings.layers, &problems) ?? []
    layers += facilities.flatMap(\.layers)
    return facilities
  }
}
