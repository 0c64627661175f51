import Coverage
import GIS

extension Population {
  /// Takes the people out of a layer: all points, or all surfaces, whose people are spread over the mask inside each where
  /// there is one.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data that names every feature whose number is missing, text or negative, or
  /// which is neither point nor surface; or for a mask that is none. Cost: that of
  /// ``/Coverage/DasymetricSpread`` where there is a mask.
  ///
  /// - Parameter problems: Gains a warning where people have no mask to live on.
  package init(
    _ source: PopulationSource, from layer: LoadedLayer, mask: LoadedLayer?, _ problems: inout [Problem]
  ) throws {
    if let problem = unknownProperty(
      source.property, in: layer.features, of: layer.declaration, at: source.place)
    {
      throw Failure(.badData, [problem])
    }
    let people = try layer.numbers(of: source.property, atLeast: 0)
    var faults = CappedProblems()
    var points: [Point] = []
    var surfaces: [[Polygon]] = []
    var placed: [Int] = []
    for (index, feature) in layer.features.enumerated() {
      let isSurface = feature.geometry?.dimension == .surface
      switch feature.geometry {
      case .point(let point)?: points.append(point)
      case let geometry? where isSurface: surfaces.append(geometry.polygons)
      case nil: continue
      default:
        faults.refuse(texts.problem("wrong-geometry/3"), at: layer.place(ofFeature: index))
      }
      placed.append(index)
      if !points.isEmpty && !surfaces.isEmpty {
        faults.refuse(texts.problem("mixed-geometry"), at: layer.place(ofFeature: index))
        break
      }
    }
    if let failure = Failure(faults.all) { throw failure }
    let counts = placed.map { people[$0] }
    guard let mask, !placed.isEmpty else {
      self.init(
        places: surfaces.isEmpty ? .points(points) : .surfaces(surfaces), people: counts, features: placed,
        year: source.year)
      return
    }
    guard points.isEmpty else { throw Failure(.badData, texts.problem("mask-of-points"), at: source.place) }
    let spread = try DasymetricSpread(of: counts, on: surfaces, over: mask.dasymetricMask(source.weight))
    if let first = spread.unmasked.first {
      problems.add(
        .warning,
        texts.problem(
          "people-without-mask",
          [
            "unmasked": spread.unmasked.count, "surfaces": surfaces.count, "key": mask.declaration.key,
            "unmaskedPeople": spread.unmaskedPeople.rounded(), "sum": counts.sum.rounded(),
          ]), at: layer.place(ofFeature: placed[first]))
    }
    self.init(
      places: .surfaces(spread.places), people: spread.people,
      features: spread.surfaceOfPlace.map { placed[$0] },
      year: source.year)
  }

  /// A warning where the population's own surfaces overlap so that more than one in a million live on the ground of two.
  ///
  /// Errors: computation, for a surface that is not valid. Cost: that of ``/Coverage/SurfaceOverlaps``.
  package static func overlaps(_ source: PopulationSource, in layer: LoadedLayer) throws -> [Problem] {
    let placed = layer.features.filter { $0.geometry?.dimension == .surface }
    let people = placed.map { $0.properties[source.property]?.double ?? 0 }
    let overlaps = try SurfaceOverlaps(of: placed.map { $0.geometry?.polygons ?? [] }, people: people)
    guard overlaps.people > max(1, 1e-6 * people.sum) else { return [] }
    return [
      Problem(
        .warning,
        texts.problem(
          "population-overlaps",
          [
            "overlaps": overlaps.count, "rounded": (overlaps.area / 100).rounded() / 100,
            "people": overlaps.people.rounded(),
          ]), at: Place(file: layer.declaration.path))
    ]
  }
}

extension [Double] {
  fileprivate var sum: Double { reduce(0, +) }
}

extension LoadedLayer {
  /// The layer as a mask; every square metre weighs the same where no property is named.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data that names every feature which is no surface, or has no weight of 0 or
  /// more.
  fileprivate func dasymetricMask(_ weight: String?) throws -> DasymetricMask {
    let surfaces = try geometries(.surface)
    guard let weight else { return DasymetricMask(surfaces.map(\.geometry)) }
    let weights = try numbers(of: weight, atLeast: 0)
    return DasymetricMask(surfaces.map(\.geometry), weights: surfaces.map { weights[$0.feature] })
  }
}
