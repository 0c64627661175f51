/// A name or sentence in every language.
///
/// A plan may give plain text, which stands for all, or `{ zh: …, en: … }`; a language that is missing takes the other's
/// text. Text between quotes stands for all languages too, and may hold other texts: `"\(indicator.name): …"`.
public struct LocalizedText: Sendable, Hashable {
  /// The text of each language, in the order of `Language.allCases`.
  private var texts: [String]

  /// Text by language.
  public init(_ text: (Language) -> String) { texts = Language.allCases.map(text) }

  /// Text in Chinese, and in English, which stands for all others.
  public init(zh: String, en: String) { self.init { $0 == .zh ? zh : en } }

  /// The same text in all languages: a proper name, or what the plan gives in one language only.
  public init(_ text: String) { self.init { _ in text } }

  /// The text in one language.
  public subscript(language: Language) -> String {
    Language.allCases.firstIndex(of: language).map { texts[$0] } ?? ""
  }

  /// The Chinese text.
  public var zh: String { self[.zh] }

  /// The English text.
  public var en: String { self[.en] }

  /// Whether nothing is said in any language.
  public var isEmpty: Bool { texts.allSatisfy(\.isEmpty) }

  /// The text without what it begins with, in each language.
  public func dropping(prefix: LocalizedText) -> LocalizedText {
    LocalizedText { language in
      let text = self[language]
      return text.hasPrefix(prefix[language]) ? String(text.dropFirst(prefix[language].count)) : text
    }
  }

  /// One text after the other.
  public static func + (first: LocalizedText, second: LocalizedText) -> LocalizedText {
    LocalizedText { first[$0] + second[$0] }
  }
}

extension LocalizedText: ExpressibleByStringInterpolation {
  /// The pieces between two quotes, joined in each language.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = LocalizedText("")

    /// Begins without any.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds words, the same in all languages.
    public mutating func appendLiteral(_ literal: String) { text = text + LocalizedText(literal) }

    /// Adds a text in each language.
    public mutating func appendInterpolation(_ value: LocalizedText) { text = text + value }

    /// Adds a value, written alike in all languages.
    public mutating func appendInterpolation<Value>(_ value: Value) {
      text = text + LocalizedText(String(describing: value))
    }
  }

  /// The same text in all languages.
  public init(stringLiteral text: String) { self.init(text) }

  /// The pieces, joined in each language.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }
}

extension LocalizedText: CustomStringConvertible {
  /// The English text.
  public var description: String { en }
}
