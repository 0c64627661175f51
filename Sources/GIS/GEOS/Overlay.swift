import CGEOS

/// Two geometries laid over each other.
///
/// Results hold the parts of one dimension alone: where two surfaces share only a border their intersection is
/// nothing, not a line. Errors of all: computation, where GEOS cannot cope with an invalid geometry. Cost:
/// O(n log n) in the vertices and crossings of both.
extension Geometry {
  /// What belongs to both, in the lesser dimension of the two; `nil` where there is nothing.
  package func intersection(_ other: Geometry) throws -> Geometry? {
    guard boundingBox.intersects(other.boundingBox) else { return nil }
    return try overlay(
      other, keeping: min(dimension, other.dimension), "intersection", GEOSIntersection_r)
  }

  /// What belongs to this and not to the other, in this one's dimension; `nil` where nothing is left.
  package func subtracting(_ other: Geometry) throws -> Geometry? {
    if vertexCount > 0, !boundingBox.intersects(other.boundingBox) { return self }
    return try overlay(other, keeping: dimension, "difference", GEOSDifference_r)
  }

  /// What belongs to either, in the greater dimension of the two; `nil` where both are empty.
  package func union(_ other: Geometry) throws -> Geometry? {
    try overlay(other, keeping: max(dimension, other.dimension), "union", GEOSUnion_r)
  }

  private func overlay(
    _ other: Geometry, keeping dimension: Dimension, _ name: String,
    _ operation: (GEOSContextHandle_t?, OpaquePointer?, OpaquePointer?) -> OpaquePointer?
  ) throws -> Geometry? {
    try withGEOS { geos in
      let first = try geos.object(self)
      let second = try geos.object(other)
      return try geos.own(
        operation(geos.context, first.pointer, second.pointer), name
      ).geometry(dimension)
    }
  }
}
