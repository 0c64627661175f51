import GIS

/// A place on a street: where somebody enters the network.
public struct StreetPlace: Sendable, Hashable {
  /// The edge.
  public var edge: Int
  /// How far along the edge from its first node, in metres.
  public var along: Double
  /// How far it is to walk there from where the search began, in a straight line, in metres.
  public var access: Double
  /// Where it is.
  public var point: Point
}

/// Finds the nearest place on any street, not only at its corners.
public struct StreetLocator: Sendable {
  private let graph: StreetGraph
  private let tree: PackedTree
  /// The edge of each segment, and the number of its first vertex.
  private let edgeOfSegment: [Int32]
  private let vertexOfSegment: [Int32]
  /// How far along its edge each vertex lies, in metres.
  private let along: [Double]

  /// Sorts the segments of a graph's edges. Cost: O(n log n).
  public init(_ graph: StreetGraph) {
    self.graph = graph
    var edges: [Int32] = []
    var starts: [Int32] = []
    var boxes: [BoundingBox] = []
    var along = [Double](repeating: 0, count: graph.vertices.count)
    for edge in 0..<graph.edgeCount {
      let range = Int(graph.firstVertex[edge])..<Int(graph.firstVertex[edge + 1])
      for vertex in range.dropLast() {
        let (a, b) = (graph.vertices[vertex], graph.vertices[vertex + 1])
        along[vertex + 1] = along[vertex] + a.distance(to: b)
        edges.append(Int32(edge))
        starts.append(Int32(vertex))
        boxes.append(
          BoundingBox(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y)))
      }
    }
    tree = PackedTree(boxes)
    edgeOfSegment = edges
    vertexOfSegment = starts
    self.along = along
  }

  /// The nearest place on a street within a distance; `nil` where there is none. Of places equally near, the one on the
  /// edge of the smaller number.
  ///
  /// Cost: O(log n + k) for k segments near.
  public func nearest(to point: Point, within limit: Double) -> StreetPlace? {
    // The search widens, so that a dense city is not searched through up to a generous limit.
    var radius = min(limit, 60)
    while true {
      var best: StreetPlace?
      let box = BoundingBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y).expanded(by: radius)
      tree.search(box) { segment in
        let place = place(on: segment, nearestTo: point)
        guard place.access <= radius else { return }
        if let known = best, (known.access, known.edge) <= (place.access, place.edge) { return }
        best = place
      }
      if best != nil || radius >= limit { return best }
      radius = min(limit, radius * 3)
    }
  }

  private func place(on segment: Int, nearestTo point: Point) -> StreetPlace {
    let vertex = Int(vertexOfSegment[segment])
    let (a, b) = (graph.vertices[vertex], graph.vertices[vertex + 1])
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let squared = dx * dx + dy * dy
    let t = min(1, max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / squared))
    let foot = Point(x: a.x + t * dx, y: a.y + t * dy)
    let edge = Int(edgeOfSegment[segment])
    return StreetPlace(
      edge: edge, along: min(graph.lengths[edge], along[vertex] + t * squared.squareRoot()),
      access: point.distance(to: foot), point: foot)
  }
}
