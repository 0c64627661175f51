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
      throw Failure(.badData, code: "yaml", "This is not a YAML file: \(error)", at: Place(file: file))
    }
    var reader = PresetReader(file: file)
    var presets: [Preset] = []
    if let mapping = root?.mapping {
      presets = mapping.compactMap { key, value in reader.preset(key.string ?? "", value) }
    } else {
      reader.refuse("There are no presets in the file.", root, "Write names with layers each.")
    }
    if !reader.problems.isEmpty { throw Failure(.badData, reader.problems) }
    return presets
  }

  private init(file: String) { self.file = file }

  /// The text of a file without its byte order mark, and without anything that YAML forbids.
  private static func yaml(_ bytes: [UInt8], file: String) throws -> String {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    guard let text = String(validating: bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self) else {
      throw Failure(
        .badData, code: "invalid-utf8", "The presets are not UTF-8 text.", at: Place(file: file),
        advice: "Save them as UTF-8.")
    }
    var line = 1
    for scalar in text.unicodeScalars {
      if scalar == "\n" { line += 1 }
      let isControl = scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar)
      let isForbidden = isControl || (0x7F...0x9F).contains(scalar.value) && scalar.value != 0x85
      guard isForbidden || [0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value) else { continue }
      let code = String(scalar.value, radix: 16, uppercase: true)
      throw Failure(
        .badData, code: "yaml",
        "The character U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code) stands here, which YAML forbids.",
        at: Place(file: file, line: line), advice: "Remove it, or type the line anew.")
    }
    return text
  }

  private static func failure(of error: YamlError, file: String) -> Failure {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Failure(
        .badData, code: "yaml", "This is not YAML: \(problem).",
        at: Place(file: file, line: mark.line, column: mark.column),
        advice: "Look for a missing colon, quote or bracket, a tab, or a line indented differently.")
    case .duplicatedKeysInMapping(let keys, _):
      Failure(
        .badData, code: "duplicate-key",
        "The file has \(keys.map { "“\($0)”" }.joined(separator: ", ")) twice in one place.",
        at: Place(file: file),
        advice: "Remove or rename one of the two.")
    default:
      Failure(.badData, code: "yaml", "This is not a YAML file: \(error)", at: Place(file: file))
    }
  }

  private mutating func preset(_ name: String, _ node: Node) -> Preset? {
    checkKeys(of: node, "The preset “\(name)”", ["description", "closed-ways", "layers"])
    guard let layers = node["layers"]?.sequence, !layers.isEmpty else {
      refuse("The preset “\(name)” has no layers.", node, "Write layers: with a list below it.")
      return nil
    }
    return Preset(
      name: name, description: node["description"]?.string ?? "", closedWays: tags(node, "closed-ways"),
      parts: layers.compactMap { part($0, of: name) })
  }

  private mutating func part(_ node: Node, of preset: String) -> Preset.Part? {
    let what = "A layer of the preset “\(preset)”"
    checkKeys(of: node, what, ["from", "keep", "test", "where", "as"])
    guard let layer = node["from"]?.string, Preset.layers.contains(layer) else {
      refuse(
        "\(what) does not say where from.", node["from"] ?? node,
        "Write from: and one of \(Preset.layers.joined(separator: ", ")).")
      return nil
    }
    let form = node["as"].map { $0.string.flatMap(Preset.Form.init) }
    let isPossible = form == .points && layer != "points" || form == .outlines && layer == "multipolygons"
    if let written = node["as"], !isPossible {
      refuse(
        "\(what) cannot become that.", written,
        "Write as: points for lines and multipolygons, as: outlines for multipolygons, or leave it out.")
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
      refuse("“\(key)” should be a list of tags.", value, "For example \(key): [name, highway].")
      return []
    }
    return sequence.compactMap { element in
      let tag = element.string ?? ""
      let isPlain = tag.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || "0123456789_:-".unicodeScalars.contains($0)
      }
      if !tag.isEmpty, isPlain { return tag }
      refuse("“\(tag)” is no tag.", element, "Tags are of letters, digits, _, : and -.")
      return nil
    }
  }

  private mutating func checkKeys(of node: Node, _ what: String, _ known: [String]) {
    for (key, _) in node.mapping ?? [:] where !known.contains(key.string ?? "") {
      refuse("\(what) has no key “\(key.string ?? "")”.", key, "Known are \(known.joined(separator: ", ")).")
    }
  }

  private mutating func refuse(_ message: String, _ node: Node?, _ advice: String) {
    problems.append(
      Problem(
        .error, code: "bad-preset", message, at: Place(file: file, line: node?.mark?.line), advice: advice))
  }
}
