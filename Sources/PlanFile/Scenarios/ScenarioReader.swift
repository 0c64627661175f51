import Foundation
import GIS

extension Scenario {
  /// Reads the scenarios of a file, with the edits of those that they extend.
  ///
  /// The file's shape is documented by `GeoData/scenario.schema.json`; JSON will do as well as YAML.
  /// - Parameters:
  ///   - file: The path of the file.
  ///   - text: The text, where it does not come from the file itself, such as standard input.
  /// - Throws: ``/GIS/Failure`` with every problem of the file and of those it extends, each with its line.
  public static func read(_ file: String, text: String? = nil) throws -> [Scenario] {
    var reader = ScenarioReader()
    let scenarios = reader.scenarios(ofFile: file, text: text, at: nil)
    if let failure = Failure(reader.problems) { throw failure }
    return scenarios
  }
}

/// Walks through scenario files.
struct ScenarioReader {
  package private(set) var problems: [Problem] = []
  /// The scenarios that are being read, so that a cycle shows; "file#id".
  private var open: [String] = []
  /// What has been read already, so that two who extend the same scenario get the same edits, and its faults are told
  /// once.
  private var known: [String: Scenario] = [:]
  private var knownFiles: [String: [Node]] = [:]
  /// Files by where they really are: the path by which each was met first stands for all others.
  private var paths: [String: String] = [:]

  /// All scenarios of a file; `place` says who asks for it.
  package mutating func scenarios(ofFile file: String, text given: String?, at place: Place?) -> [Scenario] {
    let canonical = given == nil ? realPath(file) : file
    let file = paths[canonical] ?? file
    paths[canonical] = file
    let isFirst = knownFiles[file] == nil
    guard let nodes = knownFiles[file] ?? nodes(ofFile: file, text: given, at: place) else { return [] }
    knownFiles[file] = nodes
    var ids: Set<String> = []
    return nodes.compactMap { node in
      if !ids.insert(node.id).inserted {
        guard isFirst else { return nil }
        problems.refuse(texts.problem("duplicate-id", ["id": node.id]), at: node.section.place)
        return nil
      }
      return scenario(node, among: nodes)
    }
  }

  /// A scenario as it stands in its file.
  private struct Node {
    let id: String
    let file: String
    let section: SectionReader
    let shared: SectionReader?

    /// The value of a key, of the scenario or else of the file.
    subscript(key: String) -> PlanNode? { section[key] ?? shared?[key] }
  }

  private mutating func nodes(ofFile file: String, text given: String?, at place: Place?) -> [Node]? {
    let root: PlanNode
    do throws(Failure) {
      if given == nil, let place { try requireFile(file, at: place) }
      let text: String
      if let given { text = given } else { text = try readText(file) }
      guard let node = try PlanNode.parse(text, file: file, as: "a scenario") else {
        throw Failure(.badData, texts.problem("empty-file"), at: Place(file: file))
      }
      root = node
    } catch {
      problems += error.problems
      return nil
    }
    let stem = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    guard let several = root["scenarios"] else {
      return SectionReader(root, as: .scenario, texts("what/scenario"), &problems).map {
        [Node(id: id($0["id"]) ?? stem, file: file, section: $0, shared: nil)]
      }
    }
    guard let shared = SectionReader(root, as: .scenarioFile, texts("what/scenario-file"), &problems) else {
      return nil
    }
    for key in ["edits", "id", "name"] {
      guard let node = shared[key] else { continue }
      problems.refuse(texts.problem("misplaced-key", ["key": key]), at: node.place)
    }
    return several.elements.enumerated().compactMap { index, node in
      SectionReader(node, as: .scenario, "Scenario \(index + 1)", &problems).map {
        Node(id: id($0["id"]) ?? "\(stem)-\(index + 1)", file: file, section: $0, shared: shared)
      }
    }
  }

  private mutating func id(_ node: PlanNode?) -> String? { node?.identifier(texts("what/id"), &problems) }

  private mutating func scenario(_ node: Node, among siblings: [Node]) -> Scenario? {
    let key = "\(node.file)#\(node.id)"
    if let scenario = known[key] { return scenario }
    if open.contains(key) {
      let chain = (open.drop { $0 != key } + [key]).map { $0.split(separator: "#").last ?? "" }
      problems.refuse(
        texts.problem("cycle", ["chain": chain.joined(separator: " → ")]),
        at: node.section["extends"]?.place ?? node.section.place)
      return nil
    }
    open.append(key)
    defer { open.removeLast() }

    let name =
      node.section["name"]?.localizedText(texts("what/scenario-s-name"), &problems) ?? LocalizedText(node.id)
    let folder = node.file.lastIndex(of: "/").map { String(node.file[...$0]) } ?? ""
    var edits: [ScenarioEdit] = []
    var isThere: Set<ScenarioEdit> = []
    var inherited: Scenario?
    for element in node["extends"]?.elements ?? [] {
      for scenario in extended(element, siblings, folder) {
        inherited = inherited ?? scenario
        // Two that extend the same scenario bring its edits once.
        edits += scenario.edits.filter { isThere.insert($0).inserted }
      }
    }
    let own = node.section["edits"]
    if let own {
      if case .list(let nodes) = own.content {
        var reader = EditReader(project: name, folder: folder)
        edits += nodes.compactMap { reader.edit($0) }
        problems += reader.problems
      } else {
        let _: Never? = own.report(texts.problem("not-a-list/2"), &problems)
      }
    }
    let scenario = Scenario(
      id: node.id, name: name,
      baseline: node["baseline"].flatMap { baseline($0, folder) } ?? inherited?.baseline,
      edits: edits,
      costUnit: node["cost-unit"]?.localizedText(texts("what/cost-unit"), &problems) ?? inherited?.costUnit,
      source: node["source"]?.localizedText(texts("what/source"), &problems), file: node.file)
    known[key] = scenario
    return scenario
  }

  /// The scenarios that an `extends` names: one of the same file, or all of another.
  private mutating func extended(_ node: PlanNode, _ siblings: [Node], _ folder: String) -> [Scenario] {
    guard let text = node.text("What a scenario extends", &problems) else { return [] }
    if let sibling = siblings.first(where: { $0.id == text }) {
      return scenario(sibling, among: siblings).map { [$0] } ?? []
    }
    guard text.contains(".") || text.contains("/") else {
      problems.refuse(
        texts.problem("unknown-scenario", ["text": text]), at: node.place,
        advice: suggestion(for: text, among: siblings.map(\.id)))
      return []
    }
    return scenarios(ofFile: pathFromPlan(text, folder: folder), text: nil, at: node.place)
  }

  private mutating func baseline(_ node: PlanNode, _ folder: String) -> Scenario.BaselineReference? {
    if case .mapping = node.content {
      guard let section = SectionReader(node, as: .baselineReference, texts("what/baseline"), &problems)
      else { return nil }
      return Scenario.BaselineReference(
        path: section["plan"]?.text(texts("what/baseline-s-plan"), &problems).map {
          pathFromPlan($0, folder: folder)
        },
        fingerprint: section["fingerprint"]?.text(texts("what/baseline-s-fingerprint"), &problems),
        place: node.place)
    }
    return node.text(texts("what/baseline"), &problems).map {
      Scenario.BaselineReference(
        path: pathFromPlan($0, folder: folder), fingerprint: nil, place: node.place)
    }
  }
}
