import Foundation

/// Runs a solver's executable, hands on what it prints line by line, and ends it when time is over.
struct SolverProcess {
  let executable: String
  let arguments: [String]
  let environment: [String: String]
  let folder: String

  /// Runs to the end. The solver keeps its own time limit; where it overruns that by far, or where the user wants what
  /// there is, it is ended.
  ///
  /// - Returns: Whether it ended by itself.
  func run(_ limits: SearchLimits, line: (Substring) -> Void) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    let descriptor = pipe.fileHandleForReading.fileDescriptor
    let grace = limits.deadline.map { $0 + .seconds(2) }
    var pending: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var isEnded = false
    while true {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&waiting, 1, 100) > 0 {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { break }
        pending += buffer[..<count]
        while let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
          line(Substring(decoding: pending[..<end], as: UTF8.self))
          pending.removeSubrange(...end)
        }
      }
      if !isEnded, limits.isCancelled() || grace.map({ $0 <= .now }) ?? false {
        isEnded = true
        process.terminate()
      }
    }
    process.waitUntilExit()
    return !isEnded && process.terminationReason == .exit
  }
}
