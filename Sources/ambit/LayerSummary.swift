import GIS
import PlanFile
import Reporting

/// What a file holds, in a few figures.
struct LayerSummary {
  /// A property, over all features.
  struct Property {
    let name: String
    var types: [String] = []
    var examples: [String] = []
    var features = 0

    mutating func add(_ value: PropertyValue) {
      features += 1
      let type =
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .number: "number"
        case .string: "text"
        case .json: "json"
        }
      if !types.contains(type) { types.append(type) }
      guard examples.count < 3, let text = value.text, !examples.contains(text) else { return }
      examples.append(text)
    }
  }

  let layer: SourceLayer
  let system: String
  private(set) var geometryTypes: [(name: String, count: Int)] = []
  private(set) var properties: [Property] = []
  private(set) var problems: [Problem]

  /// Looks at every feature; surfaces are checked for validity.
  ///
  /// Errors: computation, where GEOS cannot check a surface.
  init(_ layer: SourceLayer) throws {
    self.layer = layer
    let declared = try layer.system(declared: nil)
    system = declared.system.name
    problems = layer.problems + declared.warnings
    if declared.system.isGeographic { problems += layer.problemsOfDegrees() }
    countTypes()
    collectProperties()
    problems += try layer.validityProblems(in: declared.system)
  }

  private mutating func countTypes() {
    var counts: [String: Int] = [:]
    for feature in layer.features { counts[feature.shape?.typeName ?? "null", default: 0] += 1 }
    geometryTypes = counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private mutating func collectProperties() {
    // Features of one layer mostly share their keys: the numbers of the last feature's are kept.
    var numbers: [String: Int] = [:]
    var lastKeys: [String] = []
    var columns: [Int] = []
    for feature in layer.features {
      let keys = feature.properties.keys
      if keys != lastKeys {
        for key in keys where numbers[key] == nil {
          numbers[key] = properties.count
          properties.append(Property(name: key))
        }
        columns = keys.compactMap { numbers[$0] }
        lastKeys = keys
      }
      for (column, value) in zip(columns, feature.properties.values) { properties[column].add(value) }
    }
  }

  /// The summary for scripts.
  func json(timings: JSON?) -> JSON {
    let box = BoundingBox(layer.coordinates)
    return JSON.object([
      "file": layer.file, "name": layer.name, "features": layer.features.count,
      "vertices": layer.coordinates.count, "system": system,
      "extent": box.map { [$0.minX, $0.minY, $0.maxX, $0.maxY] },
      "geometryTypes": JSON.members(geometryTypes.map { ($0.name, .integer($0.count)) }),
      "properties": properties.map {
        JSON.object([
          "name": $0.name, "types": $0.types, "features": $0.features, "examples": $0.examples,
        ])
      }, "problems": problems,
    ]).with("timings", timings)
  }

  /// The summary for people.
  var text: String {
    var lines = [
      texts(
        "info/summary",
        [
          "file": layer.file, "features": layer.features.count, "vertices": layer.coordinates.count,
          "system": "\(system)",
        ]
      ).localized
    ]
    lines.append(geometryTypes.map { "\($0.name) \($0.count)" }.joined(separator: ", "))
    if let box = BoundingBox(layer.coordinates) {
      let corners = ["from": "(\(box.minX), \(box.minY))", "to": "(\(box.maxX), \(box.maxY))"]
      lines.append(texts("info/extent", corners).localized)
    }
    var table = TextTable([
      (texts("info/property").localized, .left), (texts("info/type").localized, .left),
      (texts("info/features").localized, .right), (texts("info/examples").localized, .left),
    ])
    for property in properties {
      table.add([
        TextTable.Cell(property.name), TextTable.Cell(property.types.joined(separator: ", ")),
        "\(property.features)", TextTable.Cell(property.examples.joined(separator: ", ")),
      ])
    }
    if !properties.isEmpty { lines += ["", table.text()] }
    lines += problems.map { $0.text(in: Console.language) }
    return lines.joined(separator: "\n") + "\n"
  }
}
