import GIS

/// Values of parameters that the plan's own sections do not have.
extension PlanNode {
  /// A length over 0 m.
  func length(_ what: String, _ problems: inout [Problem]) -> Length? {
    guard let length = text.flatMap({ Length($0) }) else {
      return report(
        "unknown-unit", "\(what) should be a length", advice: "For example 500 m or 1.5 km.", &problems)
    }
    guard length > .zero else {
      return report("not-positive", "\(what) should be larger than 0 m", &problems)
    }
    return length
  }

  /// The key of a layer of the plan.
  func layerKey(_ what: String, among layers: [String], _ problems: inout [Problem]) -> String? {
    guard let key = text(what, &problems) else { return nil }
    guard layers.contains(key) else {
      problems.append(
        Problem(
          .error, code: "unknown-layer", "\(what) names the layer “\(key)”, which the plan does not have.",
          at: place, advice: suggestion(for: key, among: layers)))
      return nil
    }
    return key
  }

  /// One or more keys of layers, each once.
  func layerKeys(_ what: String, among layers: [String], _ problems: inout [Problem]) -> [String]? {
    guard !elements.isEmpty else {
      return report("not-a-list", "\(what) should name a layer or several", &problems)
    }
    var keys: [String] = []
    for element in elements {
      guard let key = element.layerKey(what, among: layers, &problems) else { continue }
      if keys.contains(key) {
        problems.append(
          Problem(
            .error, code: "duplicate-layer", "\(what) names the layer “\(key)” twice.", at: element.place))
      } else {
        keys.append(key)
      }
    }
    return keys
  }
}
