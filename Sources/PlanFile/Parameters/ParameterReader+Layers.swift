/// Layers and conditions on their features.
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
}
