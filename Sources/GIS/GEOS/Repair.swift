import CGEOS

/// A mended geometry, and what mending did to it.
package struct Repair: Sendable, Hashable {
  /// The valid geometry; `nil` where nothing of its dimension was left.
  package let geometry: Geometry?
  /// The faults that were mended; empty where the geometry was valid, and is given back as it was.
  package let faults: [ValidityProblem]
  /// The area before, each ring by its enclosed area: for a crossing outline a mere number.
  package let areaBefore: Area
  /// The area after.
  package let areaAfter: Area
}

extension Geometry {
  /// The geometry made valid, with an account. Only for whoever asked for a repair: faulty data are never mended
  /// in silence.
  ///
  /// Surfaces are rebuilt ring by ring: what an outline encloses an odd or even number of times about a crossing
  /// becomes surface, overlapping parts are merged, holes are cut out, what has no area is dropped.
  ///
  /// - Throws: ``Failure`` of kind `computation`, where GEOS cannot mend it.
  /// - Complexity: O(n log n).
  package func repaired() throws -> Repair {
    let faults = try validity()
    let before = Area.squareMetres(area)
    if faults.isEmpty { return Repair(geometry: self, faults: [], areaBefore: before, areaAfter: before) }
    let mended = try rebuilt()
    return Repair(
      geometry: mended, faults: faults, areaBefore: before, areaAfter: .squareMetres(mended?.area ?? 0))
  }

  /// The geometry rebuilt ring by ring; `nil` where nothing of its dimension is left.
  func rebuilt() throws -> Geometry? {
    try withGEOS { geos in
      let object = try geos.object(self)
      guard let parameters = GEOSMakeValidParams_create_r(geos.context) else {
        throw geos.failure(of: "repair")
      }
      defer { GEOSMakeValidParams_destroy_r(geos.context, parameters) }
      _ = GEOSMakeValidParams_setMethod_r(geos.context, parameters, GEOS_MAKE_VALID_STRUCTURE)
      _ = GEOSMakeValidParams_setKeepCollapsed_r(geos.context, parameters, 0)
      return try geos.own(
        GEOSMakeValidWithParams_r(geos.context, object.pointer, parameters), "repair"
      ).geometry(dimension)
    }
  }
}
