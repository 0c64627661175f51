import GIS

/// Layers that seem to be in another coordinate system than the one they are read in.
enum SystemCheck: DataCheck {
  static func findings(in data: InspectedData) throws -> [Finding] {
    try shifted(data) + data.layers.compactMap(degreesForMetres)
  }

  /// Layers that pass for WGS-84 and look shifted against the others, or lie outside them all.
  private static func shifted(_ data: InspectedData) throws -> [Finding] {
    var seen = Set<String>()
    let unshifted = data.layers.filter { layer in
      [.wgs84, .cgcs2000].contains(layer.layer.system) && layer.misplaced.faults.isEmpty
        && seen.insert(layer.layer.source.file).inserted
    }
    let sources = unshifted.map { layer in
      // The warnings name layers as the findings do.
      var source = layer.layer.source
      source.name = layer.key
      return source
    }
    let problems = LayerPlacement.outsiders(among: sources) + ShiftDetection.warnings(for: sources)
    return Finding.of(problems) { problem in
      unshifted.first { $0.layer.source.file == problem.place.file }?.key ?? ""
    }
  }

  /// A system in metres is declared, but all figures could be degrees.
  private static func degreesForMetres(_ layer: InspectedLayer) -> Finding? {
    layer.layer.source.problemOfMetres(in: layer.layer.system).map {
      layer.finding(
        $0.severity, $0.code, features: Array(layer.features.indices), $0.message, advice: $0.advice)
    }
  }
}
