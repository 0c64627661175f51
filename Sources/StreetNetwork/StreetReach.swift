/// How far it is along the streets from the nearest facility.
///
/// One search from all facilities at once, each with a lead for what its radius is short of the largest:
/// a place is within reach of some facility exactly where the distance, lead included, is within the largest radius.
package struct StreetReach: Sendable {
  /// A facility on the streets.
  package struct Facility: Sendable, Hashable {
    /// Where it is entered from the streets: one place on each part of them that is near; none serves nobody.
    package var places: [StreetPlace]
    /// How far one may walk from it, the way to the street included, in metres.
    package var radius: Double

    /// Makes a facility.
    package init(places: [StreetPlace], radius: Double) {
      self.places = places
      self.radius = radius
    }
  }

  /// An entrance of a facility on an edge: how far along, and what has been used up there, the way to the street and the
  /// facility's lead.
  struct Entrance {
    let facility: Int32
    let along, used: Double
  }

  /// For each node the distance from the facility that serves it best plus that one's lead, in metres; infinite where
  /// none reaches it.
  package let distances: [Double]
  /// For each node the number of that facility; −1 for none.
  package let facilityOfNode: [Int32]
  /// The largest radius in metres.
  package let limit: Double

  let graph: StreetGraph
  let entrances: [Int: [Entrance]]
  private let facilities: [Facility]

  /// Searches from facilities, no further than their radii.
  ///
  /// The distances do not depend on the order of facilities or streets.
  ///
  /// - Complexity: About O(n + m) for the nodes and edges within reach.
  package init(from facilities: [Facility], on graph: StreetGraph) {
    let limit = facilities.reduce(0) { max($0, $1.radius) }
    var entrances: [Int: [Entrance]] = [:]
    var search = StreetSearch(on: graph, limit: limit)
    for (number, facility) in facilities.enumerated() {
      for place in facility.places {
        let edge = place.edge
        let entrance = Entrance(
          facility: Int32(number), along: place.along, used: place.access + limit - facility.radius)
        entrances[edge, default: []].append(entrance)
        search.start(graph.from[edge], entrance.used + place.along, Int32(number))
        search.start(graph.to[edge], entrance.used + graph.lengths[edge] - place.along, Int32(number))
      }
    }
    search.run(on: graph)
    self.graph = graph
    self.facilities = facilities
    self.entrances = entrances
    distances = search.distances
    self.limit = limit
    facilityOfNode = search.owners
  }

  /// The distance to a place on the streets, the way from the street to it included, and the facility that serves it
  /// best; `nil` where none reaches it. With one radius for all it is the distance to the nearest facility.
  package func nearest(to place: StreetPlace) -> (distance: Double, facility: Int)? {
    nearest(to: [place])
  }

  /// As ``nearest(to:)`` from whichever of some places has the best way.
  package func nearest(to places: ArraySlice<StreetPlace>) -> (distance: Double, facility: Int)? {
    var best = Double.infinity
    var facility: Int32 = -1
    func offer(_ distance: Double, _ number: Int32) {
      if distance < best { (best, facility) = (distance, number) }
    }
    for place in places {
      let edge = place.edge
      let (from, to) = (Int(graph.from[edge]), Int(graph.to[edge]))
      offer(distances[from] + place.along + place.access, facilityOfNode[from])
      offer(distances[to] + graph.lengths[edge] - place.along + place.access, facilityOfNode[to])
      for entrance in entrances[edge] ?? [] {
        offer(entrance.used + abs(entrance.along - place.along) + place.access, entrance.facility)
      }
    }
    guard best <= limit, facility >= 0 else { return nil }
    return (best - (limit - facilities[Int(facility)].radius), Int(facility))
  }
}
