import CGEOS

/// Geometries made from one. Errors of all: computation, where GEOS cannot cope with an invalid geometry.
extension Geometry {
  /// All places within a distance; inwards where it is negative; `nil` where nothing is left.
  ///
  /// Round corners are replaced by polygons with `quadrantSegments` sides to a quarter: their area falls short by
  /// about 0.64 % · (8 / quadrantSegments)² of the full circle's.
  ///
  /// - Complexity: O(n log n).
  package func buffered(by distance: Length, quadrantSegments: Int = 32) throws -> Geometry? {
    try construct("buffer", .surface) { context, geometry in
      GEOSBuffer_r(context, geometry, distance.metres, Int32(clamping: max(1, quadrantSegments)))
    }
  }

  /// The outline: the rings of a surface, the ends of a path; `nil` for a closed path or points.
  ///
  /// - Complexity: O(vertices).
  package func boundary() throws -> Geometry? {
    switch dimension {
    case .point: nil
    case .line: try construct("boundary", .point, GEOSBoundary_r)
    case .surface: try construct("boundary", .line, GEOSBoundary_r)
    }
  }

  /// The geometry with fewer vertices, none farther than a tolerance from where it was, still valid if it was.
  ///
  /// Neighbours are simplified each for itself, so shared borders may part.
  ///
  /// - Complexity: O(n log n) as a rule.
  package func simplified(tolerance: Length) throws -> Geometry? {
    try construct("simplification", dimension) {
      GEOSTopologyPreserveSimplify_r($0, $1, tolerance.metres)
    }
  }

  /// The geometry with its vertices on a grid, valid as before: parts that the grid cannot hold are left out; `nil`
  /// where nothing is left.
  ///
  /// - Complexity: O(n log n).
  package func snapped(toGrid size: Double) throws -> Geometry? {
    try construct("grid", dimension) { GEOSGeom_setPrecision_r($0, $1, size, 0) }
  }

  /// Paths joined end to end wherever just two meet; `nil` without any.
  ///
  /// - Complexity: O(n log n).
  package func mergedLines() throws -> Geometry? { try construct("joined-paths", .line, GEOSLineMerge_r) }

  private func construct(
    _ name: String, _ dimension: Dimension,
    _ operation: (GEOSContextHandle_t?, OpaquePointer?) -> OpaquePointer?
  ) throws -> Geometry? {
    try withGEOS { geos in
      let object = try geos.object(self)
      return try geos.own(operation(geos.context, object.pointer), name).geometry(
        dimension)
    }
  }
}
