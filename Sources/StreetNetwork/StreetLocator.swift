import GIS

/// A place on a street: where somebody enters the network.
package struct StreetPlace: Sendable, Hashable {
  /// The edge.
  package var edge: Int
  /// How far along the edge from its first node, in metres.
  package var along: Double
  /// How far it is to walk there from where the search began, in a straight line, in metres.
  package var access: Double
  /// Where it is.
  package var point: Point
}

/// Finds the nearest place on any street, not only at its corners, in each part of the streets that hangs together.
package struct StreetLocator: Sendable {
  private let graph: StreetGraph
  /// The boxes of the parts, and the segments of each.
  private let parts: PackedTree
  private let segmentsOfPart: [Segments]
  /// How far along its edge each vertex lies, in metres.
  private let along: [Double]

  /// How much farther a place may be and still pass for equally near, in metres.
  private static let tie = 0.001

  /// The segments of one part.
  private struct Segments: Sendable {
    let tree: PackedTree
    /// The edge of each segment, and the number of its first vertex.
    let edges: [Int32]
    let vertices: [Int32]
  }

  /// Sorts the segments of a graph's edges.
  ///
  /// - Complexity: O(n log n).
  package init(_ graph: StreetGraph) { self.init(graph, StreetComponents(of: graph)) }

  /// As ``init(_:)`` where the parts are known.
  init(_ graph: StreetGraph, _ components: StreetComponents) {
    self.graph = graph
    var along = [Double](repeating: 0, count: graph.vertices.count)
    let edgesOfPart = CompressedRows(
      count: components.lengths.count, rows: graph.from.map { components.ofNode[Int($0)] }, value: { $0 })
    segmentsOfPart = components.lengths.indices.map { part in
      var edges: [Int32] = []
      var starts: [Int32] = []
      var boxes: [BoundingBox] = []
      for edge in edgesOfPart[part] {
        let range = Int(graph.firstVertex[edge])..<Int(graph.firstVertex[edge + 1])
        for vertex in range.dropLast() {
          let (a, b) = (graph.vertices[vertex], graph.vertices[vertex + 1])
          along[vertex + 1] = along[vertex] + a.distance(to: b)
          edges.append(Int32(edge))
          starts.append(Int32(vertex))
          boxes.append(BoundingBox(from: a, to: b))
        }
      }
      return Segments(tree: PackedTree(boxes), edges: edges, vertices: starts)
    }
    self.along = along
    parts = PackedTree(segmentsOfPart.map(\.tree.extent))
  }

  /// The nearest place on a street within a distance; `nil` where there is none. Of places equally near, the one on
  /// the edge of the smaller number.
  ///
  /// - Complexity: That of ``nearestOfEachPart(to:within:)``.
  package func nearest(to point: Point, within limit: Double) -> StreetPlace? {
    nearestOfEachPart(to: point, within: limit).first
  }

  /// The nearest places within a distance on each part of the streets between which there is no way, the nearest first;
  /// empty where no street is so near. Who stands beside a path that leads nowhere may also take the street beyond it, and
  /// who stands midway between two streets takes either: places of a part that are equally near, to 1 mm, all count, so that
  /// no order of the streets decides.
  ///
  /// - Complexity: O(log n + k) for each part near, with k segments about the place.
  package func nearestOfEachPart(to point: Point, within limit: Double) -> [StreetPlace] {
    let box = BoundingBox(at: point)
    var places: [StreetPlace] = []
    parts.search(box.expanded(by: limit)) { part in
      places += nearest(on: segmentsOfPart[part], to: point, box, within: limit)
    }
    if places.count > 1 { places.sort { ($0.access, $0.edge) < ($1.access, $1.edge) } }
    return places
  }

  private func nearest(
    on segments: Segments, to point: Point, _ box: BoundingBox, within limit: Double
  ) -> [StreetPlace] {
    // The search widens, so that a dense city is not searched through up to a generous limit.
    var radius = min(limit, 60)
    while true {
      var found: [StreetPlace] = []
      var least = radius
      segments.tree.search(box.expanded(by: radius)) { number in
        let place = place(
          on: Int(segments.edges[number]), vertex: Int(segments.vertices[number]), nearestTo: point)
        guard place.access <= min(radius, least + Self.tie) else { return }
        if place.access < least { least = place.access }
        // Segments that meet in the nearest vertex give it once.
        if !found.contains(where: { $0.point == place.point }) { found.append(place) }
      }
      if !found.isEmpty || radius >= limit { return found.filter { $0.access <= least + Self.tie } }
      radius = min(limit, radius * 3)
    }
  }

  private func place(on edge: Int, vertex: Int, nearestTo point: Point) -> StreetPlace {
    let (a, b) = (graph.vertices[vertex], graph.vertices[vertex + 1])
    let t = point.fraction(nearestOnWayFrom: a, to: b)
    let foot = a.moved(t, towards: b)
    return StreetPlace(
      edge: edge, along: min(graph.lengths[edge], along[vertex] + t * a.distance(to: b)),
      access: point.distance(to: foot), point: foot)
  }
}
