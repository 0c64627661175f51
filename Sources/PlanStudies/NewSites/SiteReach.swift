import Coverage
import GIS
import StreetNetwork

/// How sites reach places: in a straight line, or along streets with the ways to and from them included.
enum SiteReach: Sendable {
  case straightLine
  case alongStreets(Streets, maxSnap: Length)

  /// The sites that reach each of some places, in order.
  ///
  /// Errors: computation. Cost: as for ``forEachPair(of:and:spread:_:)``.
  ///
  /// - Parameter spread: How far what each place stands for extends from it, in metres: a site that reaches any of that
  ///   counts. `nil` for places that are points. Along streets all of it walks from the place itself.
  package func rows(of places: [Point], reachedFrom sites: [Disc], spread: [Double]? = nil) throws -> [[Int]]
  {
    var rows = [[Int]](repeating: [], count: places.count)
    try forEachPair(of: places, and: sites, spread: spread) { place, site, _ in rows[place].append(site) }
    for place in rows.indices { rows[place].sort() }
    return rows
  }

  /// The nearest of the sites that reach each place, with its distance in metres; `nil` where none does. Of two at the same
  /// distance it is the first.
  package func nearest(to places: [Point], from sites: [Disc]) throws -> [(site: Int, distance: Double)?] {
    var nearest = [(site: Int, distance: Double)?](repeating: nil, count: places.count)
    try forEachPair(of: places, and: sites, spread: nil) { place, site, distance in
      if let best = nearest[place], (best.distance, best.site) < (distance, site) { return }
      nearest[place] = (site, distance)
    }
    return nearest
  }

  /// Gives every pair of a place and a site that reaches it. Cost: a look at the sites near each place; along streets a search
  /// around each place or each site, whichever are fewer.
  private func forEachPair(
    of places: [Point], and sites: [Disc], spread: [Double]?, _ body: (Int, Int, Double) -> Void
  ) throws {
    guard let widest = sites.lazy.map(\.radius).max() else { return }
    switch self {
    case .straightLine:
      let tree = PackedTree(sites.map { BoundingBox([$0.center]) ?? .empty })
      for (number, place) in places.enumerated() {
        let more = spread?[number] ?? 0
        tree.search((BoundingBox([place]) ?? .empty).expanded(by: widest + more)) { site in
          let distance = sites[site].center.distance(to: place)
          if distance <= sites[site].radius + more { body(number, site, distance) }
        }
      }
    case .alongStreets(let streets, let maxSnap):
      let costs = StreetCosts(
        from: places, to: sites.map(\.center), within: widest, along: streets, maxSnap: maxSnap.metres)
      for (pair, distance) in costs.distances.enumerated() {
        let site = Int(costs.targets[pair])
        if distance <= sites[site].radius { body(Int(costs.doors[pair]), site, distance) }
      }
    }
  }
}
