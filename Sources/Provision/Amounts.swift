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
  /// - Throws: ``/GIS/Failure`` of kind `badData`, with each feature whose value is no finite number, or where no
  ///   feature has the property at all.
  /// - Complexity: O(features).
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
            .error,
            texts.problem(
              "not-a-number", ["layer": layer.name, "property": property, "value": value.inWords]),
            at: Place(feature: index + 1)))
      }
      values.append(number)
    }
    if !missing.isEmpty, missing.count == layer.features.count {
      faults.append(
        Problem(
          .error, texts.problem("unknown-property", ["layer": layer.name, "property": property])))
    }
    guard faults.isEmpty else { throw Failure(.badData, faults) }
    self.values = values
    problems =
      missing.first.map { first in
        [
          Problem(
            .warning,
            texts.problem(
              "missing-values",
              ["layer": layer.name, "missing": missing.count, "values": values.count, "property": property]),
            at: Place(feature: first))
        ]
      } ?? []
  }
}

extension PropertyValue {
  /// The value as a message tells it.
  fileprivate var inWords: LocalizedText {
    switch self {
    case .string(let text): texts("value/text", ["text": text])
    case .number(let number): texts("value/too-large", ["number": number.digits])
    case .bool(let flag): flag ? "true" : "false"
    case .json: texts("value/group")
    case .null: texts("value/nothing")
    }
  }
}
