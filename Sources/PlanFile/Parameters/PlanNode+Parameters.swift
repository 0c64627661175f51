import GIS

/// Values of parameters that the plan's own sections do not have.
extension PlanNode {
  /// A quantity that makes sense, such as a length from 1 mm to half the Earth's girth.
  package func quantity<Value: Quantity>(_ what: LocalizedText, _ problems: inout [Problem]) -> Value? {
    guard let text else {
      return report(texts.problem("not-text/quantity", ["what": what, "Value": Value.inWords]), &problems)
    }
    switch Value.reading(text) {
    case .value(let value): return value
    case .outside:
      return report(texts.problem("out-of-range", ["what": what, "Value": Value.inWords]), &problems)
    case .unreadable(let advice):
      return report(
        texts.problem("unknown-unit", ["what": what, "Value": Value.inWords]), advice: advice, &problems)
    }
  }

  /// A length from 1 mm to half the Earth's girth.
  package func length(_ what: LocalizedText, _ problems: inout [Problem]) -> Length? {
    quantity(what, &problems)
  }

  /// A number without a unit that lies in a range.
  package func number(
    _ what: LocalizedText, in range: ClosedRange<Double> = SensibleNumbers.any, _ problems: inout [Problem]
  ) -> Double? {
    guard let text, let (number, unit) = splitNumberAndUnit(text), unit.isEmpty else {
      let readings = text.flatMap(ambiguousNumber)
      return report(
        texts.problem("not-a-number", ["what": what]),
        advice: readings.map {
          texts("suggestion/two-readings", ["thousands": $0.thousands, "decimals": $0.decimals])
        },
        &problems)
    }
    guard range.contains(number) else {
      return report(
        texts.problem(
          "out-of-range/number",
          ["what": what, "lowerBound": range.lowerBound, "upperBound": range.upperBound]),
        &problems)
    }
    return number
  }

  /// The key of a layer of the plan.
  package func layerKey(_ what: LocalizedText, among layers: [String], _ problems: inout [Problem]) -> String?
  {
    guard let key = text(what, &problems) else { return nil }
    guard layers.contains(key) else {
      problems.refuse(
        texts.problem("unknown-layer", ["what": what, "key": key]), at: place,
        advice: suggestion(for: key, among: layers))
      return nil
    }
    return key
  }

  /// One or more keys of layers, each once.
  package func layerKeys(_ what: LocalizedText, among layers: [String], _ problems: inout [Problem])
    -> [String]?
  {
    guard !elements.isEmpty else { return report(texts.problem("not-a-list", ["what": what]), &problems) }
    var keys: [String] = []
    for element in elements {
      guard let key = element.layerKey(what, among: layers, &problems) else { continue }
      if keys.contains(key) {
        problems.refuse(texts.problem("duplicate-layer", ["what": what, "key": key]), at: element.place)
      } else {
        keys.append(key)
      }
    }
    return keys
  }
}
