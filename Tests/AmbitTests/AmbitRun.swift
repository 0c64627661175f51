import Foundation
import TestSupport

/// The built executable, run as a process of its own.
struct AmbitRun {
  let output: Data
  let errors: String
  let code: Int32

  /// The executable, which lies beside that of the tests.
  static var executable: URL {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("ambit")
  }

  /// Runs `ambit` with arguments and waits for its end.
  ///
  /// - Parameter input: What it finds on its standard input; that of the tests for `nil`.
  init(_ arguments: [String], environment: [String: String] = [:], input: String? = nil) throws {
    let folder = try TestFolder()
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let input {
      let file = URL(fileURLWithPath: try folder.write(input, to: "in"))
      process.standardInput = try FileHandle(forReadingFrom: file)
    }
    // Files, for a pipe that fills up would stop the process.
    for name in ["out", "err"] {
      _ = FileManager.default.createFile(atPath: folder(name), contents: nil)
    }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: folder("out")))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: folder("err")))
    try process.run()
    process.waitUntilExit()
    output = try Data(contentsOf: URL(fileURLWithPath: folder("out")))
    errors = String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder("err"))), as: UTF8.self)
    code = process.terminationStatus
  }

  /// The output as text.
  var text: String { String(decoding: output, as: UTF8.self) }

  /// The output read as JSON.
  func json<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: output)
  }
}
