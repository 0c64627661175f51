/// Which weight of which demand each open site serves, where sites have capacities.
package struct Allocation: Sendable, Hashable {
  /// A part of a demand's weight, or all of it.
  package struct Part: Sendable, Hashable {
    /// The demand.
    package var demand: Int
    /// The site that serves it.
    package var site: Int
    /// The weight that it serves of it, above 0.
    package var weight: Double
    /// What a unit of it costs.
    package var cost: Double
  }

  /// The parts by demand, of each the site of least cost first.
  package var parts: [Part]

  /// The weight served in all.
  package var weight: Double { parts.reduce(0) { $0 + $1.weight } }

  /// The weight that each of so many sites serves; 0 for those that are not open.
  package func weightServed(siteCount: Int) -> [Double] {
    var served = [Double](repeating: 0, count: siteCount)
    for part in parts { served[part.site] += part.weight }
    return served
  }
}
