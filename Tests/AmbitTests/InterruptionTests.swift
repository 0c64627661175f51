import Foundation
import GIS
import TestSupport
import Testing

@Suite("A run that cannot end leaves the previous results whole", .serialized)
struct InterruptionTests {
  private func shell(_ script: String, _ arguments: [String]) throws -> (process: Process, errors: Pipe) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script, "sh", AmbitRun.executable.path] + arguments
    let errors = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    return (process, errors)
  }

  private func files(_ folder: String) throws -> [String: Data] {
    try Dictionary(
      uniqueKeysWithValues: filesInFolder(folder).map {
        ($0, try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)")))
      })
  }

  @Test("A disk that takes no more than 1 KiB a file: the layers do not fit, nothing of the new run stays")
  func full() throws {
    let city = try SmallCity()
    #expect(try AmbitRun(["evaluate", try city.plan()]).code == 0)
    let before = try files(city.scratch("results/plan"))
    // The circles' outlines have hundreds of corners. The unit of ulimit -f is 512 or 1,024 bytes, after the shell.
    let plan = try city.plan(more: "# changed")
    let (process, errors) = try shell(#"ulimit -f 1; exec "$@""#, ["evaluate", plan])
    let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 73, "\(told)")
    #expect(told.contains("cannot be written") && told.contains("→"), "\(told)")
    #expect(try files(city.scratch("results/plan")) == before)
    let names = try FileManager.default.contentsOfDirectory(atPath: city.scratch.path)
    #expect(!names.contains { $0.hasPrefix(".") })
  }

  @Test("Ctrl-C while it reads: the end is by the signal, and nothing has been written")
  func interrupted() throws {
    let city = try SmallCity()
    #expect(try AmbitRun(["evaluate", try city.plan()]).code == 0)
    let before = try files(city.scratch("results/plan"))
    // A pipe in the place of the stops, to which nobody writes: the run waits in the middle of its work.
    try FileManager.default.removeItem(atPath: city.stops)
    try #require(mkfifo(city.stops, 0o600) == 0)
    let process = Process()
    process.executableURL = AmbitRun.executable
    process.arguments = ["evaluate", try city.plan()]
    let errors = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    // The threads of tests hold signals back, and a process inherits that from the thread that starts it.
    var none = sigset_t()
    var held = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &held)
    try process.run()
    pthread_sigmask(SIG_SETMASK, &held, nil)
    // Opening the other end waits until the run has opened its own.
    let writer = try FileHandle(forWritingTo: URL(fileURLWithPath: city.stops))
    process.interrupt()
    process.waitUntilExit()
    try writer.close()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == SIGINT)
    #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
    #expect(try files(city.scratch("results/plan")) == before)
  }

  @Test("A reader that stops early ends the run quietly, even where the caller ignores the signal")
  func brokenPipe() throws {
    for prefix in ["", "trap '' PIPE; "] {
      // The reader has gone before the writer begins: the pipe is broken at the first byte.
      let (process, errors) = try shell(prefix + #"{ sleep 0.2; "$@"; } | exec true"#, ["measures"])
      let told = errors.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(told.isEmpty, "\(String(decoding: told, as: UTF8.self))")
    }
  }

  @Test("A standard output that takes no more: exit code 73, and why")
  func fullOutput() throws {
    let (process, errors) = try shell(#""$@" > /dev/full"#, ["measures"])
    let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 73)
    #expect(told.contains("error: The result cannot be written"), "\(told)")
  }
}
