import Evaluation
import Foundation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning

/// `run.json`: what a run read, by which means, and what it wrote.
enum RunAccount {
  /// Its name in the folder of results.
  static let file = "run.json"

  /// The account of a run.
  ///
  /// - Parameter outputs: The files written beside it.
  static func json(
    _ evaluation: Evaluation, version: String, command: String, outputs: [(path: String, bytes: [UInt8])]
  ) -> JSON {
    .object([
      "ambit": .string(version), "command": .string(command),
      "libraries": .object(["GEOS": .string(LibraryVersions.geos), "PROJ": .string(LibraryVersions.proj)]),
      "plan": .string(evaluation.plan.file), "workingSystem": JSON(evaluation.workingSystem),
      "inputs": json(evaluation.inputs),
      "indicators": .array(
        evaluation.indicators.map {
          .object([
            "id": .string($0.indicator.id), "measure": .string($0.indicator.measureName),
            "parameters": parameters(of: $0.indicator),
            "reading": .members($0.result.reading.fields.map { JSON.Member($0.key, .string($0.value)) }),
          ])
        }),
      "outputs": json(outputs),
      "steps": .array(
        evaluation.steps.map { .object(["name": .string($0.name), "seconds": .number($0.seconds)]) }),
    ])
  }

  /// The account of a comparison: that of its baseline, and the scenarios with their files.
  static func json(
    _ comparison: Comparison, version: String, outputs: [(path: String, bytes: [UInt8])]
  ) -> JSON {
    guard
      case .members(let members) = json(
        comparison.baseline, version: version, command: "compare", outputs: outputs)
    else {
      return .null
    }
    let scenarios = comparison.scenarios.map { result in
      JSON.object([
        "id": .string(result.scenario.id), "file": .string(result.scenario.file),
        "fingerprint": .string(result.fingerprint.hex), "edits": .integer(result.scenario.edits.count),
      ])
    }
    return .members(members + [JSON.Member("scenarios", .array(scenarios))])
  }

  /// The account of a choice of sites.
  static func json(
    _ workspace: Workspace, version: String, outputs: [(path: String, bytes: [UInt8])]
  ) -> JSON {
    .object([
      "ambit": .string(version), "command": .string("site"), "plan": .string(workspace.plan.file),
      "workingSystem": JSON(workspace.workingSystem), "inputs": json(workspace.inputs),
      "outputs": json(outputs),
    ])
  }

  private static func json(_ inputs: [InputFile]) -> JSON {
    .array(
      inputs.map {
        .object([
          "file": .string($0.file), "layers": .array($0.layers.map(JSON.string)),
          "sha256": .string($0.sha256), "bytes": .integer($0.bytes),
        ])
      })
  }

  private static func json(_ outputs: [(path: String, bytes: [UInt8])]) -> JSON {
    .array(
      outputs.map {
        .object([
          "file": .string($0.path), "sha256": .string(Fingerprint(of: $0.bytes).hex),
          "bytes": .integer($0.bytes.count),
        ])
      })
  }

  /// What an earlier run says of itself.
  struct Earlier {
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
      let lost = run.only.isEmpty ? [] : indicators.filter { !run.only.contains($0) }
      if lost.isEmpty { return nil }
      return texts("folder/of-more", ["indicators": lost])
    }
  }

  /// The run whose account this is; `nil` where it is no account of Ambit's.
  static func earlier(_ bytes: [UInt8]) -> Earlier? {
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
    return Earlier(
      command: account.command, plan: account.plan, indicators: account.indicators?.map(\.id) ?? [],
      outputs: Dictionary(account.outputs.map { ($0.file, $0.sha256) }) { $1 })
  }

  /// The parameters of an indicator: as the plan writes them, or else the measure's default.
  private static func parameters(of indicator: Indicator) -> JSON {
    .members(
      type(of: indicator.measure).description.parameters.compactMap { parameter in
        if let node = indicator.parameters?[parameter.name], node.content != .nothing {
          return JSON.Member(parameter.name, json(node))
        }
        guard case .defaulted(let text) = parameter.presence else { return nil }
        return JSON.Member(parameter.name, .string(text))
      })
  }

  /// A part of a plan; numbers and words as text, as they stand there.
  private static func json(_ node: PlanNode) -> JSON {
    switch node.content {
    case .nothing: .null
    case .scalar(let text, _): .string(text)
    case .list(let nodes): .array(nodes.map(json))
    case .mapping(let entries): .members(entries.map { JSON.Member($0.key, json($0.value)) })
    }
  }
}
