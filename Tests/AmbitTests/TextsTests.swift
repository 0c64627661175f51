import Foundation
import GIS
import TestSupport
import Testing

/// The files of sentences of every module, held against each other and against the code that names them.
@Suite("What every module says, in every language")
struct TextsTests {
  static let sources = Repository.root.appending(path: "Sources")

  /// The modules that say something.
  static let modules: [String] =
    (try? FileManager.default.contentsOfDirectory(atPath: sources.path).sorted().filter {
      FileManager.default.fileExists(atPath: sources.appending(path: "\($0)/Texts/en.txt").path)
    }) ?? []

  /// A key with its sentence.
  private static func sentences(_ module: String, _ language: String) throws -> [(key: String, text: String)]
  {
    let url = sources.appending(path: "\(module)/Texts/\(language).txt")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").compactMap { line in
      guard !line.hasPrefix("#"), let colon = line.firstIndex(of: ":") else { return nil }
      return (String(line[..<colon]), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
    }
  }

  /// The names of the places to be filled in: "a" and "b" of "{a} {b|one|many} {{x}}".
  private static func places(_ text: String) -> Set<String> {
    let bare = text.replacing("{{", with: "").replacing("}}", with: "")
    return Set(bare.matches(of: /\{(\w+)[|}]/).map { String($0.1) })
  }

  private static func code(of module: String) throws -> String {
    let folder = sources.appending(path: module)
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return try (files?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
      .sorted { $0.path < $1.path }.map { try String(contentsOf: $0, encoding: .utf8) }.joined(
        separator: "\n")
  }

  @Test(arguments: modules)
  func everySentenceStandsInEveryLanguageWithTheSamePlaces(module: String) throws {
    let english = try Self.sentences(module, "en")
    let chinese = try Self.sentences(module, "zh")
    for (language, all) in [("en", english), ("zh", chinese)] {
      let repeated = Dictionary(grouping: all, by: \.key).filter { $1.count > 1 }.keys.sorted()
      #expect(repeated.isEmpty, "\(language) has a key twice")
      #expect(all.filter(\.text.isEmpty).isEmpty, "\(language) has an empty sentence")
    }
    let translated = Dictionary(chinese.map { ($0.key, $0.text) }) { first, _ in first }
    #expect(Set(translated.keys).subtracting(english.map(\.key)).isEmpty, "Chinese alone")
    for (key, text) in english {
      let other = try #require(translated[key], "\(key) lacks its Chinese")
      #expect(Self.places(other) == Self.places(text), "\(key) fills in other places in Chinese")
    }
  }

  /// A key is a literal, alone or with pieces filled in; an advice belongs to its problem.
  @Test(arguments: modules)
  func everyKeyIsNamedAndEveryNameIsAKey(module: String) throws {
    let keys = Set(try Self.sentences(module, "en").map(\.key))
    let code = try Self.code(of: module)
    let named = code.matches(of: /\btexts(?:\.problem)?\(\s*"([^"\\]+)"/).map { String($0.1) }
    #expect(named.filter { !keys.contains($0) }.uniqued() == [], "named, but nowhere said")

    let literals = Set(code.matches(of: /"([a-z][A-Za-z0-9\/.-]*)"/).map { String($0.1) })
    let patterns = try code.matches(of: /"((?:[A-Za-z0-9\/.-]|\\\([^"()]*(?:\([^"()]*\))*[^"()]*\))+)"/)
      .map { String($0.1) }.filter { $0.contains("\\(") && $0.contains("/") }
      .map { try Regex($0.replacing(/\\\([^"()]*(?:\([^"()]*\))*[^"()]*\)/, with: "[a-z0-9-]+")) }
    let idle = keys.filter { key in
      let problem = key.hasSuffix(".advice") ? String(key.dropLast(7)) : key
      return !literals.contains(key) && !literals.contains(problem)
        && !patterns.contains { problem.wholeMatch(of: $0) != nil }
    }
    #expect(idle.sorted() == [], "said, but nowhere named")
  }

  /// What a call fills in is what its sentences ask for.
  @Test(arguments: modules)
  func everyPlaceIsFilledIn(module: String) throws {
    let texts = Dictionary(try Self.sentences(module, "en").map { ($0.key, $0.text) }) { first, _ in first }
    let code = try Self.code(of: module)
    for match in code.matches(of: /\btexts(?:\.problem)?\(\s*"([^"\\]+)"/) {
      let key = String(match.1)
      // Values that are no literal are made for several sentences at once.
      let rest = code[match.range.upperBound...].drop { $0.isWhitespace || $0 == "," }
      if rest.first != "[", rest.first != ")" { continue }
      let asked = Self.places(texts[key] ?? "").union(Self.places(texts[key + ".advice"] ?? ""))
      let given = Self.valueNames(in: code[match.range.upperBound...])
      #expect(given == asked, "\(key) is given other places than it has")
    }
  }

  /// What a planner reads stands in the texts: no call that makes a message holds two words in a row.
  @Test(arguments: ["GIS", "Importing", "Coverage", "Provision", "Siting", "StreetNetwork", "Accessibility"])
  func noSentenceStandsInTheCode(module: String) throws {
    let code = try Self.code(of: module).replacing(/(?m)^\s*\/\/.*$/, with: "")
    let calls =
      /\b(?:Problem|Failure|LocalizedText|texts(?:\.problem)?|refusal|error|remark|fault|stop|unexpected|failure)\(|\badvice:|LocalizedText =/
    // No message takes more than some lines.
    let literals = code.matches(of: calls).flatMap {
      Self.literals(in: code[$0.range.upperBound...].prefix(2_500))
    }
    #expect(literals.filter { $0.contains(/[A-Za-z]{2,} [A-Za-z]{2,}/) }.uniqued() == [])
  }

  /// The literals up to the end of the call or of the line of statements.
  private static func literals(in code: Substring) -> [String] {
    var depth = 0
    var found: [String] = []
    var rest = code
    while let character = rest.first {
      if character == "\"" {
        let (text, end) = literal(rest)
        found.append(text)
        rest = end
        continue
      }
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if depth < 0 { break }
      rest.removeFirst()
    }
    return found
  }

  /// The names before the colons of the dictionary that follows, up to the end of the call.
  private static func valueNames(in code: Substring) -> Set<String> {
    var depth = 0
    var names: Set<String> = []
    var rest = code
    while let character = rest.first {
      if character == "\"" {
        let (text, end) = literal(rest)
        rest = end
        if depth == 1, rest.first == ":" { names.insert(text) }
        continue
      }
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) {
        depth -= 1
        if depth < 0 || (depth == 0 && character == "]") { break }
      }
      rest.removeFirst()
    }
    return names
  }

  /// A string literal, without its quotes, and what follows it.
  private static func literal(_ code: Substring) -> (text: String, rest: Substring) {
    var rest = code.dropFirst()
    var text = ""
    while let character = rest.popFirst(), character != "\"" {
      guard character == "\\" else {
        text.append(character)
        continue
      }
      guard rest.popFirst() == "(" else { continue }
      var depth = 1
      while depth > 0, let inner = rest.first {
        if inner == "\"" {
          rest = literal(rest).rest
          continue
        }
        if inner == "(" { depth += 1 }
        if inner == ")" { depth -= 1 }
        rest.removeFirst()
      }
    }
    return (text, rest)
  }
}
