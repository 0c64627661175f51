import Foundation
import GIS
import Planning

/// `run.json`: what a run read, by which means, and what it wrote.
enum RunAccount {
  /// Its name in the folder of results.
  static let file = "run.json"

  /// The account of a run.
  ///
  /// - Parameter outputs: The files written beside it.
  static func json(
    _ evaluation: Evaluation, version: String, outputs: [(path: String, bytes: [UInt8])]
  ) -> JSON {
    .object([
      "ambit": .string(version),
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
    guard case .members(let members) = json(comparison.baseline, version: version, outputs: outputs) else {
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
      "ambit": .string(version), "plan": .string(workspace.plan.file),
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

  /// The files of the run whose account this is, itself among them; `nil` where it is no account of Ambit's.
  static func outputs(ofRun bytes: [UInt8]) -> Set<String>? {
    struct Account: Decodable {
      struct Output: Decodable { let file: String }
      let ambit: String
      let outputs: [Output]
    }
    guard let account = try? JSONDecoder().decode(Account.self, from: Data(bytes)) else { return nil }
    return Set(account.outputs.map(\.file) + [file])
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
