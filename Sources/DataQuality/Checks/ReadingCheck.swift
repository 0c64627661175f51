import GIS

/// What the readers had to say of the files: parts that were skipped, repeated ids, coordinates beyond the second; and
/// layers without features, features without a place.
enum ReadingCheck: DataCheck {
  static func findings(in data: InspectedData) throws -> [Finding] {
    // What is said of a file that is several layers of a plan is reported once, under the first.
    var said = Set<Problem>()
    let read = data.layers.flatMap { layer in
      Finding.of(layer.layer.source.problems.filter { $0.code != "at-zero" && said.insert($0).inserted }) {
        _ in layer.key
      }
    }
    return read + data.layers.flatMap(withoutPlace)
  }

  private static func withoutPlace(_ layer: InspectedLayer) -> [Finding] {
    let source = layer.layer.source
    let unplaced = layer.features.indices.filter { source.features[layer.layer.chosen[$0]].shape == nil }
    if unplaced.isEmpty { return [] }
    return [
      layer.finding(
        .warning, "no-place", features: unplaced,
        texts("no-place", ["unplaced": unplaced.count, "features": layer.features.count]),
        advice: texts("no-place.advice"))
    ]
  }
}
