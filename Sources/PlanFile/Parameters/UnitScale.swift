import GIS

/// For how much of its denominator a quotient is given: 17.12 sockets for 10,000 people each are 0.001712 for each person.
package struct UnitScale: Sendable, Hashable {
  /// What is divided by.
  package enum Denominator {
    /// Heads: 1 is one person.
    case people
    /// Surface: 1 is a square metre.
    case surface
    /// The sum of a property: 1 is its own unit.
    case property

    /// The words that may name it, each with how much of it one is; none for a property, which any word may name.
    fileprivate var units: [(words: [String], amount: Double)] {
      switch self {
      case .people:
        [
          (
            [
              "people", "persons", "person", "inhabitants", "inhabitant", "residents", "resident", "capita",
              "人", "居民",
            ],
            1
          )
        ]
      case .surface:
        [
          (["km²", "km2", "平方公里", "平方千米"], 1_000_000), (["ha", "hectare", "hectares", "公顷"], 10_000),
          (["mu", "亩"], 10_000 / 15), (["m²", "m2", "平方米"], 1),
        ]
      case .property: []
      }
    }

    /// How to write one, for advice.
    fileprivate func text(_ amount: Double) -> String {
      switch self {
      case .people: "\(digits(amount)) people"
      case .surface: amount >= 1_000_000 ? "\(digits(amount / 1_000_000)) km²" : "\(digits(amount)) m²"
      case .property: digits(amount)
      }
    }
  }

  /// How much of the denominator, in its own unit: people or square metres.
  package let amount: Double

  /// Reads "10000 people", "10,000", "1 万人", "每千人" or "per 100 ha"; `nil` for anything else.
  package init?(_ text: String, of denominator: Denominator) {
    var rest = text.lowercased()[...].trimmed
    for word in ["每", "per ", "/"] where rest.hasPrefix(word) { rest = rest.dropFirst(word.count).trimmed }
    guard let (number, unit) = Self.leadingNumber(rest) ?? (rest.isEmpty ? nil : (1, rest)) else {
      return nil
    }
    switch denominator {
    case .property: amount = number
    case .people, .surface:
      if unit.isEmpty, case .people = denominator {
        amount = number
        break
      }
      guard let one = denominator.units.first(where: { $0.words.contains(String(unit)) })?.amount else {
        return nil
      }
      amount = number * one
    }
    guard SensibleNumbers.amounts.contains(amount), amount > 0 else { return nil }
  }

  /// The scale that the text of a unit implies, as 个/万人 does 10,000 people, ‰ 1,000 and beds/person 1; `nil` where it
  /// says nothing of one.
  static func implied(by unit: String, of denominator: Denominator) -> Double? {
    let unit = unit.lowercased()
    for (sign, amount) in [("‱", 10_000.0), ("‰", 1_000), ("％", 100), ("%", 100)] where unit.hasSuffix(sign) {
      return amount
    }
    guard let start = ["/", "每", "per "].compactMap({ unit.ranges(of: $0).last?.upperBound }).max() else {
      return nil
    }
    let below = unit[start...].trimmed
    let number = leadingNumber(below)
    let rest = number?.rest ?? below
    let named = denominator.units.first { $0.words.contains { rest.hasPrefix($0) } }?.amount
    switch denominator {
    case .surface: return named.map { $0 * (number?.number ?? 1) }
    case .people, .property: return number?.number ?? named
    }
  }

  /// A number at the beginning of a text, as in "10,000 people", "10万人" and "千人"; `nil` where there is none.
  private static func leadingNumber(_ text: Substring) -> (number: Double, rest: Substring)? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || ",.".contains($0)) }
    var rest = text[digits.endIndex...].trimmed
    // Commas stand before thousands here: nobody is counted by a tenth.
    guard var number = digits.isEmpty ? 1 : Double(digits.replacing(",", with: "")) else { return nil }
    let start = rest.startIndex
    let words = [
      ("thousand", 1e3), ("million", 1e6), ("hundred", 1e2), ("十", 10), ("百", 100), ("千", 1_000),
      ("万", 10_000), ("亿", 1e8),
    ]
    while let (word, factor) = words.first(where: { rest.hasPrefix($0.0) }) {
      number *= factor
      rest = rest.dropFirst(word.count).trimmed
    }
    return digits.isEmpty && rest.startIndex == start ? nil : (number, rest)
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var rest = drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return rest
  }
}

extension ParameterReader {
  /// For how much of the denominator the figure is: what `per` says, or else `usual`. A unit that implies another scale is an
  /// error, for the figure would be off by that factor.
  package mutating func scale(
    of denominator: UnitScale.Denominator, unit: String?, usual: Double = 1
  ) -> Double {
    let text = optionalText("per")
    let per = text.map { UnitScale($0, of: denominator)?.amount }
    if let per, per == nil {
      report(
        "per",
        texts.problem(
          "bad-value/per",
          ["text": text ?? "", "denominator": denominator.text(denominator == .surface ? 1_000_000 : 10_000)])
      )
      return usual
    }
    let amount = (per ?? nil) ?? usual
    if let unit, let implied = UnitScale.implied(by: unit, of: denominator), implied != amount {
      report(
        "unit",
        texts.problem(
          "unit-implies-scale/unit",
          ["unit": unit, "denominator": denominator.text(implied), "denominator2": denominator.text(amount)]))
    }
    return amount
  }
}
