import GIS
import StreetNetwork

/// A facility that people walk to.
public struct WalkingDestination: Sendable {
  /// Where it stands, in metres.
  public var point: Point
  /// How long a walk to it may be, in metres, the ways to and from the streets included.
  public var radius: Double
  /// Its id on maps; `nil` where it has none.
  public var id: PropertyValue?
  /// What maps say of it.
  public var properties: Properties

  /// Makes a destination.
  public init(
    point: Point, radius: Double, id: PropertyValue? = nil, properties: Properties = Properties()
  ) {
    self.point = point
    self.radius = radius
    self.id = id
    self.properties = properties
  }
}

/// Who reaches a facility along streets, and how the walks compare with straight lines.
public struct WalkingReach: Sendable {
  /// The streets.
  public let streets: Streets
  /// The facilities.
  public let destinations: [WalkingDestination]
  /// Where people begin their walks.
  public let doors: [Point]
  /// The people behind each door.
  public let people: [Double]
  /// The walks, one for each door.
  public let walks: StreetWalks
  /// How far doors and facilities may be from the nearest street.
  public let maxSnap: Length

  /// Walks from doors to facilities. Errors: computation. Cost: that of ``/StreetNetwork/StreetWalks``.
  public init(
    to destinations: [WalkingDestination], from doors: [Point], people: [Double], along streets: Streets,
    maxSnap: Length
  ) throws {
    self.destinations = destinations
    self.doors = doors
    self.people = people
    self.streets = streets
    self.maxSnap = maxSnap
    walks = try StreetWalks(
      from: doors, to: destinations.map(\.point), radii: destinations.map(\.radius), along: streets,
      maxSnap: maxSnap.metres)
  }

  /// Whether each door reaches a facility.
  public var isReached: [Bool] { walks.walks.map { $0 != nil } }

  /// The length of each walk in metres; 0 where there is none.
  public var walked: [Double] { walks.walks.map { $0?.distance ?? 0 } }

  /// The straight line from each door to the facility it walks to, in metres; 0 where there is none.
  public var straight: [Double] {
    zip(walks.walks, doors).map { walk, door in
      walk.map { door.distance(to: destinations[$0.facility].point) } ?? 0
    }
  }

  /// Whom the streets leave out.
  ///
  /// - Parameter count: The people in the zones at the doors that are marked.
  public func remarks(count: ([Bool]) -> Double) -> StreetRemarks {
    StreetRemarks(
      streets, doors: walks.doors, facilities: [walks.facilities], maxSnap: maxSnap, count: count)
  }
}
