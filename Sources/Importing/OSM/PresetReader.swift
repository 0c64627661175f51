import GIS
import Yams

/// Reads presets from YAML, with all that is wrong with them.
struct PresetReader {
  private let file: String
  private var problems: [Problem] = []

  /// The presets of a file.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData` with every fault, by line.
  static func presets(in bytes: [UInt8], file: String) throws -> [Preset] {
    let root: Node?
    let text = try yaml(bytes, file: file)
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw failure(of: error, file: file)
    } catch {
      throw Failure(.badData, texts.problem("yaml", ["error": "\(error)"]), at: Place(file: file))
    }
    var reader = PresetReader(file: file)
    var presets: [Preset] = []
    if let mapping = root?.mapping {
      presets = mapping.compactMap { key, value in reader.preset(key.string ?? "", value) }
    } else {
      reader.refuse(texts.problem("bad-preset/none"), root)
    }
    if !reader.problems.isEmpty { throw Failure(.badData, reader.problems) }
    return presets
  }

  private init(file: String) { self.file = file }

  /// The text of a file without its byte order mark, and without anything that YAML forbids.
  private static func yaml(_ bytes: [UInt8], file: String) throws -> String {
    guard let text = utf8Text(bytes) else {
      throw Failure(
        .badData, texts.problem("invalid-utf8"), at: Place(file: file))
    }
    var line = 1
    for scalar in text.unicodeScalars {
      if scalar == "\n" { line += 1 }
      let isControl = scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar)
      let isForbidden = isControl || (0x7F...0x9F).contains(scalar.value) && scalar.value != 0x85
      guard isForbidden || [0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value) else { continue }
      let code = String(scalar.value, radix: 16, uppercase: true)
      throw Failure(
        .badData,
        texts.problem(
          "yaml/forbidden-character",
          ["code": String(repeating: "0", count: max(0, 4 - code.count)) + code]),
        at: Place(file: file, line: line))
    }
    return text
  }

  private static func failure(of error: YamlError, file: String) -> Failure {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Failure(
        .badData, texts.problem("yaml/syntax", ["problem": yamlProblem(problem)]),
        at: Place(file: file, line: mark.line, column: mark.column))
    case .duplicatedKeysInMapping(let keys, _):
      Failure(
        .badData, texts.problem("duplicate-key", ["keys": keys.map { "“\($0)”" }]),
        at: Place(file: file))
    default:
      Failure(.badData, texts.problem("yaml", ["error": "\(error)"]), at: Place(file: file))
    }
  }

  private mutating func preset(_ name: String, _ node: Node) -> Preset? {
    checkKeys(of: node, texts("bad-preset/preset", ["name": name]), ["description", "closed-ways", "layers"])
    guard let layers = node["layers"]?.sequence, !layers.isEmpty else {
      refuse(texts.problem("bad-preset/no-layers", ["name": name]), node)
      return nil
    }
    return Preset(
      name: name, description: node["description"]?.string ?? "", closedWays: tags(node, "closed-ways"),
      parts: layers.compactMap { part($0, of: name) })
  }

  private mutating func part(_ node: Node, of preset: String) -> Preset.Part? {
    let what = texts("bad-preset/layer", ["preset": preset])
    checkKeys(of: node, what, ["from", "keep", "test", "where", "as"])
    guard let layer = node["from"]?.string, Preset.layers.contains(layer) else {
      refuse(
        texts.problem("bad-preset/no-source", ["what": what, "layers": Preset.layers]), node["from"] ?? node)
      return nil
    }
    let form = node["as"].map { $0.string.flatMap(Preset.Form.init) }
    let isPossible = form == .points && layer != "points" || form == .outlines && layer == "multipolygons"
    if let written = node["as"], !isPossible {
      refuse(texts.problem("bad-preset/form", ["what": what]), written)
    }
    return Preset.Part(
      layer: layer, kept: tags(node, "keep"), tested: tags(node, "test"), condition: node["where"]?.string,
      form: (form ?? .unchanged) ?? .unchanged)
  }

  /// The tags of a list. They stand in the driver's settings and in SQL, so they are kept to what keys of
  /// OpenStreetMap are made of.
  private mutating func tags(_ node: Node, _ key: String) -> [String] {
    guard let value = node[key] else { return [] }
    guard let sequence = value.sequence else {
      refuse(texts.problem("bad-preset/tags", ["key": key]), value)
      return []
    }
    return sequence.compactMap { element in
      let tag = element.string ?? ""
      let isPlain = tag.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || "0123456789_:-".unicodeScalars.contains($0)
      }
      if !tag.isEmpty, isPlain { return tag }
      refuse(texts.problem("bad-preset/tag", ["tag": tag]), element)
      return nil
    }
  }

  private mutating func checkKeys(of node: Node, _ what: LocalizedText, _ known: [String]) {
    for (key, _) in node.mapping ?? [:] where !known.contains(key.string ?? "") {
      refuse(
        texts.problem("bad-preset/key", ["what": what, "key": key.string ?? "", "known": known]), key)
    }
  }

  private mutating func refuse(_ text: ProblemText, _ node: Node?) {
    problems.append(Problem(.error, text, at: Place(file: file, line: node?.mark?.line)))
  }
}
