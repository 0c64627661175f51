import Coverage
import GIS
import Planning
import StreetNetwork

/// The people whose walk to a facility along streets is within its radius.
struct StreetCount {
  /// The walks.
  let walking: WalkingReach

  /// The share in a straight line and the detour of an area; `nil` where nobody lives there, or nobody walks.
  struct Beside {
    let straightLine: Double?
    let detour: Double?
  }

  /// Walks from where people live: points, or the centres of surfaces, of one in parts the largest part's.
  init(_ inputs: CoverageInputs, _ people: (features: [Geometry], people: [Double]), _ options: Coverage)
    throws
  {
    let doors = try people.features.map { geometry in
      if let point = geometry.points.first, geometry.points.count == 1 { return point }
      guard let largest = geometry.polygons.max(by: { $0.area < $1.area }) else {
        throw Failure(
          .badData, code: "mixed-population",
          "People live at single points or on surfaces, but here is a "
            + "\(geometry.typeName).", at: Place(file: options.population))
      }
      return largest.centroid
    }
    let facilities = inputs.facilities
    walking = try WalkingReach(
      to: zip(facilities.discs, facilities.names).map { disc, name in
        WalkingDestination(
          point: disc.center, radius: disc.radius, properties: name.map { ["name": .string($0)] } ?? [:])
      }, from: doors, people: people.people, along: Streets(inputs.streets),
      maxSnap: Length(options.maxSnap) ?? .metres(100))
  }

  /// The figures of zones.
  func figures(of zones: ZoneSet) -> PopulationFigures {
    zones.population(at: walking.doors, people: walking.people, marked: walking.isReached)
  }

  /// Whom the streets leave out of those who live in zones.
  func remarks(in zones: ZoneSet) -> StreetRemarks {
    walking.remarks { marks in
      walking.doors.indices.reduce(0) { sum, door in
        marks[door] && !zones.zones(at: walking.doors[door]).isEmpty ? sum + walking.people[door] : sum
      }
    }
  }

  /// What stands beside the figure of each zone.
  ///
  /// - Parameter straight: The people in a straight line.
  func beside(_ zones: ZoneSet, straight: PopulationFigures) -> [Beside] {
    func sums(_ lengths: [Double]) -> [Double] {
      let weighted = zip(walking.people, lengths).map { $0 * $1 }
      return zones.population(at: walking.doors, people: weighted, marked: walking.isReached).covered
    }
    let (walked, lines) = (sums(walking.walked), sums(walking.straight))
    return walked.indices.map { zone in
      let (people, line) = (straight.total[zone], lines[zone])
      return Beside(
        straightLine: people > 0 ? straight.covered[zone] / people : nil,
        detour: line > 0 ? walked[zone] / line : nil)
    }
  }
}
