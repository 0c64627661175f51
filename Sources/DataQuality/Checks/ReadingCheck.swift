import GIS

/// What the readers had to say of the files: parts that were skipped, repeated ids, coordinates beyond the second; and
/// layers without features, features without a place.
enum ReadingCheck: DataCheck {
  static func findings(in data: InspectedData) throws -> [Finding] {
    // A file that is several layers of a plan is reported under the first.
    var keys: [String: String] = [:]
    for layer in data.layers where keys[layer.layer.source.file] == nil {
      keys[layer.layer.source.file] = layer.key
    }
    let first = data.layers.filter { keys[$0.layer.source.file] == $0.key }
    let read = Finding.of(first.flatMap(\.layer.source.problems)) { keys[$0.place.file ?? ""] ?? "" }
    return read + data.layers.flatMap(withoutPlace)
  }

  private static func withoutPlace(_ layer: InspectedLayer) -> [Finding] {
    let source = layer.layer.source
    let unplaced = layer.features.indices.filter { source.features[layer.layer.chosen[$0]].shape == nil }
    if unplaced.isEmpty { return [] }
    return [
      layer.finding(
        .warning, "no-place", features: unplaced,
        counted(unplaced.count, "feature has", "features have") + " no place, of \(layer.features.count).",
        advice: "They count nowhere: give them coordinates, or remove them.")
    ]
  }
}
