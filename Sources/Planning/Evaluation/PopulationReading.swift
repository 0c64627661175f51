import GIS

extension Population {
  /// Takes the people out of a layer: all points, or all surfaces.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data that names every feature whose number is missing, text or negative, or
  /// which is neither point nor surface.
  init(_ source: PopulationSource, from layer: LoadedLayer) throws {
    if let problem = unknownProperty(
      source.property, in: layer.features, of: layer.declaration, at: source.place)
    {
      throw Failure(.badData, [problem])
    }
    let people = try layer.numbers(of: source.property, atLeast: 0)
    var faults = CappedProblems()
    var points: [Point] = []
    var surfaces: [[Polygon]] = []
    var placed: [Double] = []
    for (index, feature) in layer.features.enumerated() {
      let isSurface = feature.geometry?.dimension == .surface
      switch feature.geometry {
      case .point(let point)?: points.append(point)
      case let geometry? where isSurface: surfaces.append(geometry.polygons)
      case nil: continue
      default:
        faults.add(
          Problem(
            .error, code: "wrong-geometry", "People live on points or surfaces, but the feature is neither.",
            at: layer.place(ofFeature: index)))
      }
      placed.append(people[index])
      if !points.isEmpty && !surfaces.isEmpty {
        faults.add(
          Problem(
            .error, code: "mixed-geometry",
            "The population is on points and on surfaces; one kind is needed.",
            at: layer.place(ofFeature: index)))
        break
      }
    }
    if let failure = Failure(faults.all) { throw failure }
    self.init(
      places: surfaces.isEmpty ? .points(points) : .surfaces(surfaces), people: placed, year: source.year)
  }
}
