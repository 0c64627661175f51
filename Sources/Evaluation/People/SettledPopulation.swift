import Coverage
import GIS

/// The people of all areas, and those of them within reach, in the order of ``StudyAreas/all``.
package struct PeopleInReach: Sendable {
  /// The people of each area within reach.
  package var covered: [Double]
  /// The people of each area.
  package var total: [Double]
}

/// The population cut by the areas, once for all measures.
///
/// Someone who lives in two overlapping zones counts in both, and once in the whole.
package struct SettledPopulation: Sendable {
  /// The people of each area.
  package let total: [Double]
  /// The people who live in no area.
  package let outside: Double
  /// The greatest number of people for each square metre; 0 for people on points.
  package let greatestDensity: Double
  /// The people as they were given.
  package let population: Population

  package let areas: StudyAreas
  package let ground: ZoneSet
  /// The pieces of surfaces, and of each its area's number and its people for each square metre.
  package let pieces: ZoneSet
  let areaOfPiece: [Int]
  package let density: [Double]
  /// The place that each piece is cut from, and the piece's size in square metres.
  private let placeOfPiece: [Int]
  let sizeOfPiece: [Double]
  /// The share of each surface that lies in no area; empty for points.
  private let shareOutside: [Double]

  /// Cuts surfaces by the areas; points stay what they are.
  ///
  /// Errors: ``/GIS/Failure`` of kind computation for a surface that is not valid, or where the people inside and those
  /// outside, each counted for itself, do not add up to all. Cost: two overlays for each surface that crosses a border.
  package init(_ population: Population, in areas: StudyAreas) throws {
    self.population = population
    self.areas = areas
    ground = ZoneSet(areas.counted.map(\.polygons))
    var polygons: [[Polygon]] = []
    var areaOfPiece: [Int] = []
    var density: [Double] = []
    var placeOfPiece: [Int] = []
    var sizeOfPiece: [Double] = []
    let counted: [Double]
    var shareOutside: [Double] = []
    switch population.places {
    case .points(let points): counted = Self.count(points, population.people, in: ground)
    case .surfaces(let surfaces):
      let parts = surfaces.map { Geometry(polygons: $0) ?? .multiPolygon([]) }
      let clipped = try Geometry.clip(parts, to: ground.geometries)
      shareOutside = try zip(
        parts,
        Geometry.areasOutside(ground.geometries, of: parts, pieces: clipped, areApart: areas.isPartition)
      ).map { part, outside in part.area > 0 ? outside / part.area : 1 }
      var sums = [ExactSum](repeating: ExactSum(), count: ground.count)
      for (area, found) in clipped.enumerated() {
        for piece in found {
          let size = parts[piece.part].area
          guard size > 0 else { continue }
          polygons.append(piece.geometry.polygons)
          areaOfPiece.append(area)
          density.append(population.people[piece.part] / size)
          placeOfPiece.append(piece.part)
          sizeOfPiece.append(piece.geometry.area)
          sums[area].add(piece.geometry.area * population.people[piece.part] / size)
        }
      }
      counted = sums.map(\.value)
    }
    pieces = ZoneSet(polygons)
    self.areaOfPiece = areaOfPiece
    self.density = density
    self.placeOfPiece = placeOfPiece
    self.sizeOfPiece = sizeOfPiece
    self.shareOutside = shareOutside
    greatestDensity = density.max() ?? 0
    total = areas.completed(counted)
    outside = Self.outside(population, ground, shareOutside)
    try checkSum()
  }

  /// The same places and pieces with other people.
  private init(_ other: SettledPopulation, _ population: Population) {
    self.population = population
    areas = other.areas
    ground = other.ground
    pieces = other.pieces
    areaOfPiece = other.areaOfPiece
    placeOfPiece = other.placeOfPiece
    sizeOfPiece = other.sizeOfPiece
    var sums = [ExactSum](repeating: ExactSum(), count: ground.count)
    // A place without people has no ratio to scale by, and keeps none.
    var density = other.density
    for (piece, place) in other.placeOfPiece.enumerated() where other.population.people[place] > 0 {
      density[piece] *= population.people[place] / other.population.people[place]
      sums[areaOfPiece[piece]].add(sizeOfPiece[piece] * density[piece])
    }
    var counted = sums.map(\.value)
    if case .points(let points) = population.places {
      counted = Self.count(points, population.people, in: ground)
    }
    self.density = density
    shareOutside = other.shareOutside
    greatestDensity = density.max() ?? 0
    total = areas.completed(counted)
    outside = Self.outside(population, ground, shareOutside)
  }

  private static func count(_ points: [Point], _ people: [Double], in ground: ZoneSet) -> [Double] {
    var counted = [ExactSum](repeating: ExactSum(), count: ground.count)
    for (point, people) in zip(points, people) {
      for area in ground.zones(at: point) { counted[area].add(people) }
    }
    return counted.map(\.value)
  }

  private static func outside(_ population: Population, _ ground: ZoneSet, _ shares: [Double]) -> Double {
    switch population.places {
    case .points(let points):
      zip(points, population.people).lazy.filter { ground.zones(at: $0.0).isEmpty }.map(\.1).exactSum
    case .surfaces: zip(population.people, shares).lazy.map { $0 * $1 }.exactSum
    }
  }

  /// Holds the people inside and outside against all there are, to a part in 10⁹.
  ///
  /// Zones that pass for a partition may overlap by less than a square metre each: as many people as live there may count
  /// twice.
  private func checkSum() throws {
    func countedTwice() -> Double {
      guard areas.isPartition else { return 0 }
      if case .points(let points) = population.places {
        return ground.peopleCountedAgain(at: points, people: population.people)
      }
      return areas.zones.reduce(-areas.whole.area) { $0 + $1.area } * greatestDensity
    }
    try checkPeople(
      inside: areas.split(total).whole, outside: outside, of: population.total, countedTwice: countedTwice())
  }

  /// The same places with other numbers of people; where nobody lived, nobody does. Nothing is cut anew.
  ///
  /// Cost: O(pieces), and a look-up of the area of each point.
  package func with(_ population: Population) -> SettledPopulation { SettledPopulation(self, population) }

  /// The people whom at least `depth` discs reach: exact, but for rounding.
  ///
  /// Cost: that of coverage with the pieces as zones; a look at the discs near each point.
  package func inReach(of discs: [Disc], atLeast depth: Int = 1) throws -> PeopleInReach {
    if case .points(let points) = population.places {
      let figures = try ground.population(
        at: points, people: population.people, within: discs, atLeast: depth)
      return people(figures.covered)
    }
    return people(onPieces: try pieces.coverage(by: discs, atLeast: depth).covered)
  }

  /// The people in a region; nobody where it is `nil`.
  ///
  /// Errors: ``/GIS/Failure`` of kind computation where a library fails. Cost: O(edges near each point); an overlay for
  /// each piece on the region's border.
  package func inReach(of region: Geometry?) throws -> PeopleInReach {
    if case .points(let points) = population.places {
      let reached = ZoneSet([region?.polygons ?? []])
      return inReach(at: points.map { !reached.zones(at: $0).isEmpty })
    }
    // The region is cut by the areas first, so that each overlay of a small piece looks at one area's part of it.
    let regions = try Geometry.clip((region?.polygons ?? []).map(Geometry.polygon), to: ground.geometries)
    let geometries = pieces.geometries
    let piecesOfArea = Dictionary(grouping: areaOfPiece.indices) { areaOfPiece[$0] }
    let found = try concurrentMap(count: ground.count) { area -> [(piece: Int, area: Double)] in
      let own = piecesOfArea[area] ?? []
      guard let region = Geometry(polygons: regions[area].flatMap(\.geometry.polygons)) else { return [] }
      return try Geometry.clip(own.map { geometries[$0] }, to: [region])[0].map {
        (own[$0.part], $0.geometry.area)
      }
    }
    var covered = [Double](repeating: 0, count: areaOfPiece.count)
    for (piece, area) in found.joined() { covered[piece] += area }
    return people(onPieces: covered)
  }

  private func people(onPieces covered: [Double]) -> PeopleInReach {
    var counted = [ExactSum](repeating: ExactSum(), count: ground.count)
    for (piece, area) in covered.enumerated() { counted[areaOfPiece[piece]].add(area * density[piece]) }
    return people(counted.map(\.value))
  }

  package func people(_ covered: [Double]) -> PeopleInReach {
    PeopleInReach(covered: areas.completed(covered), total: total)
  }
}
