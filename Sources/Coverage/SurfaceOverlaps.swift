import GIS

/// Where surfaces of people overlap, so that somebody lives on the ground of two of them.
package struct SurfaceOverlaps: Sendable, Hashable {
  /// The pairs of surfaces that overlap by a square metre or more; less is the noise of digitising.
  package let count: Int
  /// The sum of the pairs' common areas, in square metres.
  package let area: Double
  /// The people of either surface who live, spread evenly, on common ground.
  package let people: Double

  private static let leastOverlap = 1.0

  /// Looks for overlaps among surfaces.
  ///
  /// - Errors: ``/GIS/Failure`` of kind `computation` for a surface that is not valid.
  /// - Complexity: O(log n) for each pair of boxes that meet; an overlay where no edge of one has the other on its far
  ///   side, as neighbours that are convex have. On all cores.
  package init(of surfaces: [[Polygon]], people: [Double]) throws {
    precondition(people.count == surfaces.count, "each surface has its people")
    let geometries = surfaces.map { Geometry(polygons: $0) ?? .multiPolygon([]) }
    let tree = PackedTree(geometries.map(\.boundingBox))
    let runs = evenRanges(count: surfaces.count, pieces: coreCount * 4)
    let found = try concurrentMap(count: runs.count) { run in
      try runs[run].flatMap { first in
        try tree.items(meeting: geometries[first].boundingBox).compactMap { second -> (Int, Int, Double)? in
          guard second > first, !surfaces[first].areApart(from: surfaces[second]),
            let common = try geometries[first].intersection(geometries[second])
          else { return nil }
          return common.area >= Self.leastOverlap ? (first, second, common.area) : nil
        }
      }
    }.flatMap { $0 }
    count = found.count
    area = found.reduce(0) { $0 + $1.2 }
    let densities = zip(geometries, people).map { $0.area > 0 ? $1 / $0.area : 0 }
    self.people = found.reduce(0) { $0 + $1.2 * (densities[$1.0] + densities[$1.1]) }
  }
}

extension [Polygon] {
  /// Whether an edge of either has all of itself on one side and all of the other beyond, or on, the edge. Surfaces that
  /// are no single polygon are not looked into.
  fileprivate func areApart(from other: [Polygon]) -> Bool {
    guard count == 1, other.count == 1 else { return false }
    return self[0].exterior.isApart(from: other[0].exterior)
      || other[0].exterior.isApart(from: self[0].exterior)
  }
}

extension Ring {
  /// Whether the line through one of the edges parts this ring from another.
  fileprivate func isApart(from other: Ring) -> Bool {
    zip(points, points.dropFirst()).contains { start, end in
      func side(_ point: Point) -> Double {
        (end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x)
      }
      // This ring's own corners on the line pass for either side, up to rounding.
      let noise = 1e-9 * (abs(end.x - start.x) + abs(end.y - start.y))
      return points.allSatisfy { side($0) >= -noise } && other.points.allSatisfy { side($0) <= noise }
        || points.allSatisfy { side($0) <= noise } && other.points.allSatisfy { side($0) >= -noise }
    }
  }
}
