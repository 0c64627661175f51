import GIS

/// What the properties of a feature must satisfy, such as `where: { opened: { at-most: 2020 }, line: [1, 5] }`.
///
/// All properties named must satisfy their test. A feature that lacks a property satisfies only `not`.
public struct Condition: Sendable, Hashable {
  /// A value to compare with.
  ///
  /// An unquoted number equals a number of the same value and text of the same digits; text equals text.
  package struct Value: Sendable, Hashable {
    /// The value as written.
    package let text: String
    /// The number that it is; `nil` for text.
    package let number: Double?

    /// Makes a value.
    package init(text: String, number: Double? = nil) {
      self.text = text
      self.number = number
    }

    /// The value for fingerprints: its text, and the number that it is.
    package var parts: [String?] { [text, number.map { "\($0)" }] }

    /// Whether a property has this value.
    package func equals(_ property: PropertyValue) -> Bool {
      guard let number, case .number(let other) = property else { return property.text == text }
      if other.digits == text { return true }
      // Two whole numbers written without signs and zeros in front are equal as text or not at all; most are such,
      // and reading them as numbers takes ten times as long.
      return !(isPlainWhole && Self.isPlainWhole(other.digits)) && number == other.double
    }

    /// Whether the text is made of digits alone, the first of them no zero.
    private var isPlainWhole: Bool { Self.isPlainWhole(text) }

    private static func isPlainWhole(_ text: String) -> Bool {
      let digits = text.utf8
      return digits.first != UInt8(ascii: "0") && digits.allSatisfy { (48...57).contains($0) }
    }
  }

  /// What one property must satisfy; the parts that are not `nil` hold together.
  package struct Test: Sendable, Hashable {
    /// The property's name.
    package var property: String
    /// The value is one of these.
    package var oneOf: [Value]?
    /// The value is none of these.
    package var noneOf: [Value]?
    /// The value is a number not below this.
    package var atLeast: Double?
    /// The value is a number not above this.
    package var atMost: Double?

    /// Makes a test.
    package init(
      property: String, oneOf: [Value]? = nil, noneOf: [Value]? = nil, atLeast: Double? = nil,
      atMost: Double? = nil
    ) {
      self.property = property
      self.oneOf = oneOf
      self.noneOf = noneOf
      self.atLeast = atLeast
      self.atMost = atMost
    }

    /// Whether properties satisfy the test.
    package func holds(for properties: Properties) -> Bool {
      let value = properties[property] ?? .null
      if let oneOf, !oneOf.contains(where: { $0.equals(value) }) { return false }
      if let noneOf, noneOf.contains(where: { $0.equals(value) }) { return false }
      if let atLeast { guard let number = value.double, number >= atLeast else { return false } }
      if let atMost { guard let number = value.double, number <= atMost else { return false } }
      return true
    }
  }

  /// The tests, in the order of the plan.
  package var tests: [Test]

  /// Makes a condition.
  package init(_ tests: [Test]) { self.tests = tests }

  /// Whether a feature satisfies every test.
  public func holds(for feature: Feature) -> Bool {
    tests.allSatisfy { $0.holds(for: feature.properties) }
  }
}

extension Condition {
  /// All that the condition says, for fingerprints: conditions that differ have lists that differ.
  package var parts: [String?] {
    func parts(_ values: [Value]?) -> [String?] {
      guard let values else { return [nil] }
      return [String(values.count)] + values.flatMap(\.parts)
    }
    var all: [String?] = [String(tests.count)]
    for test in tests {
      all.append(test.property)
      all += parts(test.oneOf) + parts(test.noneOf)
      all += [test.atLeast, test.atMost].map { bound in bound.map { "\($0)" } }
    }
    return all
  }
}

extension Condition: CustomStringConvertible {
  /// The condition in one line, for people: "opened ≤ 2020, line = 1 | 5". A number and text of the same digits look
  /// alike in it.
  public var description: String {
    tests.map { test in
      var parts: [String] = []
      if let values = test.oneOf { parts.append("= " + values.map(\.text).joined(separator: " | ")) }
      if let values = test.noneOf { parts.append("≠ " + values.map(\.text).joined(separator: " | ")) }
      if let bound = test.atLeast { parts.append("≥ \(digits(bound))") }
      if let bound = test.atMost { parts.append("≤ \(digits(bound))") }
      return "\(test.property) \(parts.joined(separator: " "))"
    }.joined(separator: ", ")
  }
}

extension PlanNode {
  /// Reads a condition; `nil`, with every problem reported, where it is not one.
  package func condition(_ what: LocalizedText, _ problems: inout [Problem]) -> Condition? {
    guard case .mapping(let entries) = content, !entries.isEmpty else {
      return report(texts.problem("not-a-condition", ["what": what]), &problems)
    }
    let before = problems.count
    let tests = entries.compactMap { entry -> Condition.Test? in
      let what = texts("what/condition", ["what": what, "key": entry.key])
      var test = Condition.Test(property: entry.key)
      switch entry.value.content {
      case .nothing:
        return entry.value.report(texts.problem("not-a-condition/nothing", ["what": what]), &problems)
      case .scalar, .list:
        test.oneOf = entry.value.conditionValues(what, &problems)
      case .mapping(let bounds):
        guard let section = SectionReader(entry.value, as: .comparison, what, &problems) else { return nil }
        if bounds.isEmpty {
          return entry.value.report(texts.problem("not-a-condition/no-bound", ["what": what]), &problems)
        }
        test.noneOf = section["not"]?.conditionValues(what, &problems)
        test.atLeast = section["at-least"]?.bound(what.detail("at-least"), &problems)
        test.atMost = section["at-most"]?.bound(what.detail("at-most"), &problems)
      }
      return test
    }
    return problems.count == before ? Condition(tests) : nil
  }

  private func conditionValues(_ what: LocalizedText, _ problems: inout [Problem]) -> [Condition.Value]? {
    if elements.isEmpty { return report(texts.problem("not-a-condition/nothing", ["what": what]), &problems) }
    return elements.compactMap { element in
      guard let text = element.text else {
        return element.report(texts.problem("not-a-condition/value", ["what": what]), &problems)
      }
      return Condition.Value(text: text, number: element.number)
    }
  }

  private func bound(_ what: LocalizedText, _ problems: inout [Problem]) -> Double? {
    number ?? report(texts.problem("not-a-number", ["what": what]), &problems)
  }
}
