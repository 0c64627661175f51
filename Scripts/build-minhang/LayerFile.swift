import GIS

/// A layer ready to be written: features in metres of the frame, and what its file says of itself.
struct LayerFile {
  var name: String
  /// In Chinese and English.
  var title: String
  var origin: Origin
  var features: [Feature]

  /// Where a layer comes from, and so who may use it how.
  enum Origin {
    case townGrid, openStreetMap, model, illustration

    /// The members of the collection that say so.
    var members: Properties {
      switch self {
      case .townGrid:
        [
          "modelled": .bool(false), "generalised": .bool(true),
          "source": .string("facts/town-grid.csv, dissolved and smoothed; good to about 300 m"),
          "licence": .string("Free to use; boundaries are illustrative and have no legal force"),
        ]
      case .openStreetMap:
        [
          "modelled": .bool(false), "source": .string("facts/rail-stations.csv, from OpenStreetMap"),
          "licence": .string("ODbL 1.0, © OpenStreetMap contributors"),
        ]
      case .model:
        [
          "modelled": .bool(true),
          "source": .string("Modelled by Scripts/build-minhang; not a survey of Minhang"),
          "licence": .string("Apache-2.0"),
        ]
      case .illustration:
        [
          "illustrative": .bool(true),
          "source": .string(
            "Made up by Scripts/build-minhang: where such projects could lie, not where they will"),
          "licence": .string("Apache-2.0"),
        ]
      }
    }
  }

  /// Writes `name`.geojson into a folder, whole or not at all.
  func write(to folder: String, frame: Frame) throws {
    var source = try frame.degrees(Layer(name: name, features: features))
    try source.settleSurfaces()
    source.foreignMembers["title"] = .string(title)
    for (key, value) in zip(origin.members.keys, origin.members.values) { source.foreignMembers[key] = value }
    try writeAtomically(GeoJSON.write(source), to: "\(folder)/\(name).geojson")
  }
}

extension Feature {
  /// A feature of a model: it says so itself, and goes on saying so wherever it is copied to.
  static func modelled(_ id: String, _ shape: Geometry, _ properties: Properties) -> Feature {
    var properties = properties
    properties["modelled"] = .bool(true)
    return Feature(id: .string(id), geometry: shape, properties: properties)
  }
}

extension String {
  /// The text with its first letter as a capital.
  var sentenceCase: String { prefix(1).uppercased() + dropFirst() }
}
