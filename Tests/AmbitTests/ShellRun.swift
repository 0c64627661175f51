import Foundation
import TestSupport

/// Commands of the shell, run from the root of the package with the built executable as `$AMBIT`.
enum ShellRun {
  /// Whether a command succeeds.
  static func succeeds(_ command: String) -> Bool { (try? run(command).code) == 0 }

  /// Runs a command and waits for its end.
  static func run(_ command: String) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = Repository.root
    process.environment = ProcessInfo.processInfo.environment.merging(["AMBIT": AmbitRun.executable.path]) {
      $1
    }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
