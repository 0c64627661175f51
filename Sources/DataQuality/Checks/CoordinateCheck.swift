import GIS

/// Coordinates that are no place on Earth, that are swapped, or that stand at 0° N 0° E.
enum CoordinateCheck: DataCheck {
  static func findings(in data: InspectedData) throws -> [Finding] {
    data.layers.flatMap { layer in
      MisplacedFeatures.Fault.allCases.compactMap { finding($0, in: layer) }
        + Finding.of(layer.problems) { _ in layer.key }
    }
  }

  private static func finding(_ fault: MisplacedFeatures.Fault, in layer: InspectedLayer) -> Finding? {
    let bad = layer.features.indices.filter { layer.misplaced.faults[layer.layer.chosen[$0]] == fault }
    guard let first = bad.first else { return nil }
    let source = layer.layer.source
    let vertex = source.features[layer.layer.chosen[first]].shape.flatMap { shape in
      shape.firstVertex { !source.coordinates[$0].isDegrees } ?? shape.firstVertex
    }
    let example = vertex.map { " such as (\(source.coordinates[$0].x), \(source.coordinates[$0].y))" } ?? ""
    switch fault {
    case .outOfRange:
      let looksLikeMetres = vertex.map { abs(source.coordinates[$0].x) > 1_000 } ?? false
      return layer.finding(
        .error, "coordinates-out-of-range", features: bad,
        counted(bad.count, "feature has", "features have")
          + " a longitude beyond ±180 or a latitude beyond ±90,\(example).",
        advice: looksLikeMetres
          ? "These look like metres: declare the layer's own system, for instance EPSG:4549."
          : "Correct the coordinates, or declare the layer's own system.")
    case .swapped:
      return layer.finding(
        .error, "coordinates-swapped", features: bad,
        counted(bad.count, "feature has", "features have") + " longitude and latitude swapped,\(example).",
        advice:
          "GeoJSON has the longitude first; of a table name the columns: ambit import csv … --x lon --y lat.")
    case .perhapsSwapped:
      return layer.finding(
        .warning, "coordinates-swapped", features: bad,
        counted(bad.count, "feature", "features")
          + " would lie among the others with longitude and latitude swapped,\(example).",
        advice:
          "GeoJSON has the longitude first; of a table name the columns: ambit import csv … --x lon --y lat.")
    case .atOrigin:
      return layer.finding(
        .warning, "at-zero", features: bad,
        counted(bad.count, "feature lies", "features lie") + " at 0, 0, which stands for a missing place.",
        advice: "Find out where they are, or remove their coordinates.")
    }
  }
}
