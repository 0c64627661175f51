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
  /// The number of the feature of the population's layer that each place belongs to, from 0.
  public let features: [Int]
  /// The year they were counted in.
  public let year: Int?

  /// Joins places and people, as many of one as of the other.
  ///
  /// - Parameter features: The feature of each place; each its own where omitted.
  public init(places: Places, people: [Double], features: [Int]? = nil, year: Int? = nil) {
    self.places = places
    self.people = people
    self.features = features ?? Array(people.indices)
    self.year = year
  }

  /// The same places with people multiplied by a factor for each feature.
  func scaled(by factors: [Double]) -> Population {
    Population(
      places: places, people: zip(people, features).map { $0 * factors[$1] }, features: features, year: year)
  }

  /// All people, also those who live in no zone.
  public var total: Double { people.exactSum }
}
