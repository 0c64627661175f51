/// Which weight of which demand each open site serves, where sites have capacities.
public struct Allocation: Sendable, Hashable {
  /// A part of a demand's weight, or all of it.
  public struct Part: Sendable, Hashable {
    /// The demand.
    public var demand: Int
    /// The site that serves it.
    public var site: Int
    /// The weight that it serves of it, above 0.
    public var weight: Double
    /// What a unit of it costs.
    public var cost: Double
  }

  /// The parts by demand, of each the site of least cost first.
  public var parts: [Part]

  /// The weight served in all.
  public var weight: Double { parts.reduce(0) { $0 + $1.weight } }

  /// The weight that each of so many sites serves; 0 for those that are not open.
  public func weightServed(siteCount: Int) -> [Double] {
    var served = [Double](repeating: 0, count: siteCount)
    for part in parts { served[part.site] += part.weight }
    return served
  }
}
