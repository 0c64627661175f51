import Foundation

/// A solver on this machine that proves solutions: HiGHS or, where that is missing, COIN-OR CBC.
package struct ProgrammeSolver: Sendable, Hashable {
  /// Which solver it is.
  package enum Kind: String, Sendable {
    case highs = "HiGHS"
    case cbc = "CBC"
  }

  /// Which solver it is.
  package let kind: Kind
  /// The path of its executable.
  package let executable: String

  /// Looks for a solver.
  ///
  /// HiGHS: the path in AMBIT_HIGHS; `.build-tools/highs/bin/highs` in a folder above this executable, where
  /// Scripts/setup puts it; `../lib/ambit/highs/bin/highs` from this executable, for one that is installed; PATH. Then
  /// CBC: the path in AMBIT_CBC; PATH. A variable that says `none` leaves that solver out.
  ///
  /// - Returns: `nil` where there is neither.
  package static func find(
    in environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> ProgrammeSolver? {
    let search = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    if let path = path(of: "highs", environment["AMBIT_HIGHS"], besideUs + search) {
      return ProgrammeSolver(kind: .highs, executable: path)
    }
    return path(of: "cbc", environment["AMBIT_CBC"], search).map {
      ProgrammeSolver(kind: .cbc, executable: $0)
    }
  }

  private static func path(of name: String, _ wish: String?, _ folders: [String]) -> String? {
    if let wish, !wish.isEmpty {
      return wish != "none" && FileManager.default.isExecutableFile(atPath: wish) ? wish : nil
    }
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Where HiGHS may lie, seen from this executable.
  private static var besideUs: [String] {
    var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    var places = [folder.deletingLastPathComponent().path + "/lib/ambit/highs/bin"]
    while folder.path != "/" {
      places.append(folder.path + "/.build-tools/highs/bin")
      folder.deleteLastPathComponent()
    }
    return places
  }

  /// Solves a programme, within the limits. What the solver says is believed as far as it agrees with the programme and with
  /// what is known of it; see ``ProgrammeAnswer/checked(against:known:)``.
  ///
  /// - Parameters:
  ///   - start: A solution to begin with.
  ///   - known: The value of the best solution of the programme that is known; `nil` for none.
  ///   - told: How values of the programme read in the model's terms, for progress.
  func solve(
    _ programme: Programme, start: [Double]?, known: Double?, _ limits: SearchLimits,
    told: @escaping (Double) -> Double = { $0 }
  ) -> ProgrammeAnswer {
    run(programme, start: start, limits, told).checked(against: programme, known: known)
  }

  private func run(
    _ programme: Programme, start: [Double]?, _ limits: SearchLimits, _ told: @escaping (Double) -> Double
  ) -> ProgrammeAnswer {
    guard !limits.isOver, let folder = try? ScratchFolder() else { return ProgrammeAnswer(end: .stopped) }
    defer { folder.remove() }
    let seconds = limits.deadline.map { max(0.01, ($0 - .now) / .seconds(1)) }
    switch kind {
    case .highs:
      return HighsRun(executable: executable, folder: folder)
        .solve(programme, start: start, seconds: seconds, limits, told)
    case .cbc:
      return CBCRun(executable: executable, folder: folder)
        .solve(programme, start: start, seconds: seconds, limits, told)
    }
  }
}

/// A folder for the files of one run of a solver.
struct ScratchFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("ambit-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  func write(_ name: String, _ bytes: [UInt8]) -> Bool {
    FileManager.default.createFile(atPath: "\(path)/\(name)", contents: Data(bytes))
  }

  /// The lines of a file; none where it is missing.
  func lines(_ name: String) -> [Substring] {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
