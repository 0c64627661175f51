import GIS

/// The straight pieces of a layer of streets, indexed, to find where two meet without a common vertex.
struct StreetSegments: Sendable {
  /// A place where two streets meet.
  struct Meeting: Sendable, Hashable {
    /// The numbers of their features.
    let first, second: Int
    let point: Point
  }

  private var starts: [Point] = []
  private var ends: [Point] = []
  /// The number of the feature, and of the path, of each.
  private var features: [Int] = []
  private var paths: [Int] = []
  /// The ends of paths at which nothing else begins.
  private var dangling: [(point: Point, path: Int, feature: Int)] = []
  /// The level of each feature: 0 on the ground, nothing for a bridge or a tunnel.
  private var levels: [Int: Double?] = [:]
  private let tree: PackedTree

  /// How near to another street a dead end is a near miss, in metres: less than the width of any street.
  static let nearMiss = 2.0

  /// Takes the sound lines of a layer. Cost: O(n log n) in the vertices.
  init(of layer: InspectedLayer) {
    var path = 0
    var visits: [Point: Int] = [:]
    var pathEnds: [(point: Point, path: Int, feature: Int)] = []
    for index in layer.streets {
      levels[index] = layer.features[index].streetLevel
      for line in layer.features[index].geometry?.lines ?? [] {
        for (a, b) in zip(line.points, line.points.dropFirst()) where a != b {
          starts.append(a)
          ends.append(b)
          features.append(index)
          paths.append(path)
        }
        // A vertex within a path leads on both ways; its ends lead one way.
        for (number, point) in line.points.enumerated() {
          visits[point, default: 0] += number == 0 || number == line.points.count - 1 ? 1 : 2
        }
        // A stub shorter than twice the distance has its own junction within it.
        if line.length > 2 * Self.nearMiss {
          pathEnds.append((line.points[0], path, index))
          pathEnds.append((line.points[line.points.count - 1], path, index))
        }
        path += 1
      }
    }
    dangling = pathEnds.filter { visits[$0.point] == 1 }
    tree = PackedTree(zip(starts, ends).map { BoundingBox(from: $0, to: $1) })
  }

  /// Where two pieces cross, each within its inside, on one level. Ordered by the pieces; each place once.
  func crossings() -> [Meeting] {
    let runs = evenRanges(count: starts.count, pieces: 8 * coreCount)
    let found = concurrentMap(count: runs.count) { run in runs[run].flatMap(crossings) }
    return found.flatMap { $0 }
  }

  private func crossings(of number: Int) -> [Meeting] {
    let (a, b) = (starts[number], ends[number])
    var found: [(piece: Int, point: Point)] = []
    tree.search(BoundingBox(from: a, to: b)) { other in
      guard other > number, isOnOneLevel(features[number], features[other]),
        let point = crossing(a, b, starts[other], ends[other])
      else { return }
      found.append((other, point))
    }
    return found.sorted { $0.piece < $1.piece }.map {
      Meeting(first: features[number], second: features[$0.piece], point: $0.point)
    }
  }

  private func isOnOneLevel(_ first: Int, _ second: Int) -> Bool {
    guard let a = levels[first] ?? nil, let b = levels[second] ?? nil else { return false }
    return a == b
  }

  /// Dead ends that lie near a piece of another path, and no vertex joins them. In the order of the paths.
  func nearMisses() -> [Meeting] {
    dangling.compactMap { end in
      let box = BoundingBox(at: end.point)
      var nearest: (distance: Double, piece: Int)?
      tree.search(box.expanded(by: Self.nearMiss)) { piece in
        guard paths[piece] != end.path, isOnOneLevel(features[piece], end.feature) else { return }
        let distance = distance(of: end.point, from: starts[piece], ends[piece])
        guard distance <= Self.nearMiss,
          (distance, piece) < (nearest?.distance ?? .infinity, nearest?.piece ?? 0)
        else { return }
        nearest = (distance, piece)
      }
      return nearest.map { Meeting(first: end.feature, second: features[$0.piece], point: end.point) }
    }
  }
}

/// Where two segments cross, each strictly inside the other's ends; `nil` where they touch, share an end or lie apart.
private func crossing(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Point? {
  func side(_ p: Point, _ q: Point, _ r: Point) -> Double {
    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
  }
  if a == c || a == d || b == c || b == d { return nil }
  let (c1, d1) = (side(a, b, c), side(a, b, d))
  let (a1, b1) = (side(c, d, a), side(c, d, b))
  guard c1 * d1 < 0, a1 * b1 < 0 else { return nil }
  return a.moved(a1 / (a1 - b1), towards: b)
}

/// How far a place is from a segment with a length.
private func distance(of place: Point, from a: Point, _ b: Point) -> Double {
  place.distance(to: a.moved(place.fraction(nearestOnWayFrom: a, to: b), towards: b))
}
