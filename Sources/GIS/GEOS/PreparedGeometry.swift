import CGEOS

/// A geometry made ready to meet many others: its edges are indexed once, so that each question costs a fraction.
///
/// Not `Sendable`: its caches have no locks. Each worker prepares its own, inside its own ``withGEOS(_:)``.
package final class PreparedGeometry {
  /// The geometry underneath, which must outlive its preparation.
  private let object: GEOSObject
  private let pointer: OpaquePointer
  private var scope: GEOSScope { object.scope }

  fileprivate init(_ object: GEOSObject, _ pointer: OpaquePointer) {
    self.object = object
    self.pointer = pointer
  }

  deinit { GEOSPreparedGeom_destroy_r(scope.context, pointer) }

  /// Whether a point lies in the interior; on the border it does not.
  package func contains(_ point: Point) throws -> Bool {
    try contains(scope.object(.point(point)))
  }

  /// Whether a point lies in the interior or on the border.
  package func covers(_ point: Point) throws -> Bool {
    try covers(scope.object(.point(point)))
  }

  /// Whether no point of a geometry lies outside.
  package func covers(_ geometry: Geometry) throws -> Bool { try covers(scope.object(geometry)) }

  /// Whether the two share a point; touching counts.
  package func intersects(_ geometry: Geometry) throws -> Bool { try intersects(scope.object(geometry)) }

  /// The distance between the nearest points of the two; zero where they meet. Neither may be empty.
  package func distance(to geometry: Geometry) throws -> Length {
    let other = try scope.object(geometry)
    // GEOS's indexed distance knows outlines, not insides.
    if try intersects(other) { return .zero }
    return .metres(
      try scope.number("distance") {
        GEOSPreparedDistance_r(scope.context, pointer, other.pointer, $0)
      })
  }

  func contains(_ other: GEOSObject) throws -> Bool {
    try scope.answer(GEOSPreparedContains_r(scope.context, pointer, other.pointer), "containment")
  }

  func covers(_ other: GEOSObject) throws -> Bool {
    try scope.answer(GEOSPreparedCovers_r(scope.context, pointer, other.pointer), "containment")
  }

  func intersects(_ other: GEOSObject) throws -> Bool {
    try scope.answer(GEOSPreparedIntersects_r(scope.context, pointer, other.pointer), "meeting")
  }
}

extension GEOSScope {
  /// Prepares a geometry for many questions.
  ///
  /// - Throws: ``Failure``: a coordinate that is no finite number.
  /// - Complexity: O(n log n).
  package func prepare(_ geometry: Geometry) throws -> PreparedGeometry { try prepare(object(geometry)) }

  func prepare(_ object: GEOSObject) throws -> PreparedGeometry {
    guard let pointer = GEOSPrepare_r(context, object.pointer) else {
      throw failure(of: "preparation")
    }
    return PreparedGeometry(object, pointer)
  }
}
