import Coverage
import GIS

/// Where people live: on points or on surfaces, in the working system.
public struct Population: Sendable {
  /// The places, each with its people.
  public enum Places: Sendable {
    /// Points.
    case points([Point])
    /// Surfaces, over each of which its people are spread evenly.
    case surfaces([[Polygon]])
  }

  /// The places.
  public let places: Places
  /// The people of each place.
  public let people: [Double]
  /// The year they were counted in.
  public let year: Int?

  /// Joins places and people, as many of one as of the other.
  public init(places: Places, people: [Double], year: Int? = nil) {
    self.places = places
    self.people = people
    self.year = year
  }

  /// All people, also those who live in no zone.
  public var total: Double { people.reduce(0, +) }
}

/// The people of some areas, and those of them within reach.
struct PeopleInReach: Sendable {
  /// The people of each area within reach.
  var covered: [Double]
  /// The people of each area.
  var total: [Double]
}

extension Population {
  /// The people of each area whom at least `depth` discs reach.
  ///
  /// Errors and cost: those of ``/Coverage/ZoneSet``.
  func inReach(of discs: [Disc], atLeast depth: Int = 1, in areas: ZoneSet) throws -> PeopleInReach {
    let figures =
      switch places {
      case .points(let points):
        try areas.population(at: points, people: people, within: discs, atLeast: depth)
      case .surfaces(let surfaces):
        try areas.population(on: surfaces, people: people, within: discs, atLeast: depth)
      }
    return PeopleInReach(covered: figures.covered, total: figures.total)
  }

  /// The people of each area who live at the points that are marked.
  ///
  /// - Parameter marks: One for each point; all `false` for people on surfaces. Cost: O(edges near each point).
  func inReach(at marks: [Bool], in areas: ZoneSet) throws -> PeopleInReach {
    var result = try inReach(of: [], in: areas)
    guard case .points(let points) = places else { return result }
    for (index, isReached) in marks.enumerated() where isReached {
      for area in areas.zones(at: points[index]) { result.covered[area] += people[index] }
    }
    return result
  }

  /// The people of each area who live in a region; nobody where it is `nil`.
  ///
  /// Errors: ``/GIS/Failure`` of kind computation for a surface that is not valid. Cost: O(edges near each place).
  func inReach(of region: Geometry?, in areas: ZoneSet) throws -> PeopleInReach {
    var result = try inReach(of: [], in: areas)
    guard let region else { return result }
    switch places {
    case .points(let points):
      let reached = ZoneSet([region.polygons])
      return try inReach(at: points.map { !reached.zones(at: $0).isEmpty }, in: areas)
    case .surfaces(let surfaces):
      let parts = surfaces.map { Geometry(polygons: $0) ?? .multiPolygon([]) }
      let pieces = try Geometry.clip(parts, to: areas.geometries)
      let inRegion = try Geometry.clip(
        region.polygons.map(Geometry.polygon), to: pieces.joined().map(\.geometry))
      var piece = 0
      for (area, areaPieces) in pieces.enumerated() {
        for part in areaPieces {
          defer { piece += 1 }
          let size = parts[part.part].area
          guard size > 0 else { continue }
          let covered = inRegion[piece].reduce(0) { $0 + $1.geometry.area }
          result.covered[area] += people[part.part] * covered / size
        }
      }
    }
    return result
  }
}
