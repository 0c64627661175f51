import Coverage
import GIS
import StreetNetwork

/// The people whose walk to a facility along streets is within its radius.
struct StreetCount {
  /// Who is too far from every street.
  let unsnapped: CoverageAnswer.Unsnapped
  private let doors: [Point]
  private let people: [Double]
  private let isReached: [Bool]

  /// Walks from where people live: points, or the centres of surfaces, of one in parts the largest part's.
  init(
    _ population: (features: [Geometry], people: [Double]), _ discs: [Disc], _ streets: [LineString],
    _ options: Coverage
  ) throws {
    let doors = try population.features.map { geometry in
      if let point = geometry.points.first, geometry.points.count == 1 { return point }
      guard let largest = geometry.polygons.max(by: { $0.area < $1.area }) else {
        throw Failure(
          .badData, code: "mixed-population",
          "People live at single points or on surfaces, but here is a "
            + "\(geometry.typeName).", at: Place(file: options.population))
      }
      return largest.centroid
    }
    let walks = try StreetWalks(
      from: doors, to: discs.map(\.center), radii: discs.map(\.radius), along: Streets(streets),
      maxSnap: Length(options.maxSnap)?.metres ?? 100)
    self.doors = doors
    people = population.people
    isReached = walks.walks.map { $0 != nil }
    let lost = zip(walks.isSnapped, population.people).reduce(0) { $0 + ($1.0 ? 0 : $1.1) }
    unsnapped = CoverageAnswer.Unsnapped(facilities: walks.unsnappedFacilities.count, people: lost)
  }

  /// The figures of zones.
  func figures(of zones: ZoneSet) -> PopulationFigures {
    zones.population(at: doors, people: people, marked: isReached)
  }
}
