import ArgumentParser
import Foundation
import GIS
import PlanFile
import Reporting

/// The command line.
@main
struct Ambit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ambit",
    abstract: texts("help/ambit").localized,
    discussion: texts("help/ambit/more").localized,
    version: ambitVersion,
    subcommands: [
      Evaluate.self, Check.self, Compare.self, Site.self, Sweep.self, Uncertainty.self, Coverage.self,
      Access.self, Import.self, Convert.self, Info.self, Measures.self, Standards.self,
    ])

  /// Runs the command named, and turns what went wrong into messages and the exit code.
  static func main() {
    // A reader that stops early, as `head` does, ends the run quietly, also where the caller ignores that signal.
    signal(SIGPIPE, SIG_DFL)
    // A file over the user's limit is a failed write with its message, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    holdStandardStreams()
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if let problem = unknownCommand(arguments) {
        Console.report([problem])
        Foundation.exit(EX_USAGE)
      }
      var command = try parseAsRoot(ChosenIndicators.spread(arguments))
      try command.run()
    } catch let failure as Failure {
      Console.report(failure.problems)
      Foundation.exit(failure.kind.exitCode)
    } catch {
      ParserMessages.exit(with: error)
    }
  }
}

extension Ambit {
  /// Opens whatever of standard input, output and error the caller has closed, for reading only: a file of results would get its
  /// number otherwise, and what is printed would go into it. Writing to it fails, with a message.
  private static func holdStandardStreams() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// The problem of a first argument that is no command.
  private static func unknownCommand(_ arguments: [String]) -> Problem? {
    let names =
      configuration.subcommands.map { $0.configuration.commandName ?? "\($0)".lowercased() } + ["help"]
    guard let name = arguments.first, !name.hasPrefix("-"), !names.contains(name) else { return nil }
    let isFile = FileManager.default.fileExists(atPath: name)
    return Problem(
      .error, texts.problem("unknown-command", ["name": name]),
      advice: isFile ? texts("unknown-command/file", ["name": name]) : suggestion(for: name, among: names))
  }
}

extension Failure.Kind {
  /// The exit code for scripts, after sysexits.h where it has one.
  var exitCode: Int32 {
    switch self {
    case .computation: 1
    case .badData: 65
    case .missingInput: 66
    case .output: 73
    }
  }
}
