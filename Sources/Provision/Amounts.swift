import GIS

/// What a property of each feature of a layer amounts to.
package struct Amounts: Sendable, Hashable {
  /// The amount of each feature, in order; 0 where the feature has none, which ``problems`` tells.
  package let values: [Double]
  /// A warning where features have none; empty otherwise.
  package let problems: [Problem]

  /// Reads a property that should hold numbers. A feature without the property, or with `null`, amounts to 0 and is
  /// counted in a warning; text, even text that looks like a number, is refused.
  ///
  /// Errors: badData, with each feature whose value is no finite number, or where no feature has the property at
  /// all. Cost: O(features).
  package init(of property: String, in layer: Layer) throws {
    var values: [Double] = []
    var faults: [Problem] = []
    var missing: [Int] = []
    for (index, feature) in layer.features.enumerated() {
      let value = feature.properties[property] ?? .null
      let number = value.double ?? 0
      if value == .null {
        missing.append(index + 1)
      } else if value.double == nil || !number.isFinite {
        faults.append(
          Problem(
            .error, code: "not-a-number",
            "layer “\(layer.name)”: the property “\(property)” should be a number, and is \(value.inWords)",
            at: Place(feature: index + 1), advice: "Write a number without quotation marks, or null."))
      }
      values.append(number)
    }
    if !missing.isEmpty, missing.count == layer.features.count {
      faults.append(
        Problem(
          .error, code: "unknown-property",
          "layer “\(layer.name)”: no feature has the property “\(property)”",
          advice: "Check its spelling; `ambit info` lists the properties of a file."))
    }
    guard faults.isEmpty else { throw Failure(.badData, faults) }
    self.values = values
    problems =
      missing.first.map { first in
        [
          Problem(
            .warning, code: "missing-values",
            "layer “\(layer.name)”: \(missing.count) of \(values.count) features have no “\(property)”",
            at: Place(feature: first), advice: "They count as 0. The place is that of the first.")
        ]
      } ?? []
  }
}

extension PropertyValue {
  /// The value as a message tells it.
  fileprivate var inWords: String {
    switch self {
    case .string(let text): "the text “\(text)”"
    case .number(let number): "\(number.digits), which is too large"
    case .bool(let flag): flag ? "true" : "false"
    case .json: "a list or a group"
    case .null: "nothing"
    }
  }
}
