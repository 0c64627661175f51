import GIS

/// What is taken out of an OpenStreetMap file.
package struct Preset: Sendable, Hashable {
  /// A layer of GDAL's OSM driver, and what is taken out of it.
  package struct Part: Sendable, Hashable {
    /// points, lines or multipolygons.
    package var layer: String
    /// The tags that become properties.
    package var kept: [String]
    /// The tags that the condition names besides.
    package var tested: [String]
    /// The condition in OGR SQL; `nil` for all.
    package var condition: String?
    /// What becomes of the features.
    package var form: Form
  }

  /// What becomes of the features of a part.
  package enum Form: String, Sendable, CaseIterable {
    /// They stay what they are.
    case unchanged
    /// A surface becomes the centre of its largest part, a line its middle.
    case points
    /// A surface becomes the lines of its edge and of its holes.
    case outlines
  }

  /// The name.
  package var name: String
  /// What it gives, for people.
  package var description: String
  /// The tags that make a closed way a surface.
  package var closedWays: [String]
  /// The layers.
  package var parts: [Part]

  /// The layers of GDAL's driver that a preset may read.
  static let layers = ["points", "lines", "multipolygons"]
}

extension Preset {
  /// The presets that come with Ambit.
  ///
  /// - Throws: Nothing, as a test holds; the reader of presets can.
  package static func standard() throws -> [Preset] {
    try PresetReader.presets(in: PackageResources.presets_yaml, file: "presets.yaml")
  }

  /// The preset of a name among the standard ones, or among those of a file.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData` where there is none, or the file has faults; of kind `missingInput`
  ///   where it cannot be read.
  package static func named(_ name: String, in file: String? = nil) throws -> Preset {
    let presets = try file.map { try PresetReader.presets(in: readBytes($0), file: $0) } ?? standard()
    if let preset = presets.first(where: { $0.name == name }) { return preset }
    throw Failure(
      .badData,
      texts.problem(
        "unknown-preset", ["name": name, "presets": presets.map(\.name)]),
      at: Place(file: file))
  }
}
