import Foundation
import GIS
import Importing
import Yams

extension PlanNode {
  /// The most nodes a plan may have once its aliases are written out: far beyond any plan, and a stop for files
  /// whose aliases multiply.
  private static let mostNodes = 50_000

  /// Reads YAML text, with or without a byte order mark; `nil` where it holds nothing.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data with line and column, for text that is not YAML, a key given twice in
  /// one place, or aliases that multiply beyond 50,000 nodes; or for a layer, which is told before it is read. Cost: O(text).
  ///
  /// - Parameter kind: What the text should be, for messages: "a plan".
  package static func parse(_ text: String, file: String?, as kind: String = "a plan") throws(Failure)
    -> PlanNode?
  {
    // The mark is the first scalar, and part of no character where a combining one follows.
    let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    if GeoJSONText.isLayer(text) {
      throw Failure(.badData, texts.problem("layer-for-plan", ["kind": kind]), at: Place(file: file))
    }
    let lines = LineTable(text: text, file: file)
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw failure(for: error, in: lines)
    } catch {
      throw Failure(.badData, texts.problem("yaml", ["error": "\(error)"]), at: Place(file: file))
    }
    var budget = mostNodes
    let node = root.flatMap { convert($0, lines, &budget) }
    guard budget > 0 else {
      throw Failure(
        .badData, texts.problem("yaml-too-large", ["mostNodes": mostNodes]), at: Place(file: file))
    }
    if let node, case .nothing = node.content { return nil }
    return node
  }

  private static func convert(_ node: Node, _ lines: LineTable, _ budget: inout Int) -> PlanNode? {
    budget -= 1
    guard budget > 0 else { return nil }
    let place = lines.place(of: node.mark)
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain
      let isNothing = isPlain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      return PlanNode(isNothing ? .nothing : .scalar(scalar.string, quoted: !isPlain), at: place)
    case .sequence(let sequence):
      var nodes: [PlanNode] = []
      for element in sequence {
        guard let converted = convert(element, lines, &budget) else { return nil }
        nodes.append(converted)
      }
      return PlanNode(.list(nodes), at: place)
    case .mapping(let mapping):
      var entries: [Entry] = []
      for (key, value) in mapping {
        guard let converted = convert(value, lines, &budget) else { return nil }
        let name = key.scalar?.string ?? "?"
        entries.append(Entry(key: name, place: lines.place(of: key.mark), value: converted))
      }
      return PlanNode(.mapping(entries), at: place)
    case .alias:
      // The composer puts the anchored node in the place of each alias, so none is left.
      return PlanNode(.nothing, at: place)
    }
  }

  private static func failure(for error: YamlError, in lines: LineTable) -> Failure {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Failure(
        .badData, texts.problem("yaml/2", ["problem": yamlProblem(problem)]), at: lines.place(of: mark))
    case .duplicatedKeysInMapping(let keys, let context):
      let problems = keys.map { key in
        Problem(.error, texts.problem("duplicate-key", ["key": key]), at: lines.place(of: context.mark))
      }
      return Failure(.badData, problems)
    default:
      return Failure(.badData, texts.problem("yaml/3", ["error": "\(error)"]), at: Place(file: lines.file))
    }
  }
}

/// Turns the YAML library's marks, which count Unicode scalars, into places, which count bytes.
private final class LineTable {
  let file: String?
  private let lines: [Substring]
  /// The line asked for last, with the bytes before each of its scalars: counting them anew for each node of a long line
  /// would take quadratic time.
  private var counted: (line: Int, bytesBefore: [Int]) = (0, [])

  init(text: String, file: String?) {
    self.file = file
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  func place(of mark: Mark?) -> Place {
    guard let mark else { return Place(file: file) }
    guard lines.indices.contains(mark.line - 1) else { return Place(file: file, line: mark.line) }
    if counted.line != mark.line {
      var bytes = 0
      let before = lines[mark.line - 1].unicodeScalars.map { scalar in
        defer { bytes += UTF8.width(scalar) }
        return bytes
      }
      counted = (mark.line, before + [bytes])
    }
    let column = counted.bytesBefore[min(max(mark.column - 1, 0), counted.bytesBefore.count - 1)] + 1
    return Place(file: file, line: mark.line, column: column)
  }
}
