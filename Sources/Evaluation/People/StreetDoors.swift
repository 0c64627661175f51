import Coverage
import GIS
import StreetNetwork

/// Where people begin to walk, found on the streets once for several kinds of facilities.
package struct StreetDoors: Sendable {
  /// Where each door enters the streets.
  package let places: StreetPlaces
  private let streets: Streets
  private let maxSnap: Double

  /// Looks for the streets near each door, no further off than `maxSnap` metres, on all cores.
  package init(_ doors: [Point], on streets: Streets, maxSnap: Double) throws {
    self.streets = streets
    self.maxSnap = maxSnap
    places = StreetPlaces(of: doors, on: streets, within: maxSnap)
  }

  /// Whether each door is within a walk of some facility, the ways to and from the streets included, and where the
  /// facilities stand on the streets. Cost: a search of the streets within reach.
  package func reached(from facilities: [Disc]) throws -> (marks: [Bool], facilities: StreetPlaces) {
    let stands = StreetPlaces(of: facilities.map(\.center), on: streets, within: maxSnap)
    let walks = StreetWalks(from: places, to: stands, radii: facilities.map(\.radius), along: streets)
    return (walks.walks.map { $0 != nil }, stands)
  }
}
