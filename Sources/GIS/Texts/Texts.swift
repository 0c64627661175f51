/// The sentences of a module in every language, by key, read from one file for each language.
///
/// A file holds lines `key: sentence`, with empty lines and lines of `#` between them. In a sentence `{name}` is filled in,
/// `{count|feature has|features have}` chooses by whether a number is 1, and `{{` and `}}` are braces, `\\n` begins a new line. A problem's key is its
/// code, or its code with what tells two of a code apart, as in `bad-value/negative`; its advice is `KEY.advice`.
package struct Texts: Sendable {
  private let sentences: [Language: [String: Sentence]]

  /// Reads the files.
  package init(_ files: [Language: [UInt8]]) {
    sentences = files.mapValues { Self.read(String(decoding: $0, as: UTF8.self)) }
  }

  /// A sentence with its places filled in; the key itself where there is none.
  package func callAsFunction(_ key: String, _ values: [String: any TextValue] = [:]) -> LocalizedText {
    let values = values.mapValues { (text: $0.text, isOne: $0.isOne) }
    return LocalizedText { language in
      (sentences[language]?[key] ?? sentences[.en]?[key])?.filled(values, in: language) ?? key
    }
  }

  /// What is said of a problem.
  ///
  /// - Parameters:
  ///   - key: Its code, which may go on behind a slash.
  ///   - values: What is filled in, in the message and in the advice.
  package func problem(_ key: String, _ values: [String: any TextValue] = [:]) -> ProblemText {
    let advice = key + ".advice"
    return ProblemText(
      code: String(key.prefix { $0 != "/" }), message: self(key, values),
      advice: sentences[.en]?[advice] == nil ? "" : self(advice, values))
  }

  private static func read(_ file: String) -> [String: Sentence] {
    var sentences: [String: Sentence] = [:]
    for line in file.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      // One space parts them; a second one is the sentence's own.
      let sentence = line[line.index(after: colon)...].dropFirst()
      sentences[String(line[..<colon])] = Sentence(sentence.replacing("\\n", with: "\n")[...])
    }
    return sentences
  }
}

/// What is said of a problem, in every language.
package struct ProblemText: Sendable, Hashable {
  /// The short stable name for scripts.
  package var code: String
  /// What is wrong.
  package var message: LocalizedText
  /// What to do about it; empty where the message says it all.
  package var advice: LocalizedText

  /// Joins the parts.
  package init(code: String, message: LocalizedText, advice: LocalizedText = "") {
    self.code = code
    self.message = message
    self.advice = advice
  }
}

/// A sentence with places to be filled in.
private struct Sentence: Sendable {
  enum Piece {
    case words(String)
    case value(String)
    case choice(String, one: String, many: String)
  }

  private var pieces: [Piece] = []

  init(_ text: Substring) {
    var words = ""
    var rest = text
    while let character = rest.popFirst() {
      if (character == "{" || character == "}") && rest.first == character {
        rest.removeFirst()
        words.append(character)
      } else if character == "{", let end = rest.firstIndex(of: "}") {
        let parts = rest[..<end].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        rest = rest[rest.index(after: end)...]
        pieces.append(.words(words))
        words = ""
        pieces.append(
          parts.count == 3 ? .choice(parts[0], one: parts[1], many: parts[2]) : .value(parts[0]))
      } else {
        words.append(character)
      }
    }
    pieces.append(.words(words))
  }

  func filled(_ values: [String: (text: LocalizedText, isOne: Bool)], in language: Language) -> String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .words(let words): text.append(words, in: language)
      case .value(let name): text.append(values[name]?.text[language] ?? "{\(name)}", in: language)
      case .choice(let name, let one, let many): text += values[name]?.isOne == true ? one : many
      }
    }
  }
}

extension String {
  /// Adds text, in Chinese with a space between an ideograph and a letter or digit, as it is set.
  fileprivate mutating func append(_ more: String, in language: Language) {
    if language == .zh, let last, let first = more.first,
      last.isIdeograph && first.isLatin || last.isLatin && first.isIdeograph
    {
      self += " "
    }
    self += more
  }
}

extension Character {
  fileprivate var isIdeograph: Bool { unicodeScalars.first.map { $0.properties.isIdeographic } ?? false }

  /// A letter or digit of a name or number, or the dash of an option.
  fileprivate var isLatin: Bool { isASCII && (isLetter || isNumber || self == "-") }
}
