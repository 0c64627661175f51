import GIS

/// Where people live: on points or on surfaces, in the working system.
package struct Population: Sendable {
  /// The places, each with its people.
  package enum Places: Sendable {
    /// Points.
    case points([Point])
    /// Surfaces, over each of which its people are spread evenly.
    case surfaces([[Polygon]])
  }

  /// The places.
  package let places: Places
  /// The people of each place.
  package let people: [Double]
  /// The number of the feature of the population's layer that each place belongs to, from 0.
  package let features: [Int]
  /// The year they were counted in.
  package let year: Int?

  /// Joins places and people, as many of one as of the other.
  ///
  /// - Parameter features: The feature of each place; each its own where omitted.
  package init(places: Places, people: [Double], features: [Int]? = nil, year: Int? = nil) {
    self.places = places
    self.people = people
    self.features = features ?? Array(people.indices)
    self.year = year
  }

  /// The same places with people multiplied by a factor for each feature.
  package func scaled(by factors: [Double]) -> Population {
    Population(
      places: places, people: zip(people, features).map { $0 * factors[$1] }, features: features, year: year)
  }

  /// All people, also those who live in no zone.
  package var total: Double { people.exactSum }
}
