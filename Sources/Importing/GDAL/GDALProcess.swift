import Foundation
import GIS
import Synchronization

/// A run of one of GDAL's programs, through pipes and without a shell.
struct GDALProcess {
  /// What it wrote.
  let output: [UInt8]
  /// What it said.
  let messages: GDALMessages

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - program: `ogr2ogr` or `ogrinfo`, looked for in PATH.
  ///   - input: What it finds on its standard input.
  ///   - file: The file that it is run for, for reports.
  /// - Throws: ``/GIS/Failure`` of kind `computation` where the program is not installed or cannot be started.
  init(_ program: String, _ arguments: [String], input: [UInt8] = [], for file: String) throws {
    guard let path = Self.path(of: program) else {
      throw Failure(
        .computation, texts.problem("no-gdal", ["program": program]),
        at: Place(file: file))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let (entry, exit, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = entry
    process.standardOutput = exit
    process.standardError = errors
    do {
      try process.run()
    } catch {
      throw Failure(
        .computation,
        texts.problem("no-gdal/not-started", ["path": path, "reason": error.localizedDescription]),
        at: Place(file: file))
    }
    // All three pipes at once: each could fill up while another is waited for.
    let group = DispatchGroup()
    let said = Mutex<[UInt8]>([])
    let errorsEnd = errors.fileHandleForReading.fileDescriptor
    let entryEnd = entry.fileHandleForWriting
    let work: @Sendable () -> Void = {
      let bytes = (try? readBytes(descriptor: errorsEnd, path: file)) ?? []
      said.withLock { $0 = bytes }
    }
    DispatchQueue.global().async(group: group, execute: work)
    DispatchQueue.global().async(group: group) {
      Self.write(input, to: entryEnd.fileDescriptor)
      try? entryEnd.close()
    }
    let result = Result { try readBytes(descriptor: exit.fileHandleForReading.fileDescriptor, path: file) }
    group.wait()
    process.waitUntilExit()
    output = try result.get()
    let hasEnded = process.terminationReason == .exit
    messages = GDALMessages(
      said.withLock { $0 }, hasFailed: !hasEnded || process.terminationStatus != 0)
  }

  /// The path of a program by PATH; `nil` where there is none.
  private static func path(of program: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Writes bytes to a pipe until they end or its reader does. The signal of a reader that has gone is kept from
  /// ending this process: the reader's own messages say why it went.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let step = Glibc.write(descriptor, base + done, buffer.count - done)
        if step >= 0 { done += step } else if errno != EINTR { break }
      }
    }
    var now = timespec()
    while sigtimedwait(&signals, nil, &now) == SIGPIPE {}
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
