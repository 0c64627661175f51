import ArgumentParser
import Foundation
import Reporting

/// What the argument parser itself says, in the language of the run: it speaks English alone.
enum ParserMessages {
  /// The parser's English with the key of its sentence; what the pattern captures is filled in as `1` and `2`.
  private static let sentences: [(english: String, key: String)] = [
    (#"^Error: "#, "parser/error"), (#"^Usage: "#, "parser/usage"), (#"^Help:  "#, "parser/help"),
    (#"^  See '(.+) --help' for more information\.$"#, "parser/more"),
    (#"^  See '(.+) help <subcommand>' for detailed help\.$"#, "parser/detail"),
    (#"^OVERVIEW: "#, "parser/overview"), (#"^USAGE: "#, "parser/usage-heading"),
    (#"^ARGUMENTS:$"#, "parser/arguments"), (#"^OPTIONS:$"#, "parser/options"),
    (#"^SUBCOMMANDS:$"#, "parser/subcommands"), (#"Show help information\.$"#, "parser/show-help"),
    (#"Show the version\.$"#, "parser/show-version"),
    (#"Missing expected argument '(.+)'"#, "parser/missing-argument"),
    (#"Missing one of: '(.+)'"#, "parser/missing-one"),
    (#"Missing value for '(.+)'"#, "parser/missing-value"),
    (#"Unknown option '(.+?)'\. Did you mean '(.+?)'\?"#, "parser/unknown-nearest"),
    (#"Unknown option '(.+?)'"#, "parser/unknown-option"),
    (#"The value '(.*?)' is invalid for '(.+?)'"#, "parser/invalid-value"),
    (#"Unexpected argument '(.+?)'"#, "parser/unexpected"),
    (#"([0-9]+) unexpected arguments: (.+)$"#, "parser/several-unexpected"),
    (#"\. Please provide one of (.+) (?:or|and) (.+)\.$"#, "parser/choose"),
    (#"\(default: (.+?)\)"#, "parser/default"),
    (#"\(values: (.+?); default: (.+?)\)"#, "parser/values-default"),
    (#"\(values: (.+?)\)"#, "parser/values"),
    (#"The option '(.+?)' does not take any value, but '(.+?)' was specified\."#, "parser/no-value"),
    (#"Value to be set with (.+?) had already been set with (.+)"#, "parser/already-set"),
    (#"Please provide one of the following:"#, "parser/choose-below"),
    (#"The value '(.*?)' is invalid\."#, "parser/invalid"),
    (#"Invalid option: (.+)"#, "parser/invalid-option"),
    (#"Missing required subcommand\."#, "parser/missing-subcommand"),
    (#"Show subcommand help information\."#, "parser/show-subcommand-help"),
    (#"<options>"#, "parser/any-options"),
    (#"<subcommand>"#, "parser/any-subcommand"),
  ]

  /// Ends the run as the parser does: help and version go to standard output, errors to standard error.
  static func exit(with error: any Error) -> Never {
    guard Console.language != .en else { Ambit.exit(withError: error) }
    let message = wrapped(localized(Ambit.fullMessage(for: error, columns: 10_000)), columns: 80)
    let code = Ambit.exitCode(for: error)
    if code.isSuccess { try? Console.print(message + "\n") } else { Console.say(message) }
    Foundation.exit(code.rawValue)
  }

  /// The parser's text with its own words in the language of the run.
  static func localized(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      sentences.reduce(String(line)) { line, sentence in
        guard let pattern = try? Regex(sentence.english) else { return line }
        return line.replacing(pattern) { match in
          let values = match.output.dropFirst().map { String($0.substring ?? "") }
          return texts(sentence.key, ["1": values.first ?? "", "2": values.dropFirst().first ?? ""]).localized
        }
      }
    }.joined(separator: "\n")
  }

  /// Lines of so many columns of a terminal at most: a wide character takes two, words of letters stay whole, no line begins
  /// with a mark that closes. What follows a name of an option goes on under its own beginning.
  static func wrapped(_ text: String, columns: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      let line = String(line)
      if line.displayWidth <= columns { return [line] }
      let indent = Self.indent(of: line)
      var lines = [""]
      for piece in pieces(of: line) {
        let width = lines[lines.count - 1].displayWidth
        if width + piece.trailingSpaceDropped.displayWidth > columns, width > indent {
          lines.append(String(repeating: " ", count: indent))
          lines[lines.count - 1] += piece.drop { $0 == " " }
        } else {
          lines[lines.count - 1] += piece
        }
      }
      return lines.map(\.trailingSpaceDropped)
    }.joined(separator: "\n")
  }

  /// Where a line goes on that is too long: where its description begins, of a name with one, or else where it begins.
  private static func indent(of line: String) -> Int {
    let usage = texts("parser/usage").localized
    if line.hasPrefix(usage) { return usage.displayWidth }
    let start = line.prefix { $0 == " " }
    if start.count >= 2, let gap = line.dropFirst(start.count).firstRange(of: /\S {2,}(?=\S)/) {
      return String(line[..<gap.upperBound]).displayWidth
    }
    return start.count
  }

  /// The parts between which a line may end: words with the spaces behind them, wide characters with the marks that close.
  private static func pieces(of line: String) -> [String] {
    var pieces: [String] = []
    for character in line {
      let isWide = String(character).displayWidth > 1
      let closes = "，。、；：？！）”’》".contains(character)
      guard let last = pieces.last?.last else {
        pieces.append(String(character))
        continue
      }
      let lastIsWide = String(last).displayWidth > 1
      let opens = "（“‘《".contains(last)
      let breaks = !closes && !opens && (isWide || lastIsWide || (last == " " && character != " "))
      if breaks { pieces.append(String(character)) } else { pieces[pieces.count - 1].append(character) }
    }
    return pieces
  }
}

extension String {
  fileprivate var trailingSpaceDropped: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
