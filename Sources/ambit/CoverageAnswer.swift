import Coverage
import GIS
import Planning

/// What `ambit coverage` found.
struct CoverageAnswer {
  /// The covered part of a zone or of the whole, in square metres or people.
  struct Part {
    let covered: Double
    let total: Double
    /// The covered share, a fraction; `nil` where there is nothing to cover.
    var value: Double? { total > 0 ? covered / total : nil }
  }

  let options: Coverage
  let inputs: CoverageInputs
  let overall: Part
  let zones: [Part]
  let unit: MeasureUnit
  let mostDistant: MostDistantPoint?
  /// How far the outline of reach falls short at most, in metres; 0 where it is made of true circles.
  let sagitta: Double
  /// The walks; `nil` where distances run straight.
  let walks: StreetCount?
  /// What stands beside the figures of the zones and, last, of the whole; empty where distances run straight.
  private(set) var beside: [StreetCount.Beside] = []
  private(set) var warnings: [Problem]
  let zoneSet: ZoneSet
  let figures: CoverageFigures?
  let discs: [Disc]

  /// Computes all figures. Errors: bad data, where a combination is not supported; computation, where a self-check
  /// does not hold.
  init(_ inputs: CoverageInputs, _ options: Coverage) throws {
    self.inputs = inputs
    self.options = options
    warnings = inputs.warnings
    // Where the facilities are no points there are none.
    let discs = inputs.facilities.arePoints ? inputs.facilities.discs : []
    self.discs = discs
    let (union, (zoneSet, index)) = try concurrently {
      try ZoneUnion(of: inputs.zones)
    } _: {
      let zones = try ZoneSet(Self.counted(inputs.zones, inputs.mask))
      return (zones, zones.index(of: discs, atLeast: options.atLeast))
    }
    self.zoneSet = zoneSet
    for overlap in union.overlaps.prefix(20) {
      warnings.append(
        Problem(
          .warning, code: "zones-overlap",
          "The zones \(inputs.zoneNames[overlap.first]) and \(inputs.zoneNames[overlap.second]) overlap by "
            + "\(overlap.area.squareMetres.rounded()) m².",
          at: Place(file: options.zones), advice: "The overall figure counts the overlap once."))
    }
    let isPartition = union.overlapArea.squareMetres <= 1e-9 * union.area.squareMetres
    let whole =
      isPartition
      ? nil : try ZoneSet(Self.counted([union.geometry].compactMap { $0 }, inputs.mask))

    let arePoints = inputs.facilities.arePoints
    if !arePoints, options.atLeast > 1 {
      throw Failure(
        .badData, code: "facilities-not-points",
        "The facilities are lines or surfaces, whose reach is merged, so that --at-least cannot count them.",
        at: Place(file: options.facilities.first), advice: "Give the facilities as points.")
    }
    if !arePoints, !inputs.streets.isEmpty {
      throw Failure(
        .badData, code: "facilities-not-points", "Along streets, facilities are points.",
        at: Place(file: options.facilities.first), advice: "Use points, such as the entrances of a park.")
    }
    let surface =
      arePoints
      ? nil : try SurfaceCoverage(facilities: inputs.facilities.geometries, radii: inputs.facilities.radii)
    sagitta = surface?.sagitta ?? 0
    if let population = inputs.population {
      unit = .people
      figures = nil
      let walks = try inputs.streets.isEmpty ? nil : StreetCount(inputs, population, options)
      self.walks = walks
      func count(_ zones: ZoneSet) throws -> PopulationFigures {
        if let walks { return walks.figures(of: zones) }
        return try Self.population(population, zones, surface, discs, options.atLeast)
      }
      let counted = try count(zoneSet)
      zones = zip(counted.covered, counted.total).map { Part(covered: $0, total: $1) }
      // Cutting surfaces along borders loses some 1e-10 of the people.
      if counted.outside > 1e-6 * population.people.reduce(0, +) {
        warnings.append(
          Problem(
            .warning, code: "people-outside-zones",
            "\(wholeNumber(counted.outside)) people live in no zone and are not counted.",
            at: Place(file: options.population)))
      }
      overall = try Self.sum(
        zones,
        whole.map { try count($0) }.map { ($0.covered, $0.total) })
      func countedTwice() -> Double {
        guard isPartition else { return 0 }
        let (places, people) = population
        if places.allSatisfy({ $0.dimension == .point }) {
          return zoneSet.peopleCountedAgain(at: places.flatMap(\.points), people: people)
        }
        let densities = zip(places, people).map { $0.area > 0 ? $1 / $0.area : 0 }
        return union.overlapArea.squareMetres * (densities.max() ?? 0)
      }
      // Along streets, people count where their doors are: nobody is divided.
      if let walks {
        let union = whole ?? ZoneSet([union.geometry?.polygons ?? []])
        beside = try [zoneSet, union].flatMap { zones in
          walks.beside(zones, straight: try Self.population(population, zones, nil, discs, 1))
        }
        warnings += walks.walking.remarks(unsnapped: walks.walking.unsnappedPeople).map {
          Problem(.warning, code: "streets", $0.en, at: Place(file: options.streets.first))
        }
      } else {
        try checkPeople(
          inside: overall.total, outside: counted.outside, of: population.people.reduce(0, +),
          countedTwice: countedTwice())
      }
    } else {
      unit = .squareMetres
      walks = nil
      func measure(_ zones: ZoneSet, _ index: DiscIndex) throws -> CoverageFigures {
        try surface?.figures(of: zones) ?? zones.coverage(by: index, atLeast: options.atLeast)
      }
      let found = try measure(zoneSet, index)
      figures = found
      zones = zip(found.covered, found.total).map { Part(covered: $0, total: $1) }
      overall = try Self.sum(
        zones,
        whole.map { try measure($0, $0.index(of: discs, atLeast: options.atLeast)) }.map {
          ($0.covered, $0.total)
        })
    }
    mostDistant = arePoints && inputs.streets.isEmpty ? try zoneSet.mostDistantPoint(from: index) : nil
  }

