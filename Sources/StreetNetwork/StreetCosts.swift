import GIS

/// How far it is along the streets from each door to each target within a limit: the rows of a sparse matrix.
package struct StreetCosts: Sendable {
  /// The door and the target of each walk, by number, in the order of doors and then of targets.
  package let doors, targets: [Int32]
  /// How long each walk is, the ways to and from the streets included, in metres.
  package let distances: [Double]
  /// Where doors and targets enter the streets.
  package let doorPlaces, targetPlaces: StreetPlaces

  /// Walks from doors to targets. Everybody may walk both ways, so that searches run from whichever are fewer; either may
  /// enter any part of the streets that is near enough, and the shortest way counts.
  ///
  /// Distances are exact; those of the other direction differ by rounding.
  ///
  /// - Parameters:
  ///   - doors: Where walks begin.
  ///   - targets: Where they end.
  ///   - limit: How long a walk may be, itself included, in metres.
  ///   - streets: The streets.
  ///   - maxSnap: How far doors and targets may be from the nearest street, in metres.
  /// - Complexity: A search of the streets within the limit of each door or of each target, on all cores, which
  ///   touches only what it reaches; and a look for the nearest streets of each.
  package init(
    from doors: [Point], to targets: [Point], within limit: Double, along streets: Streets, maxSnap: Double
  ) {
    doorPlaces = StreetPlaces(of: doors, on: streets, within: maxSnap)
    targetPlaces = StreetPlaces(of: targets, on: streets, within: maxSnap)
    let isTurned = targets.count < doors.count
    let (starts, ends) = isTurned ? (targetPlaces, doorPlaces) : (doorPlaces, targetPlaces)
    let graph = streets.graph
    let ways = EndsByNode(ends, on: graph)
    let runs = evenRanges(count: starts.count, pieces: 16)
    let found = concurrentMap(count: runs.count) { run in
      var search = NearbySearch(on: graph, to: ways, limit: limit)
      var walks: [Walk] = []
      for start in runs[run] {
        for (end, distance) in search.walks(from: starts[start]) {
          walks.append(
            isTurned
              ? Walk(door: end, target: Int32(start), distance: distance)
              : Walk(door: Int32(start), target: end, distance: distance))
        }
      }
      return walks
    }
    var walks = Array(found.joined())
    walks.sort { ($0.door, $0.target) < ($1.door, $1.target) }
    self.doors = walks.map(\.door)
    self.targets = walks.map(\.target)
    distances = walks.map(\.distance)
  }

  private struct Walk {
    let door, target: Int32
    let distance: Double
  }
}

/// Where walks may end, by the nodes that they come from.
struct EndsByNode: Sendable {
  /// A way from a node to an end: along one edge, and off it.
  struct Way {
    let end: Int32
    let distance: Double
  }

  /// The ways from each node.
  let ways: CompressedRows<Way>
  /// The ends on each edge that has any, for walks that never leave it.
  let onEdge: [Int: [(end: Int32, place: StreetPlace)]]
  /// The number of ends.
  let count: Int

  init(_ places: StreetPlaces, on graph: StreetGraph) {
    var nodes: [Int32] = []
    var found: [Way] = []
    var onEdge: [Int: [(end: Int32, place: StreetPlace)]] = [:]
    for number in 0..<places.count {
      for place in places[number] {
        onEdge[place.edge, default: []].append((Int32(number), place))
        nodes += [graph.from[place.edge], graph.to[place.edge]]
        found += [
          Way(end: Int32(number), distance: place.access + place.along),
          Way(end: Int32(number), distance: place.access + graph.lengths[place.edge] - place.along),
        ]
      }
    }
    ways = CompressedRows(count: graph.nodes.count, rows: nodes) { found[$0] }
    self.onEdge = onEdge
    count = places.count
  }
}
