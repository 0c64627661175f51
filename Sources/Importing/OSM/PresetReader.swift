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
    do {
      root = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self))
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
    if let form = node["as"], form.string != "points" {
      refuse("\(what) can only become points.", form, "Write as: points, or leave it out.")
    }
    return Preset.Part(
      layer: layer, kept: tags(node, "keep"), tested: tags(node, "test"), condition: node["where"]?.string,
      becomesPoints: node["as"] != nil)
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
