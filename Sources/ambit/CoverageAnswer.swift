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
  let ground: CoverageGround
  private(set) var overall: Part
  private(set) var zones: [Part] = []
  let unit: MeasureUnit
  private(set) var mostDistant: MostDistantPoint?
  /// The reach of lines and surfaces; `nil` where facilities are points.
  let surface: SurfaceCoverage?
  /// The walks; `nil` where distances run straight.
  private(set) var walks: StreetCount?
  /// What stands beside the figures of the zones and, last, of the whole; empty where distances run straight.
  private(set) var beside: [StreetCount.Beside] = []
  private(set) var warnings: [Problem]
  /// The covered land of the zones; `nil` where people are counted.
  private(set) var figures: CoverageFigures?
  /// The circles of facilities that are points.
  let discs: [Disc]

  /// How far the outline of reach falls short at most, in metres; 0 where it is made of true circles.
  var sagitta: Double { surface?.sagitta ?? 0 }

  /// Computes all figures. Errors: bad data, where a combination is not supported; computation, where a self-check
  /// does not hold.
  init(_ inputs: CoverageInputs, _ options: Coverage) throws {
    self.inputs = inputs
    self.options = options
    let facilities = inputs.facilities
    try Self.check(inputs, options)
    discs = facilities.arePoints ? facilities.discs : []
    surface =
      facilities.arePoints
      ? nil : try SurfaceCoverage(facilities: facilities.geometries, radii: facilities.radii)
    ground = try CoverageGround(inputs, options, discs)
    warnings = inputs.warnings + ground.warnings
    unit = inputs.population == nil ? .squareMetres : .people
    overall = Part(covered: 0, total: 0)
    if let population = inputs.population {
      try count(population)
    } else {
      try measure()
    }
    if facilities.arePoints, inputs.streets.isEmpty {
      mostDistant = try ground.zones.mostDistantPoint(from: ground.index)
    }
  }

  /// Refuses facilities that are no points where only points will do.
  private static func check(_ inputs: CoverageInputs, _ options: Coverage) throws(Failure) {
    if inputs.facilities.arePoints { return }
    let place = Place(file: options.facilities.first)
    if options.atLeast > 1 {
      throw Failure(
        .badData, code: "facilities-not-points",
        "The facilities are lines or surfaces, whose reach is merged, so that --at-least cannot count them.",
        at: place, advice: "Give the facilities as points.")
    }
    if !inputs.streets.isEmpty {
      throw Failure(
        .badData, code: "facilities-not-points", "Along streets, facilities are points.",
        at: place, advice: "Use points, such as the entrances of a park.")
    }
  }

  /// Measures the covered land.
  private mutating func measure() throws {
    func measure(_ zones: ZoneSet, _ index: DiscIndex) throws -> CoverageFigures {
      try surface?.figures(of: zones) ?? zones.coverage(by: index, atLeast: options.atLeast)
    }
    let found = try measure(ground.zones, ground.index)
    figures = found
    zones = zip(found.covered, found.total).map { Part(covered: $0, total: $1) }
    overall = try Self.sum(
      zones,
      ground.whole.map { try measure($0, $0.index(of: discs, atLeast: options.atLeast)) }.map {
        ($0.covered, $0.total)
      })
  }

  /// Counts the people within reach, in a straight line or along streets.
  private mutating func count(_ population: (features: [Geometry], people: [Double])) throws {
    let walks = try inputs.streets.isEmpty ? nil : StreetCount(inputs, population, options)
    self.walks = walks
    func count(_ zones: ZoneSet) throws -> PopulationFigures {
      if let walks { return walks.figures(of: zones) }
      return try zones.people(population, surface, discs, options.atLeast)
    }
    let counted = try count(ground.zones)
    zones = zip(counted.covered, counted.total).map { Part(covered: $0, total: $1) }
    overall = try Self.sum(zones, ground.whole.map { try count($0) }.map { ($0.covered, $0.total) })
    let all = population.people.reduce(0, +)
    // Cutting surfaces along borders loses some 1e-10 of the people.
    if counted.outside > 1e-6 * all {
      warnings.append(
        Problem(
          .warning, code: "people-outside-zones",
          "\(wholeNumber(counted.outside)) people live in no zone and are not counted.",
          at: Place(file: options.population)))
    }
    guard let walks else {
      return try checkPeople(
        inside: overall.total, outside: counted.outside, of: all,
        countedTwice: ground.countedTwice(population.features, population.people))
    }
    // Along streets, people count where their doors are: nobody is divided.
    let union = ground.whole ?? ZoneSet([ground.union.geometry?.polygons ?? []])
    beside = try [ground.zones, union].flatMap { zones in
      walks.beside(zones, straight: try zones.people(population, nil, discs, 1))
    }
    warnings += walks.remarks(in: ground.zones).texts.map {
      Problem(.warning, code: "streets", $0.en, at: Place(file: options.streets.first))
    }
  }

  private static func sum(_ zones: [Part], _ whole: ([Double], [Double])?) throws -> Part {
    guard let whole else {
      return Part(
        covered: zones.reduce(0) { $0 + $1.covered }, total: zones.reduce(0) { $0 + $1.total })
    }
    return Part(covered: whole.0.reduce(0, +), total: whole.1.reduce(0, +))
  }
}

extension ZoneSet {
  /// The people of each zone whom a surface or discs reach.
  fileprivate func people(
    _ population: (features: [Geometry], people: [Double]), _ surface: SurfaceCoverage?, _ discs: [Disc],
    _ depth: Int
  ) throws -> PopulationFigures {
    if population.features.allSatisfy({ $0.points.count == 1 }) {
      let points = population.features.flatMap(\.points)
      if let surface { return try self.population(at: points, people: population.people, within: surface) }
      return try self.population(at: points, people: population.people, within: discs, atLeast: depth)
    }
    guard population.features.allSatisfy({ $0.dimension == .surface }) else {
      throw Failure(
        .badData, code: "mixed-population",
        "The people are neither all at single points nor all on surfaces.",
        advice: "Split the layer by the type of its features.")
    }
    let surfaces = population.features.map(\.polygons)
    if let surface { return try self.population(on: surfaces, people: population.people, within: surface) }
    return try self.population(on: surfaces, people: population.people, within: discs, atLeast: depth)
  }
}
