import ArgumentParser
import Foundation
import GIS

/// The command line.
@main
struct Ambit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ambit",
    abstract: "Computes what a spatial plan promises, and how far it is from its targets.",
    discussion: """
      Coverage by straight line is exact: no circle is replaced by a polygon.

      Exit codes: 0 done; 1 a computation failed; 3 --check and a target is missed; 64 wrong use; 65 wrong data; \
      66 no such input; 73 a result cannot be written.
      """,
    version: "0.1.0",
    subcommands: [
      Evaluate.self, Check.self, Compare.self, Site.self, Sweep.self, Uncertainty.self, Coverage.self,
      Access.self, Import.self, Convert.self, Info.self, Measures.self,
    ])

  /// Runs the command named, and turns what went wrong into messages and the exit code.
  static func main() {
    // A reader that stops early, as `head` does, ends the run quietly, also where the caller ignores that signal.
    signal(SIGPIPE, SIG_DFL)
    // A file over the user's limit is a failed write with its message, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Console.report(failure.problems)
      Foundation.exit(failure.kind.exitCode)
    } catch {
      exit(withError: error)
    }
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
