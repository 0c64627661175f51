import GIS
import StreetNetwork

/// A facility that people walk to.
package struct WalkingDestination: Sendable {
  /// Where it stands, in metres.
  package var point: Point
  /// How long a walk to it may be, in metres, the ways to and from the streets included.
  package var radius: Double
  /// Its id on maps; `nil` where it has none.
  package var id: PropertyValue?
  /// What maps say of it.
  package var properties: Properties

  /// Makes a destination.
  package init(
    point: Point, radius: Double, id: PropertyValue? = nil, properties: Properties = Properties()
  ) {
    self.point = point
    self.radius = radius
    self.id = id
    self.properties = properties
  }
}

/// Who reaches a facility along streets, and how the walks compare with straight lines.
package struct WalkingReach: Sendable {
  /// The streets.
  package let streets: Streets
  /// The facilities.
  package let destinations: [WalkingDestination]
  /// Where people begin their walks.
  package let doors: [Point]
  /// The people behind each door.
  package let people: [Double]
  /// The walks, one for each door.
  package let walks: StreetWalks
  /// How far doors and facilities may be from the nearest street.
  package let maxSnap: Length

  /// Walks from doors to facilities. Errors: computation. Cost: that of ``/StreetNetwork/StreetWalks``.
  package init(
    to destinations: [WalkingDestination], from doors: [Point], people: [Double], along streets: Streets,
    maxSnap: Length
  ) throws {
    self.destinations = destinations
    self.doors = doors
    self.people = people
    self.streets = streets
    self.maxSnap = maxSnap
    walks = StreetWalks(
      from: doors, to: destinations.map(\.point), radii: destinations.map(\.radius), along: streets,
      maxSnap: maxSnap.metres)
  }

  /// Whether each door reaches a facility.
  package var isReached: [Bool] { walks.walks.map { $0 != nil } }

  /// The length of each walk in metres; 0 where there is none.
  package var walked: [Double] { walks.walks.map { $0?.distance ?? 0 } }

  /// The straight line from each door to the facility it walks to, in metres; 0 where there is none.
  package var straight: [Double] {
    zip(walks.walks, doors).map { walk, door in
      walk.map { door.distance(to: destinations[$0.facility].point) } ?? 0
    }
  }

  /// Whom the streets leave out.
  ///
  /// - Parameter count: The people in the zones at the doors that are marked.
  package func remarks(count: ([Bool]) -> Double) -> StreetRemarks {
    StreetRemarks(
      streets, doors: walks.doors, facilities: [walks.facilities], maxSnap: maxSnap, count: count)
  }
}
