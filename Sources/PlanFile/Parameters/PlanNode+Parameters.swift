import GIS

/// Values of parameters that the plan's own sections do not have.
extension PlanNode {
  /// A quantity that makes sense, such as a length from 1 mm to half the Earth's girth.
  package func quantity<Value: Quantity>(_ what: String, _ problems: inout [Problem]) -> Value? {
    guard let text else { return report("not-text", "\(what) should be \(Value.inWords)", &problems) }
    switch Value.reading(text) {
    case .value(let value): return value
    case .outside: return report("out-of-range", "\(what) should be \(Value.inWords)", &problems)
    case .unreadable(let advice):
      return report("unknown-unit", "\(what) should be \(Value.inWords)", advice: advice, &problems)
    }
  }

  /// A length from 1 mm to half the Earth's girth.
  package func length(_ what: String, _ problems: inout [Problem]) -> Length? { quantity(what, &problems) }

  /// A number without a unit that lies in a range.
  package func number(
    _ what: String, in range: ClosedRange<Double> = SensibleNumbers.any, _ problems: inout [Problem]
  ) -> Double? {
    guard let text, let (number, unit) = splitNumberAndUnit(text), unit.isEmpty else {
      let readings = text.flatMap(ambiguousNumber)
      return report(
        "not-a-number", "\(what) should be a number",
        advice: readings.map {
          "The comma can be read in two ways: write \($0.thousands) or \($0.decimals)."
        } ?? "",
        &problems)
    }
    guard range.contains(number) else {
      return report(
        "out-of-range",
        "\(what) should be a number from \(digits(range.lowerBound)) to \(digits(range.upperBound))",
        &problems)
    }
    return number
  }

  /// The key of a layer of the plan.
  package func layerKey(_ what: String, among layers: [String], _ problems: inout [Problem]) -> String? {
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
  package func layerKeys(_ what: String, among layers: [String], _ problems: inout [Problem]) -> [String]? {
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
