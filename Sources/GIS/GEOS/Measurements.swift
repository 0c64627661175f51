import CGEOS

/// Distances and places of a geometry that its coordinates alone do not tell. Errors of all: computation, for an
/// empty geometry or a coordinate that is no finite number.
extension Geometry {
  /// The distance between the nearest points of the two; zero where they meet.
  ///
  /// - Complexity: O(n log n).
  package func distance(to other: Geometry) throws -> Length {
    try withGEOS { geos in
      guard vertexCount > 0, other.vertexCount > 0 else { throw geos.failure(of: "distance-to-nothing") }
      return try geos.prepare(self).distance(to: other)
    }
  }

  /// The centre of mass, which may lie outside.
  ///
  /// - Complexity: O(vertices).
  package func centroid() throws -> Point { try place("centroid", GEOSGetCentroid_r) }

  /// A place that surely belongs to the geometry; for a surface inside it.
  ///
  /// - Complexity: O(n log n).
  package func pointOnSurface() throws -> Point { try place("place-inside", GEOSPointOnSurface_r) }

  private func place(
    _ name: String, _ operation: (GEOSContextHandle_t?, OpaquePointer?) -> OpaquePointer?
  ) throws -> Point {
    try withGEOS { geos in
      let object = try geos.object(self)
      let place = try geos.own(operation(geos.context, object.pointer), name)
      guard let point = try place.geometry(.point)?.points.first else {
        throw geos.failure(of: "place-of-empty")
      }
      return point
    }
  }
}
