import GIS

extension LoadedLayer {
  /// The geometries of the layer, which must all be points, lines or surfaces, each with the number of its feature from
  /// 0. Features without a place are left out.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data that names the features of another kind.
  package func geometries(_ dimension: Geometry.Dimension) throws -> [(feature: Int, geometry: Geometry)] {
    var problems = CappedProblems()
    var geometries: [(feature: Int, geometry: Geometry)] = []
    for (index, feature) in features.enumerated() {
      guard let geometry = feature.geometry else { continue }
      if geometry.dimension == dimension {
        geometries.append((index, geometry))
      } else {
        problems.refuse(
          texts.problem("wrong-geometry", ["dimension": dimension.inWords, "typeName": geometry.typeName]),
          at: place(ofFeature: index))
      }
    }
    if let failure = Failure(problems.all) { throw failure }
    return geometries
  }

  /// The layer with each point as the upright square around it; what is no point stays.
  package func withCells(_ side: Length?) -> LoadedLayer {
    guard let side else { return self }
    var layer = self
    for index in features.indices {
      guard case .point(let centre)? = features[index].geometry else { continue }
      layer.features[index].geometry = .polygon(Polygon(square: side.metres, around: centre))
    }
    return layer
  }
}

extension Geometry.Dimension {
  /// "Points", "Lines" or "Surfaces".
  fileprivate var inWords: String {
    switch self {
    case .point: "Points"
    case .line: "Lines"
    case .surface: "Surfaces"
    }
  }
}
