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
