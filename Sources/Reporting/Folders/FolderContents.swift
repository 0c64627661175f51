import Foundation
import GIS
import PlanFile

/// What lies in a folder of results.
struct FolderContents {
  /// The files that no run lists.
  var others: [String] = []
  /// The files of the earlier run that are no longer what it wrote.
  var edited: [String] = []

  /// Looks into a folder. Errors: output, where it is no run's, or that of another plan.
  init(of folder: String, for run: ResultsRun) throws {
    if folder.isEmpty { throw Failure(.output, texts.problem("no-folder")) }
    let present = try filesInFolder(folder)
    if present.isEmpty { return }
    guard present.contains(EarlierRun.file),
      let earlier = EarlierRun(try readBytes("\(folder)/\(EarlierRun.file)"))
    else {
      throw Failure(
        .output, texts.problem("not-a-results-folder"), at: Place(file: folder))
    }
    if let reason = earlier.reasonToStay(before: run) {
      throw Failure(.output, texts.problem("other-results", ["reason": reason]), at: Place(file: folder))
    }
    for path in present where path != EarlierRun.file {
      guard let fingerprint = earlier.outputs[path] else {
        others.append(path)
        continue
      }
      if try Fingerprint(of: readBytes("\(folder)/\(path)")).hex != fingerprint { edited.append(path) }
    }
  }
}

/// Refuses a folder for results that is neither new nor empty nor of an earlier run of the same kind. Errors: output.
package func checkResultsFolder(_ folder: String, for run: ResultsRun) throws {
  _ = try FolderContents(of: folder, for: run)
}

/// What an earlier run says of itself in its `run.json`.
struct EarlierRun {
  /// The name of the account in a folder of results.
  static let file = "run.json"

  /// The command and plan; `nil` where an older version did not say.
  var command: String?
  var plan: String?
  /// The ids of its indicators.
  var indicators: [String]
  /// The files it wrote, each with its SHA-256.
  var outputs: [String: String]

  /// Why its results should not go for those of a new run, in words without a full stop; `nil` where they may.
  func reasonToStay(before run: ResultsRun) -> LocalizedText? {
    func name(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
    if let command, command != run.command { return texts("folder/of-command", ["command": command]) }
    if let plan, let other = run.plan, name(plan) != name(other) {
      return texts("folder/of-plan", ["plan": name(plan)])
    }
    let lost = indicators.filter { !run.mayCompute($0) }
    if lost.isEmpty { return nil }
    return texts(
      "folder/of-more", ["option": run.only.isEmpty ? "--standard" : "--only", "indicators": lost])
  }

  /// Reads an account; `nil` where it is none of Ambit's.
  init?(_ bytes: [UInt8]) {
    struct Account: Decodable {
      struct Output: Decodable {
        let file: String
        let sha256: String
      }
      struct Indicator: Decodable { let id: String }
      let ambit: String
      let command: String?
      let plan: String?
      let indicators: [Indicator]?
      let outputs: [Output]
    }
    guard let account = try? JSONDecoder().decode(Account.self, from: Data(bytes)) else { return nil }
    (command, plan, indicators) = (account.command, account.plan, account.indicators?.map(\.id) ?? [])
    outputs = Dictionary(account.outputs.map { ($0.file, $0.sha256) }) { $1 }
  }
}
