import GIS

/// A point, for tests that write many.
package func at(_ x: Double, _ y: Double) -> Point { Point(x: x, y: y) }

/// The upright rectangle between two corners, counter-clockwise from the south-west.
package func rectangle(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> Polygon {
  polygon([at(minX, minY), at(maxX, minY), at(maxX, maxY), at(minX, maxY)])
}

/// A polygon from corners without the closing one.
package func polygon(_ corners: [Point], holes: [[Point]] = []) -> Polygon {
  Polygon(exterior: ring(corners), holes: holes.map(ring))
}

extension Geometry {
  /// The area of the union in square metres: overlaps once.
  package static func unionArea(of geometries: [Geometry]) throws -> Double {
    try union(of: geometries)?.area ?? 0
  }
}

private func ring(_ corners: [Point]) -> Ring {
  guard let ring = Ring(corners + [corners[0]]) else { preconditionFailure("a test's ring is too short") }
  return ring
}
