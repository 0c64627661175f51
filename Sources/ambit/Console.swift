import Foundation
import GIS
import PlanFile

/// The terminal: results on standard output, everything else on standard error.
enum Console {
  /// Whether results may be coloured: on a terminal whose user has not set NO_COLOR.
  static var isColoured: Bool {
    isatty(STDOUT_FILENO) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }

  /// The language of the run: that of `--lang`; or else Chinese where LC_ALL, LC_MESSAGES or LANG, the first that is set,
  /// begins with "zh".
  static let language: Language = {
    let arguments = CommandLine.arguments
    let named = arguments.indices.lazy.compactMap { index in
      arguments[index] == "--lang"
        ? arguments.dropFirst(index + 1).first
        : arguments[index].hasPrefix("--lang=") ? String(arguments[index].dropFirst(7)) : nil
    }.first
    if let named, let language = Language(rawValue: named) { return language }
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.hasPrefix("zh") == true ? .zh : .en
  }()

  /// Writes a result. Errors: output, where standard output takes no more.
  static func print(_ bytes: [UInt8]) throws {
    guard write(bytes, to: STDOUT_FILENO) else {
      throw Failure(.output, texts.problem("output-failed", ["strerror": String(cString: strerror(errno))]))
    }
  }

  /// Writes a result. Errors: as for bytes.
  static func print(_ text: String) throws { try print(Array(text.utf8)) }

  /// Says something that is no result.
  static func say(_ text: String) { _ = write(Array((text + "\n").utf8), to: STDERR_FILENO) }

  /// Says what is wrong or worth knowing, each with its place and advice: notes first and errors last, where they are read.
  static func report(_ problems: [Problem]) {
    let ordered = Problem.Severity.allCases.flatMap { severity in problems.filter { $0.severity == severity }
    }
    if !ordered.isEmpty { say(ordered.map { $0.text(in: language) }.joined(separator: "\n")) }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let count = Foundation.write(descriptor, base + done, buffer.count - done)
        if count >= 0 { done += count } else if errno != EINTR { return false }
      }
      return true
    }
  }
}
