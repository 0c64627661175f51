import GIS

/// Text, and words of a list.
extension ParameterReader {
  /// Text, required.
  public mutating func text(_ name: String) -> String { optionalText(name) ?? "" }

  /// Text; `nil` where the plan gives none.
  public mutating func optionalText(_ name: String) -> String? {
    value(name)?.text(label(name), &problems)
  }

  /// `true` or `false`, required or with a default.
  public mutating func flag(_ name: String) -> Bool {
    value(name)?.flag(label(name), &problems) ?? false
  }

  /// One of the words of an enumeration, required or with a default; its cases are the parameter's words.
  public mutating func choice<Choice>(_ name: String, _ type: Choice.Type = Choice.self) -> Choice
  where Choice: RawRepresentable<String> & CaseIterable {
    let words = Choice.allCases.map(\.rawValue)
    let value = value(name)
    let word =
      value?.text.flatMap { ChoiceSynonyms.word(for: $0, among: words) }
      ?? value?.choice(label(name), among: words, &problems)
    return word.flatMap { Choice(rawValue: $0) } ?? Choice.allCases[Choice.allCases.startIndex]
  }

  /// Words, each with its place; none where the plan gives none.
  public mutating func words(_ name: String) -> [(word: String, place: Place)] {
    (value(name)?.elements ?? []).compactMap { element in
      element.text(label(name), &problems).map { ($0, element.place) }
    }
  }
}
