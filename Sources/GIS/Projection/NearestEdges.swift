import Glibc

/// How far places lie from the nearest point or edge of a layer, in metres, up to a limit.
///
/// Longitudes and latitudes are taken as a plane about the layer's middle: over a city true to a thousandth.
struct NearestEdges: Sendable {
  private var edges: [(a: Point, b: Point)] = []
  private let tree: PackedTree
  private let plane: LocalPlane
  /// How far a search looks first: as far as edges lie apart were they spread evenly.
  private let firstReach: Double

  /// Distances beyond this count as this: no shift is so long.
  static let limit = 2_000.0

  /// Indexes the points, the paths and the surfaces' outlines of a layer in degrees. Cost: O(n log n) in the vertices.
  init(of layer: SourceLayer, in extent: BoundingBox) {
    let plane = LocalPlane(about: extent.center)
    var edges: [(a: Point, b: Point)] = []
    edges.reserveCapacity(layer.coordinates.count)
    for number in layer.features.indices {
      switch layer.features[number].shape {
      case nil: break
      case .point(let index): edges.append((layer.coordinates[index], layer.coordinates[index]))
      case .multiPoint(let run): for point in layer.coordinates[run] { edges.append((point, point)) }
      case let shape?:
        shape.forEachRun { run in
          for (a, b) in zip(run, run.dropFirst()) {
            edges.append((layer.coordinates[a], layer.coordinates[b]))
          }
        }
      }
    }
    for index in edges.indices {
      edges[index] = (plane.metres(edges[index].a), plane.metres(edges[index].b))
    }
    tree = PackedTree(edges.map { BoundingBox(from: $0.a, to: $0.b) })
    let (low, high) = (
      plane.metres(Point(x: extent.minX, y: extent.minY)), plane.metres(Point(x: extent.maxX, y: extent.maxY))
    )
    let spacing = ((high.x - low.x) * (high.y - low.y) / Double(edges.count + 1)).squareRoot()
    firstReach = min(NearestEdges.limit, max(1, spacing))
    self.edges = edges
    self.plane = plane
  }

  /// The distances of places, in degrees. Cost: O(log n) for each near the layer.
  func distances(from places: [Point]) -> [Double] {
    // A closure that holds the array or the index itself would retain them at every node of the search.
    let (tree, plane, firstReach) = (tree, plane, firstReach)
    return edges.withUnsafeBufferPointer { edges in
      places.map { degrees in
        let place = plane.metres(degrees)
        let box = BoundingBox(at: place)
        var reach = firstReach
        while true {
          var least = NearestEdges.limit * NearestEdges.limit
          tree.search(box.expanded(by: reach)) { number in
            least = min(least, squaredDistance(place, edges[number].a, edges[number].b))
          }
          if least <= reach * reach || reach >= NearestEdges.limit { return least.squareRoot() }
          reach = min(2 * reach, NearestEdges.limit)
        }
      }
    }
  }
}

/// The square of a place's distance from a segment.
private func squaredDistance(_ place: Point, _ a: Point, _ b: Point) -> Double {
  let t = place.fraction(nearestOnWayFrom: a, to: b)
  let x = place.x - a.x - t * (b.x - a.x)
  let y = place.y - a.y - t * (b.y - a.y)
  return x * x + y * y
}

/// Degrees as metres about a place.
private struct LocalPlane: Sendable {
  private let origin: Point
  private let metresPerDegree: Point

  init(about origin: Point) {
    self.origin = origin
    // A sphere of the Earth's mean radius.
    let degree = 6_371_000 * Double.pi / 180
    metresPerDegree = Point(x: degree * cos(origin.y * .pi / 180), y: degree)
  }

  func metres(_ degrees: Point) -> Point {
    Point(x: (degrees.x - origin.x) * metresPerDegree.x, y: (degrees.y - origin.y) * metresPerDegree.y)
  }
}
