import Foundation

/// Runs a solver's executable, hands on what it prints line by line, and ends it when time is over.
struct SolverProcess {
  let executable: String
  let arguments: [String]
  let environment: [String: String]
  let folder: String

  /// How long a solver may overrun its own time limit, and how long it may take to end when it is told to.
  private static let patience = Duration.seconds(2)

  /// Runs to the end. The solver keeps its own time limit; where it overruns that, or where the user wants what there is, it
  /// is told to end, and killed with all that it has started where it does not.
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
    let group = ProcessGroup(leader: process.processIdentifier)
    // Whatever the solver has started and left running ends with it.
    defer { group.end(by: SIGKILL) }
    let descriptor = pipe.fileHandleForReading.fileDescriptor
    let latest = limits.deadline.map { $0 + Self.patience }
    var toldToEnd: ContinuousClock.Instant?
    var pending: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let wasRunning = process.isRunning
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
      } else if !wasRunning {
        // It is gone and all is read, though something that it has started may still hold the pipe.
        break
      }
      if let told = toldToEnd {
        if told + Self.patience <= .now {
          group.end(by: SIGKILL)
          break
        }
      } else if limits.isCancelled() || latest.map({ $0 <= .now }) ?? false {
        toldToEnd = .now
        group.end(by: SIGTERM)
      }
    }
    // One that has closed its output and goes on is not waited for beyond its time.
    while process.isRunning, toldToEnd.map({ $0 + Self.patience > .now }) ?? latest.map({ $0 > .now }) ?? true
    {
      if toldToEnd == nil, limits.isCancelled() { break }
      usleep(20_000)
    }
    let isEnded = toldToEnd == nil && !process.isRunning
    if process.isRunning { group.end(by: SIGKILL) }
    process.waitUntilExit()
    return isEnded && process.terminationReason == .exit
  }
}

/// A process with those that it has started. Foundation gives each process that it runs a group of its own.
private struct ProcessGroup {
  let leader: pid_t
  private let isGroup: Bool

  init(leader: pid_t) {
    self.leader = leader
    isGroup = getpgid(leader) == leader
  }

  func end(by signal: Int32) { kill(isGroup ? -leader : leader, signal) }
}
