/// What may be filled into a sentence.
package protocol TextValue {
  /// The value in words.
  var text: LocalizedText { get }
  /// Whether what is counted is named in the singular.
  var isOne: Bool { get }
}

extension TextValue {
  /// Only numbers are counted.
  package var isOne: Bool { false }
}

extension String: TextValue {
  /// As it stands.
  package var text: LocalizedText { LocalizedText(self) }
}

extension Substring: TextValue {
  /// As it stands.
  package var text: LocalizedText { LocalizedText(String(self)) }
}

extension LocalizedText: TextValue {
  /// Itself.
  package var text: LocalizedText { self }
}

extension Int: TextValue {
  /// In digits.
  package var text: LocalizedText { LocalizedText(String(self)) }
  /// Whether it is 1.
  package var isOne: Bool { self == 1 }
}

extension Double: TextValue {
  /// In digits, without a needless ".0".
  package var text: LocalizedText { LocalizedText(digits(self)) }
  /// Whether it is 1.
  package var isOne: Bool { self == 1 }
}

extension Collection where Element: TextValue {
  /// The first few, one after the other, and a sign that there are more, of as many as there are or as are given.
  package func listed(_ most: Int, of total: Int? = nil) -> LocalizedText {
    let first = Array(prefix(most))
    return (total ?? count) > first.count ? texts("and-more", ["first": first]) : first.text
  }
}

extension Array: TextValue where Element: TextValue {
  /// One after the other, with the comma of the language.
  package var text: LocalizedText {
    LocalizedText { language in map { $0.text[language] }.joined(separator: language == .zh ? "、" : ", ") }
  }
}
