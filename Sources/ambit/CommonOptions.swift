import ArgumentParser
import Foundation
import GIS
import Planning

/// How a result is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

/// How a distance is taken.
enum WalkingDistance: String, ExpressibleByArgument, CaseIterable {
  case straightLine = "straight-line"
  case alongStreets = "along-streets"
}

/// How a description is printed.
enum DescriptionFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json
}

extension Language: ExpressibleByArgument {}

extension CoordinateSystem {
  /// The system of an option: what ``init(_:)`` takes. Errors: wrong use, with what that says of a wrong name.
  static func option(_ text: String) throws -> CoordinateSystem {
    do {
      return try CoordinateSystem(text)
    } catch let failure as Failure {
      throw ValidationError(failure.problems.map { "\($0.message). \($0.advice)" }.joined(separator: "\n"))
    }
  }
}

/// The language of people's tables.
struct LanguageOption: ParsableArguments {
  @Option(help: "The language of tables: zh or en. Without it, that of LC_ALL, LC_MESSAGES or LANG.")
  var lang: Language?

  var language: Language { lang ?? Console.language }
}

/// How a command says what it has found.
struct ReportOptions: ParsableArguments {
  @Option(help: "table for people, json for scripts, csv for spreadsheets.")
  var format: OutputFormat = .table

  @OptionGroup var chosen: LanguageOption

  @Flag(help: "Says nothing but the result and what is wrong.")
  var quiet = false

  var language: Language { chosen.language }

  /// Tells each step to people who watch a terminal.
  var progress: @Sendable (String) -> Void {
    guard !quiet, isatty(STDERR_FILENO) == 1 else { return { _ in } }
    return { Console.say("… \($0)") }
  }
}
