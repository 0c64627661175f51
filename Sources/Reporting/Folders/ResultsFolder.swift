import GIS
import PlanFile

/// A folder of results in the making: every file stands in memory first, so that nothing is written before all is known to be
/// right. Its last file is `run.json`, which says what was run and lists the others.
package struct ResultsFolder: Sendable {
  private var files: [(path: String, bytes: [UInt8])] = []
  private let run: ResultsRun
  /// What `run.json` says beside command and files.
  private let account: JSON

  /// Begins a folder.
  init(of run: ResultsRun, account: JSON) {
    self.run = run
    self.account = account
  }

  /// Adds a file.
  mutating func add(_ path: String, _ bytes: [UInt8]) { files.append((path, bytes)) }

  /// Adds layers in longitude and latitude, on all cores; each path is without its ending.
  ///
  /// Errors: computation, where a layer has no place in WGS-84.
  mutating func add(_ layers: [(path: String, layer: Layer)], from working: WorkingSystem) throws {
    files += try concurrentMap(count: layers.count) {
      (layers[$0].path + ".geojson", GeoJSON.write(try layers[$0].layer.mapped(from: working)))
    }
  }

  /// Replaces the folder as a whole: an interrupted run leaves the old one, and no file of an earlier run stays.
  ///
  /// Only a folder that is new, empty or the results of an earlier run of the same plan is replaced. The files that the earlier
  /// run lists in its `run.json` go; files that people laid beside them are kept, and those that somebody has edited since as
  /// well, under a name of their own where a new one takes theirs.
  ///
  /// - Returns: A warning for each file that was edited.
  /// - Throws: ``/GIS/Failure`` of kind output. The folder holds other things, or a file of somebody's stands where a result should; or the
  /// system refuses. The old folder is then as it was.
  package func write(to folder: String) throws -> [Problem] {
    let outputs = files.map {
      JSON.object(["file": $0.path, "sha256": Fingerprint(of: $0.bytes).hex, "bytes": $0.bytes.count])
    }
    let account = JSON.object(["ambit": ambitVersion, "command": run.command]) + self.account
    let files = files + [(EarlierRun.file, account.with("outputs", outputs).bytes)]
    let contents = try FolderContents(of: folder, for: run)
    var kept = contents.others.map { (from: $0, to: $0) }
    let inTheWay = contents.others.filter { path in
      files.contains { "\($0.path)/".hasPrefix("\(path)/") || path.hasPrefix("\($0.path)/") }
    }
    guard inTheWay.isEmpty else {
      throw Failure(
        .output,
        inTheWay.map {
          Problem(.error, texts.problem("file-in-the-way"), at: Place(file: "\(folder)/\($0)"))
        })
    }
    var warnings: [Problem] = []
    let new = Dictionary(files.map { ($0.path, $0.bytes) }) { $1 }
    for path in contents.edited {
      if let bytes = new[path], try readBytes("\(folder)/\(path)") == bytes { continue }
      let name =
        new[path] == nil
        ? path
        : Self.name(for: path) { name in
          new[name] != nil || kept.contains { $0.to == name }
        }
      kept.append((path, name))
      warnings.add(
        .warning, texts.problem("edited-result", ["name": name]), at: Place(file: "\(folder)/\(path)"))
    }
    try replaceFolder(folder, with: files, keeping: kept)
    return warnings
  }

  /// "layers/towns.edited.geojson", or with a number where that is taken.
  private static func name(for path: String, isTaken: (String) -> Bool) -> String {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let dot = path[slash...].lastIndex(of: ".") ?? path.endIndex
    func name(_ number: Int) -> String {
      "\(path[..<dot]).edited\(number == 1 ? "" : "-\(number)")\(path[dot...])"
    }
    return name((1...).first { !isTaken(name($0)) } ?? 1)
  }
}
