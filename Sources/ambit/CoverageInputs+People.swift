import Coverage
import GIS

extension CoverageInputs {
  /// The people of a layer where they live: the cells of a grid for their centres, and the mask inside surfaces. What is
  /// wrong, or worth knowing, is recorded.
  ///
  /// - Parameter mask: The land that people of surfaces live on, in the working system and as its file has it.
  static func population(
    _ layer: Layer, _ source: SourceLayer, over mask: (layer: JudgedLayer, source: SourceLayer)?,
    _ options: Coverage,
    _ problems: inout [Problem], _ warnings: inout [Problem]
  ) throws -> (features: [Geometry], people: [Double]) {
    let before = problems.count
    var found = people(layer, source, options.populationProperty ?? "", &problems)
    if let side = options.populationCell.flatMap({ Length($0)?.metres }) {
      for (number, geometry) in found.features.enumerated() {
        guard case .point(let centre) = geometry else {
          problems.append(
            Problem(
              .error, code: "cell-without-centre",
              "A cell's centre should be a point, not a \(geometry.typeName).",
              at: Place(file: source.file), advice: "Leave out --population-cell for a grid of surfaces."))
          break
        }
        found.features[number] = .polygon(Polygon(square: side, around: centre))
      }
    }
    let areSurfaces = found.features.allSatisfy { $0.dimension == .surface }
    var weighted: DasymetricMask?
    if let mask {
      let land = surfaces(mask.layer, of: mask.source, "land that people live on", &problems)
      if let property = options.populationWeight {
        let weights = weights(property, mask.layer.features, mask.source, &problems)
        weighted = problems.count == before ? DasymetricMask(land, weights: weights) : nil
      } else {
        weighted = DasymetricMask(land)
      }
      if !areSurfaces, problems.count == before {
        problems.append(
          Problem(
            .error, code: "mask-of-points",
            "A mask divides the people of surfaces, but these live at points.",
            at: Place(file: source.file),
            advice:
              "Leave out --population-mask, or add --population-cell where the points are the centres of a grid."
          ))
      }
    }
    guard areSurfaces, problems.count == before else { return found }
    let polygons = found.features.map(\.polygons)
    let overlaps = try SurfaceOverlaps(of: polygons, people: found.people)
    let total = found.people.reduce(0, +)
    if overlaps.people > max(1, 1e-6 * total) {
      warnings.append(
        Problem(
          .warning, code: "population-overlaps",
          "\(overlaps.count) pairs of the population's surfaces overlap, by \(wholeNumber(overlaps.area)) m² in all; "
            + "\(wholeNumber(overlaps.people)) people live on ground that two surfaces share.",
          at: Place(file: source.file), advice: "All are counted. Check that nobody is in the file twice."))
    }
    guard let weighted else { return found }
    let spread = try DasymetricSpread(of: found.people, on: polygons, over: weighted)
    if !spread.unmasked.isEmpty {
      warnings.append(
        Problem(
          .warning, code: "people-without-mask",
          "\(spread.unmasked.count) of \(polygons.count) surfaces have people, but nothing of the mask inside: "
            + "\(wholeNumber(spread.unmaskedPeople)) of \(wholeNumber(total)) people, who are spread over their whole surface "
            + "instead.", at: Place(file: source.file),
          advice: "Check that the mask covers all ground that people live on."))
    }
    return (spread.places.map { Geometry(polygons: $0) ?? .multiPolygon([]) }, spread.people)
  }

  private static func weights(
    _ property: String, _ features: [Feature], _ source: SourceLayer, _ problems: inout [Problem]
  ) -> [Double] {
    features.enumerated().map { number, feature in
      if let weight = feature.properties[property]?.double, weight >= 0, weight.isFinite { return weight }
      problems.append(
        Problem(
          .error, code: "bad-weight", "The land has no weight of 0 or more in the property \(property).",
          at: source.place(ofFeature: number), advice: "Write a number, such as its floor area."))
      return 0
    }
  }
}

/// A number to the nearest whole.
func wholeNumber(_ number: Double) -> String { PropertyValue.Decimal(number.rounded()).digits }
