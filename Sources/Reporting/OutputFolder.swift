import GIS

/// A folder of results, whose last file is `run.json`, which lists the others.
struct OutputFolder {
  private let files: [(path: String, bytes: [UInt8])]

  /// Takes the files with their paths in the folder.
  init(_ files: [(path: String, bytes: [UInt8])]) { self.files = files }

  /// Replaces the folder as a whole: an interrupted run leaves the old one, and no file of an earlier run stays.
  ///
  /// Only a folder that is new, empty or the results of an earlier run is replaced. The files that the earlier run
  /// lists in its `run.json` go; files that people laid beside them are kept.
  ///
  /// Errors: output. The folder holds other things, or a file of somebody's stands where a result should; or the
  /// system refuses. The old folder is then as it was.
  func write(to folder: String) throws {
    let (present, earlier) = try Self.contents(of: folder)
    guard !present.isEmpty else { return try replaceFolder(folder, with: files, keeping: []) }
    let kept = present.filter { !earlier.contains($0) }
    let inTheWay = kept.filter { path in
      files.contains { "\($0.path)/".hasPrefix("\(path)/") || path.hasPrefix("\($0.path)/") }
    }
    guard inTheWay.isEmpty else {
      throw Failure(
        .output,
        inTheWay.map {
          Problem(
            .error, code: "file-in-the-way",
            "This file is not of the earlier run, and a result has its name.",
            at: Place(file: "\(folder)/\($0)"),
            advice: "Move it elsewhere, or name another folder with --output.")
        })
    }
    try replaceFolder(folder, with: files, keeping: kept)
  }

  /// The files in a folder, and those of them that an earlier run lists. Errors: output, where the folder is no run's.
  private static func contents(of folder: String) throws -> (present: [String], earlier: Set<String>) {
    let present = try filesInFolder(folder)
    if present.isEmpty { return ([], []) }
    guard present.contains(RunAccount.file),
      let earlier = RunAccount.outputs(ofRun: try readBytes("\(folder)/\(RunAccount.file)"))
    else {
      throw Failure(
        .output, code: "not-a-results-folder",
        "The folder holds files and is not the result of an earlier run, so it is not replaced.",
        at: Place(file: folder),
        advice: "Name a new or an empty folder with --output, or remove this one if nothing in it is needed.")
    }
    return (Array(present), Set(earlier))
  }

  /// Refuses a folder that ``write(to:)`` would refuse for what it holds, before any work is done for it.
  static func check(_ folder: String) throws { _ = try contents(of: folder) }
}

/// Refuses a folder for results that is neither new nor empty nor of an earlier run. Errors: output.
public func checkResultsFolder(_ folder: String) throws { try OutputFolder.check(folder) }
