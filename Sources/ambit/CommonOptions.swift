import ArgumentParser
import Evaluation
import Foundation
import GIS
import Measures
import PlanFile
import Planning
import Reporting

/// How a result is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

extension Travel.Distance: ExpressibleByArgument {}

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
      throw ValidationError(
        failure.problems.map(\.sentence).joined(separator: "\n"))
    }
  }
}

extension Problem {
  /// The message and the advice in one line, as a wrong option is told.
  var sentence: String {
    let message = message[Console.language]
    if advice.isEmpty { return message }
    let isEnded = message.hasSuffix(".") || message.hasSuffix("。")
    let values = ["message": self.message, "advice": advice]
    return (isEnded ? texts("problem/sentence", values) : texts("problem/sentence/unended", values)).localized
  }
}

/// The language of people's tables.
struct LanguageOption: ParsableArguments {
  @Option(help: texts("help/language-option/lang").help) var lang: Language?

  var language: Language { lang ?? Console.language }
}

/// Which indicators of a plan are computed.
struct ChosenIndicators: ParsableArguments {
  @Option(name: .customLong("only"), help: ArgumentHelp(texts("help/only").localized, valueName: "id"))
  private var lists: [String] = []

  /// The ids, each once, in the order given.
  var ids: [String] {
    var seen: Set<String> = []
    return lists.flatMap { $0.split(separator: ",") }.map { $0.filter { !$0.isWhitespace } }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  func validate() throws {
    if !lists.isEmpty, ids.isEmpty { throw ValidationError(texts("use/only-names-indicator-write")) }
  }

  /// Arguments in which each id after --only has a --only of its own. An id is of letters, digits, - and _, so a path such as
  /// plan.yaml ends the list.
  static func spread(_ arguments: [String]) -> [String] {
    var spread: [String] = []
    var isFirst = false
    var isList = false
    for argument in arguments {
      let mayBeID = argument.utf8.allSatisfy {
        isalnum(Int32($0)) != 0 || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ",")].contains($0)
      }
      isList = isList && mayBeID && !argument.hasPrefix("-")
      if isList, !isFirst { spread.append("--only") }
      spread.append(argument)
      isFirst = argument == "--only"
      isList = isList || isFirst
    }
    return spread
  }
}

/// How a command says what it has found.
struct ReportOptions: ParsableArguments {
  @Option(help: texts("help/report-options/format").help) var format: OutputFormat = .table

  @OptionGroup var chosen: LanguageOption

  @Flag(help: texts("help/report-options/quiet").help) var quiet = false

  var language: Language { chosen.language }

  /// Says what is worth knowing of a result; with --quiet only what may be wrong with it.
  func tell(_ problems: [Problem]) { Console.report(problems.filter { !quiet || $0.severity > .note }) }

  /// Prints a result in the form that is asked for.
  func print(
    json: @autoclosure () throws -> JSON, csv: @autoclosure () throws -> CSV,
    text: @autoclosure () throws -> String
  ) throws {
    switch format {
    case .json: try Console.print(json().bytes)
    case .csv: try Console.print(csv().bytes)
    case .table: try Console.print(text())
    }
  }

  /// Says where results lie.
  func tellFolder(_ folder: String) {
    if !quiet { Console.say(texts("say/results", ["folder": folder])[language]) }
  }

  /// Tells each step to people who watch a terminal.
  var progress: @Sendable (LocalizedText) -> Void {
    guard !quiet, isatty(STDERR_FILENO) == 1 else { return { _ in } }
    return { [language] in Console.say("… \($0[language])") }
  }
}
