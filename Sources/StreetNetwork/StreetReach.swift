import GIS

/// How far it is along the streets from the nearest facility.
///
/// One search from all facilities at once, each with a lead for what its radius is short of the largest:
/// a place is within reach of some facility exactly where the distance, lead included, is within the largest radius.
public struct StreetReach: Sendable {
  /// A facility on the streets.
  public struct Facility: Sendable, Hashable {
    /// Where it stands on the streets.
    public var place: StreetPlace
    /// How far one may walk from it, the way to the street included, in metres.
    public var radius: Double

    /// Makes a facility.
    public init(place: StreetPlace, radius: Double) {
      self.place = place
      self.radius = radius
    }
  }

  /// For each node the distance from the facility that serves it best plus that one's lead, in metres; infinite where
  /// none reaches it.
  public let distances: [Double]
  /// For each node the number of that facility; −1 for none.
  public let facilityOfNode: [Int32]
  /// The largest radius in metres.
  public let limit: Double

  let graph: StreetGraph
  let facilities: [Facility]
  let facilitiesOnEdge: [Int: [Int32]]

  /// Searches from facilities, no further than their radii.
  ///
  /// The distances do not depend on the order of facilities or streets. Cost: about O(n + m) for the nodes and edges
  /// within reach.
  public init(from facilities: [Facility], on graph: StreetGraph) {
    let limit = facilities.reduce(0) { max($0, $1.radius) }
    var onEdge: [Int: [Int32]] = [:]
    var search = StreetSearch(on: graph, limit: limit)
    for (number, facility) in facilities.enumerated() {
      let edge = facility.place.edge
      let start = facility.place.access + limit - facility.radius
      onEdge[edge, default: []].append(Int32(number))
      search.start(graph.from[edge], start + facility.place.along, Int32(number))
      search.start(graph.to[edge], start + graph.lengths[edge] - facility.place.along, Int32(number))
    }
    search.run(on: graph)
    self.graph = graph
    self.facilities = facilities
    distances = search.distances
    self.limit = limit
    facilityOfNode = search.owners
    facilitiesOnEdge = onEdge
  }

  /// The distance to a place on the streets, the way from the street to it included, and the facility that serves it
  /// best; `nil` where none reaches it. With one radius for all it is the distance to the nearest facility.
  public func nearest(to place: StreetPlace) -> (distance: Double, facility: Int)? {
    let edge = place.edge
    var best = distances[Int(graph.from[edge])] + place.along
    var facility = facilityOfNode[Int(graph.from[edge])]
    let other = distances[Int(graph.to[edge])] + graph.lengths[edge] - place.along
    if other < best { (best, facility) = (other, facilityOfNode[Int(graph.to[edge])]) }
    for number in facilitiesOnEdge[edge] ?? [] {
      let direct = lead(of: Int(number)) + abs(facilities[Int(number)].place.along - place.along)
      if direct < best { (best, facility) = (direct, number) }
    }
    best += place.access
    guard best <= limit, facility >= 0 else { return nil }
    return (best - (limit - facilities[Int(facility)].radius), Int(facility))
  }

  /// What a facility has used up where its street begins: the way to it, and its lead.
  func lead(of facility: Int) -> Double {
    facilities[facility].place.access + limit - facilities[facility].radius
  }
}
