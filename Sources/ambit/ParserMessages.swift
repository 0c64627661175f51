import PlanFile
import ArgumentParser
import Foundation
import Reporting

/// What the argument parser itself says, in the language of the run: it speaks English alone.
enum ParserMessages {
  /// The parser's English with the key of its sentence; what the pattern captures is filled in as `1` and `2`.
  private static let sentences: [(english: String, key: String)] = [
    (#"^Error: "#, "parser/error"), (#"^Usage: "#, "parser/usage"), (#"^Help:  "#, "parser/help"),
    (#"See '(.+) --help' for more information\.$"#, "parser/more"),
    (#"See '(.+) help <subcommand>' for detailed help\.$"#, "parser/detail"),
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
    (#" ?\(default: (.+?)\)"#, "parser/default"),
    (#" ?\(values: (.+?); default: (.+?)\)"#, "parser/values-default"),
    (#" ?\(values: (.+?)\)"#, "parser/values"),
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
    let english = Ambit.fullMessage(for: error, columns: 10_000)
    let masked = maskedOption(english)
    guard Console.language != .en || masked != nil else { Ambit.exit(withError: error) }
    let text = masked ?? english
    let message = Console.language == .en ? text : wrapped(localized(text), columns: 80)
    let code = Ambit.exitCode(for: error)
    if code.isSuccess { try? Console.print(message + "\n") } else { Console.say(message) }
    Foundation.exit(code.rawValue)
  }

  /// The parser's message on an option that the command does not know, where it tells of a missing one first; `nil` where it
  /// does not. The missing one is often the one that is misspelt.
  private static func maskedOption(_ message: String) -> String? {
    let missing = /Missing (?:expected argument|one of:) .*/
    guard message.contains(missing) else { return nil }
    let arguments = CommandLine.arguments.dropFirst().prefix { $0 != "--" }
    var command: any ParsableCommand.Type = Ambit.self
    for argument in arguments {
      guard let next = command.configuration.subcommands.first(where: { $0.name == argument }) else {
        break
      }
      command = next
    }
    let known = Ambit.helpMessage(for: command, columns: 10_000).matches(of: /--[a-z][a-z-]*/).map {
      String($0.output)
    }
    let options = arguments.compactMap { $0.prefixMatch(of: /--[a-z][a-zA-Z-]*/).map { String($0.output) } }
    guard let unknown = options.first(where: { !known.contains($0) }) else { return nil }
    let nearest = nearestName(to: unknown, among: known).map { ". Did you mean '\($0)'?" } ?? ""
    let told = "Unknown option '\(unknown)'" + nearest
    return message.replacing(missing) { _ in told }.split(separator: "\n").filter { !$0.hasPrefix("Help:") }
      .joined(separator: "\n")
  }

  /// The parser's text with its own words in the language of the run.
  static func localized(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      sentences.reduce(String(line)) { line, sentence in
        guard let pattern = try? Regex(sentence.english) else { return line }
        return line.replacing(pattern) { match in
          let isList = sentence.key.hasPrefix("parser/values")
          let values = match.output.dropFirst().map {
            ($0.substring.map(String.init) ?? "").replacing(", ", with: isList ? "、" : ", ")
          }
          return texts(sentence.key, ["1": values.first ?? "", "2": values.dropFirst().first ?? ""]).localized
        }
      }
    }.joined(separator: "\n")
  }
}
