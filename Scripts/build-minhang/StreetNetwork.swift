import GIS

/// The streets as a graph on the plane: edges between junctions, cut at the land's edge.
struct StreetNetwork {
  /// A stretch of street between two nodes.
  struct Edge {
    var street: Int
    var rank: RoadClass
    var from: Int
    var to: Int
    /// Vertices in order, ends included; the same as those of the nodes bit for bit.
    var points: [Point]
    var length: Double
  }

  /// A vertex each so many metres along bends.
  private static let step = 160.0
  /// Stubs below this length at the land's edge are left out.
  private static let shortest = 60.0

  private(set) var nodes: [Point] = []
  private(set) var edges: [Edge] = []
  private var nodeNumbers: [Point: Int] = [:]

  /// Lays streets on the land; bridges are laid on the whole district. Cost: O(streets + junctions) and a clip
  /// for each edge that leaves the land.
  init(_ streets: [Street], frame: StreetFrame, land: Ground, district: Ground, isBridge: (Street) -> Bool)
    throws
  {
    let junctions = StreetNetwork.junctions(streets)
    for (index, street) in streets.enumerated() {
      let ground = isBridge(street) ? district : land
      let stops = Set(junctions[index] + [street.from, street.to]).sorted()
      for (from, to) in zip(stops, stops.dropFirst()) {
        let path = frame.path(from: street.position(from), to: street.position(to), step: StreetNetwork.step)
        for piece in try ground.clipped(path) {
          let length = pathLength(piece)
          let isWhole = piece.count == path.count && piece.first == path.first && piece.last == path.last
          guard isWhole || length >= StreetNetwork.shortest else { continue }
          edges.append(
            Edge(
              street: index, rank: street.rank, from: node(piece[0]), to: node(piece[piece.count - 1]),
              points: piece, length: length))
        }
      }
    }
  }

  /// The length of all edges, metres.
  var length: Double { edges.reduce(0) { $0 + $1.length } }

  /// Shortens the last edges, which no other ends on, until the total is `target`.
  mutating func shorten(to target: Double) {
    var excess = length - target
    while excess > 0, let last = edges.popLast() {
      if last.length > excess {
        let points = cut(last.points, at: last.length - excess)
        edges.append(
          Edge(
            street: last.street, rank: last.rank, from: last.from, to: node(points[points.count - 1]),
            points: points, length: pathLength(points)))
      }
      excess -= last.length
    }
  }

  private mutating func node(_ place: Point) -> Int {
    if let number = nodeNumbers[place] { return number }
    nodeNumbers[place] = nodes.count
    nodes.append(place)
    return nodes.count - 1
  }

  /// For each street, where others meet or cross it. Cost: O((streets + junctions) log streets).
  private static func junctions(_ streets: [Street]) -> [[Double]] {
    var junctions = [[Double]](repeating: [], count: streets.count)
    let across = streets.indices.filter { streets[$0].along == .u }.sorted { streets[$0].at < streets[$1].at }
    let heights = across.map { streets[$0].at }
    for upright in streets.indices where streets[upright].along == .v {
      var next = heights.partitioningIndex { $0 >= streets[upright].from }
      while next < across.count, heights[next] <= streets[upright].to {
        let level = across[next]
        if streets[level].from <= streets[upright].at, streets[upright].at <= streets[level].to {
          junctions[upright].append(streets[level].at)
          junctions[level].append(streets[upright].at)
        }
        next += 1
      }
    }
    return junctions
  }
}

extension Array where Element == Double {
  /// The first index whose value satisfies a condition that holds for a tail of the array. Cost: O(log n).
  func partitioningIndex(where belongs: (Double) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// The length of a path, metres.
func pathLength(_ points: [Point]) -> Double {
  zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
}

/// The first `length` metres of a path.
func cut(_ points: [Point], at length: Double) -> [Point] {
  var kept = [points[0]]
  var left = length
  for (a, b) in zip(points, points.dropFirst()) {
    let step = a.distance(to: b)
    if step >= left {
      kept.append(between(a, b, left / step))
      return kept
    }
    kept.append(b)
    left -= step
  }
  return kept
}
