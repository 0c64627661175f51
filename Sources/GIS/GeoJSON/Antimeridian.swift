extension GeoJSON {
  /// A note for each feature with an edge of more than 180° of longitude, which most likely crosses the antimeridian.
  ///
  /// RFC 7946, section 3.1.9, would have such geometries cut there; ``write(_:)`` leaves them whole. Points have no
  /// edges. Cost: O(vertices).
  package static func antimeridianNotes(_ layer: SourceLayer) -> [Problem] {
    var notes: [Problem] = []
    for (index, feature) in layer.features.enumerated() {
      guard let shape = feature.shape, crosses(shape, layer.coordinates) else { continue }
      notes.append(
        Problem(
          .note, texts.problem("antimeridian"),
          at: Place(file: layer.file, line: feature.line > 0 ? feature.line : nil, feature: index + 1)))
    }
    return notes
  }

  private static func crosses(_ shape: Shape, _ coordinates: [Point]) -> Bool {
    switch shape {
    case .point, .multiPoint: return false
    default: break
    }
    var crosses = false
    shape.forEachRun { run in
      for index in run.dropFirst() where abs(coordinates[index].x - coordinates[index - 1].x) > 180 {
        crosses = true
      }
    }
    return crosses
  }
}