  /// The land of each zone that counts: all of it, or what lies under the mask, whose overlaps count once.
  private static func counted(_ zones: [Geometry], _ mask: [Geometry]?) throws -> [[Polygon]] {
    guard let mask else { return zones.map(\.polygons) }
    let land = try Geometry.union(of: mask)?.polygons.map(Geometry.polygon) ?? []
    return try Geometry.clip(land, to: zones).map { $0.flatMap(\.geometry.polygons) }
  }

  private static func sum(_ zones: [Part], _ whole: ([Double], [Double])?) throws -> Part {
    guard let whole else {
      return Part(
        covered: zones.reduce(0) { $0 + $1.covered }, total: zones.reduce(0) { $0 + $1.total })
    }
    return Part(covered: whole.0.reduce(0, +), total: whole.1.reduce(0, +))
  }

  private static func population(
    _ population: (features: [Geometry], people: [Double]), _ zones: ZoneSet, _ surface: SurfaceCoverage?,
    _ discs: [Disc], _ depth: Int
  ) throws -> PopulationFigures {
    if population.features.allSatisfy({ $0.points.count == 1 }) {
      let points = population.features.flatMap(\.points)
      if let surface { return try zones.population(at: points, people: population.people, within: surface) }
      return try zones.population(at: points, people: population.people, within: discs, atLeast: depth)
    }
    guard population.features.allSatisfy({ $0.dimension == .surface }) else {
      throw Failure(
        .badData, code: "mixed-population",
        "The people are neither all at single points nor all on surfaces.",
        advice: "Split the layer by the type of its features.")
    }
    let surfaces = population.features.map(\.polygons)
    if let surface { return try zones.population(on: surfaces, people: population.people, within: surface) }
    return try zones.population(on: surfaces, people: population.people, within: discs, atLeast: depth)
  }
}
