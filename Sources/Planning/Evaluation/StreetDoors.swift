import Coverage
import GIS
import StreetNetwork

/// Where people begin to walk, found on the streets once for several kinds of facilities.
struct StreetDoors: Sendable {
  /// The place of each door on the streets; `nil` for one further off than max-snap.
  private let places: [StreetPlace?]
  private let streets: Streets
  private let maxSnap: Double

  /// Looks for the nearest street of each door, no further off than `maxSnap` metres, on all cores.
  init(_ doors: [Point], on streets: Streets, maxSnap: Double) throws {
    self.streets = streets
    self.maxSnap = maxSnap
    let runs = evenRanges(count: doors.count, pieces: 4 * coreCount)
    places = try concurrentMap(count: runs.count) { run in
      doors[runs[run]].map { streets.locator.nearest(to: $0, within: maxSnap) }
    }.flatMap { $0 }
  }

  /// Whether each door is near enough to a street.
  var isSnapped: [Bool] { places.map { $0 != nil } }

  /// Whether each door is within a walk of some facility, the ways to and from the streets included, and how many
  /// facilities are too far from every street. Cost: a search of the streets within reach.
  func reached(from facilities: [Disc]) -> (marks: [Bool], unsnapped: Int) {
    let served = facilities.compactMap { disc in
      streets.locator.nearest(to: disc.center, within: maxSnap).map {
        StreetReach.Facility(place: $0, radius: disc.radius)
      }
    }
    guard !served.isEmpty else {
      return ([Bool](repeating: false, count: places.count), facilities.count)
    }
    let reach = StreetReach(from: served, on: streets.graph)
    return (places.map { $0.flatMap { reach.nearest(to: $0) } != nil }, facilities.count - served.count)
  }
}
