/// How far the data may be from the truth, for an estimate of how far the figures may be.
///
/// Positions: each point of a facility, also each of a multi-point, is displaced east and north by two independent
/// normal numbers of mean 0 and the same standard deviation. Some 39 % of the points then lie within one standard
/// deviation of where the file puts them, and 86 % within two (Rayleigh's distribution).
///
/// People: those of each place are multiplied by an independent log-normal factor of mean 1 whose standard deviation is
/// the one given, so that nobody becomes negative, and the expected number stays what the file says.
///
/// What it does not say:
/// - Errors are independent. A layer that is shifted as a whole, or a census that misses a tenth everywhere, is another
///   matter: over many places independent errors nearly cancel out, and such errors do not.
/// - Zones, lines and surfaces stay where they are, and so do the places where people live.
/// - Displaced points may scatter facilities that lie on a regular pattern, or off a road; the mean over the samples then
///   differs from the figure without error. It is no better an estimate than that figure: the spread is what counts.
/// - Facilities that are missing from the data, or have closed, are not thought of.
package struct ErrorModel: Sendable, Hashable {
  /// The standard deviation of a facility's position in each direction, in metres; 0 for none.
  package var position: Double
  /// The standard deviation of the people of a place, as a fraction of them; 0 for none.
  package var population: Double

  /// Makes a model. Neither number may be negative or infinite.
  package init(position: Double = 0, population: Double = 0) {
    precondition(position >= 0 && position.isFinite && population >= 0 && population.isFinite)
    self.position = position
    self.population = population
  }
}

/// How the errors are drawn.
package struct Sampling: Sendable, Hashable {
  /// The number of samples, 2 or more.
  package var count: Int
  /// The number that all draws follow from: the same seed gives the same figures, on any number of cores.
  package var seed: UInt64

  /// Makes a plan for samples.
  package init(count: Int = 200, seed: UInt64 = 1) {
    precondition(count >= 2, "a spread needs two samples at least")
    self.count = count
    self.seed = seed
  }
}
