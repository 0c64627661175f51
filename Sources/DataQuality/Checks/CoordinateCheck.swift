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
    let example =
      vertex.map {
        texts("such-as", ["x": source.coordinates[$0].x, "y": source.coordinates[$0].y])
      } ?? ""
    switch fault {
    case .outOfRange:
      let looksLikeMetres = vertex.map { abs(source.coordinates[$0].x) > 1_000 } ?? false
      return layer.finding(
        .error, "coordinates-out-of-range", features: bad,
        texts("coordinates-out-of-range", ["bad": bad.count, "example": example]),
        advice: looksLikeMetres
          ? texts("coordinates-out-of-range/metres") : texts("coordinates-out-of-range/degrees"))
    case .swapped:
      return layer.finding(
        .error, "coordinates-swapped", features: bad,
        texts("coordinates-swapped", ["bad": bad.count, "example": example]),
        advice: texts("coordinates-swapped.advice"))
    case .perhapsSwapped:
      return layer.finding(
        .warning, "coordinates-swapped", features: bad,
        texts("coordinates-swapped/perhaps", ["bad": bad.count, "example": example]),
        advice: texts("coordinates-swapped.advice"))
    case .atOrigin:
      return layer.finding(
        .warning, "at-zero", features: bad,
        texts("at-zero", ["bad": bad.count]),
        advice: texts("at-zero.advice"))
    }
  }
}
