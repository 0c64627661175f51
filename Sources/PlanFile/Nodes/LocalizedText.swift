/// A language that results are written in.
package enum Language: String, Sendable, CaseIterable {
  /// Chinese.
  case zh
  /// English.
  case en
}

/// A name or sentence in Chinese and in English.
///
/// A plan may give plain text, which stands for both, or `{ zh: …, en: … }`; a language that is missing takes the
/// other's text.
package struct LocalizedText: Sendable, Hashable {
  /// The Chinese text.
  package var zh: String
  /// The English text.
  package var en: String

  /// Text in both languages.
  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The same text in both languages: a proper name, or what the plan gives in one language only.
  package init(_ text: String) {
    self.init(zh: text, en: text)
  }

  /// The text in one language.
  package subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
