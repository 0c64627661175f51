extension [Geometry] {
  /// The numbers of the geometries in an order that follows from their coordinates alone, so that what is computed in it does
  /// not depend on the order of a file: by their boxes, then by their vertices. Equal geometries stay as they stand.
  ///
  /// - Complexity: O(vertices), and a sort.
  package var canonicalOrder: [Int] {
    let boxes = map(\.boundingBox)
    return indices.sorted { a, b in
      let keys = zip(boxes[a].corners, boxes[b].corners)
      if let (a, b) = keys.first(where: { $0 != $1 }) { return a < b }
      return self[a].vertices.lexicographicallyPrecedes(self[b].vertices) { ($0.x, $0.y) < ($1.x, $1.y) }
    }
  }
}

extension Geometry {
  fileprivate var vertices: [Point] {
    points + lines.flatMap(\.points) + polygons.flatMap { $0.rings.flatMap(\.points) }
  }
}

extension BoundingBox {
  fileprivate var corners: [Double] { [minX, minY, maxX, maxY] }
}
