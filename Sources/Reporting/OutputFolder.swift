import Evaluation
import Foundation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning

/// What a folder of results is made for: results of one run take the place of an earlier one's only where nobody loses figures
/// by it.
package struct ResultsRun: Sendable, Hashable {
  /// The command: evaluate, compare, site.
  package var command: String
  /// The plan file; `nil` where there is none.
  package var plan: String?
  /// The indicators that alone are computed; empty for all.
  package var only: [String]

  /// Describes a run.
  package init(_ command: String, plan: String? = nil, only: [String] = []) {
    self.command = command
    self.plan = plan
    self.only = only
  }

  /// The folder beside the plan that results lie in where nobody names one: one for each plan and, beside that of the whole plan,
  /// one for each choice of indicators.
  package func usualFolder(under name: String) -> String {
    let path = plan ?? ""
    let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var stem = path == "-" ? "stdin" : String(path.dropFirst(parent.count))
    if let dot = stem.lastIndex(of: "."), dot != stem.startIndex { stem = String(stem[..<dot]) }
    var chosen = only.isEmpty ? "" : ".only-" + only.joined(separator: "+")
    // A name of a file has at most 255 bytes.
    if chosen.utf8.count > 120 { chosen = ".only-\(only[0])+\(only.count - 1)" }
    return "\(parent)\(name)/\(stem)\(chosen)"
  }
}

/// A folder of results, whose last file is `run.json`, which lists the others.
struct OutputFolder {
  private let files: [(path: String, bytes: [UInt8])]
  private let run: ResultsRun

  /// Takes the files with their paths in the folder.
  init(_ files: [(path: String, bytes: [UInt8])], of run: ResultsRun) {
    self.files = files
    self.run = run
  }

  /// Replaces the folder as a whole: an interrupted run leaves the old one, and no file of an earlier run stays.
  ///
  /// Only a folder that is new, empty or the results of an earlier run of the same plan is replaced. The files that the earlier
  /// run lists in its `run.json` go; files that people laid beside them are kept, and those that somebody has edited since as
  /// well, under a name of their own where a new one takes theirs.
  ///
  /// Returns: A warning for each file that was edited.
  /// Errors: output. The folder holds other things, or a file of somebody's stands where a result should; or the
  /// system refuses. The old folder is then as it was.
  func write(to folder: String) throws -> [Problem] {
    let contents = try Contents(of: folder, for: run)
    var kept = contents.others.map { (from: $0, to: $0) }
    let inTheWay = contents.others.filter { path in
      files.contains { "\($0.path)/".hasPrefix("\(path)/") || path.hasPrefix("\($0.path)/") }
    }
    guard inTheWay.isEmpty else {
      throw Failure(
        .output,
        inTheWay.map {
          Problem(
            .error, texts.problem("file-in-the-way"),
            at: Place(file: "\(folder)/\($0)"))
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
      warnings.append(
        Problem(
          .warning, texts.problem("edited-result", ["name": name]),
          at: Place(file: "\(folder)/\(path)")))
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

  /// Refuses a folder that ``write(to:)`` would refuse for what it holds, before any work is done for it.
  static func check(_ folder: String, for run: ResultsRun) throws { _ = try Contents(of: folder, for: run) }

  /// What lies in a folder of results.
  private struct Contents {
    /// The files that no run lists.
    var others: [String] = []
    /// The files of the earlier run that are no longer what it wrote.
    var edited: [String] = []

    /// Looks into a folder. Errors: output, where it is no run's, or that of another plan.
    init(of folder: String, for run: ResultsRun) throws {
      if folder.isEmpty {
        throw Failure(
          .output, texts.problem("no-folder"))
      }
      let present = try filesInFolder(folder)
      if present.isEmpty { return }
      guard present.contains(RunAccount.file),
        let earlier = RunAccount.earlier(try readBytes("\(folder)/\(RunAccount.file)"))
      else {
        throw Failure(
          .output, texts.problem("not-a-results-folder"),
          at: Place(file: folder))
      }
      if let reason = earlier.reasonToStay(before: run) {
        throw Failure(
          .output, texts.problem("other-results", ["reason": reason]), at: Place(file: folder))
      }
      for path in present where path != RunAccount.file {
        guard let fingerprint = earlier.outputs[path] else {
          others.append(path)
          continue
        }
        if try Fingerprint(of: readBytes("\(folder)/\(path)")).hex != fingerprint { edited.append(path) }
      }
    }
  }
}

/// Refuses a folder for results that is neither new nor empty nor of an earlier run of the same kind. Errors: output.
package func checkResultsFolder(_ folder: String, for run: ResultsRun) throws {
  try OutputFolder.check(folder, for: run)
}
