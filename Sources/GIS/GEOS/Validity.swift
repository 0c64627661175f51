import CGEOS

/// Why a geometry does not describe a surface (or a path) without doubt.
package struct ValidityProblem: Sendable, Hashable {
  /// A short stable name for scripts, such as `self-crossing`.
  package let code: String
  /// What is wrong, in a planner's words: "the outline crosses itself".
  package let reason: LocalizedText
  /// Where, in the coordinates of the geometry.
  package let place: Point
  /// The number of the part in a multi-geometry, from 1.
  package let part: Int
  /// The number of the ring within its polygon, from 1; `nil` where the rings disagree among themselves.
  package let ring: Int?
}

extension Geometry {
  /// What keeps the geometry from being valid (OGC simple features, as GEOS checks them): the first fault of each
  /// part, or of the parts among themselves where each is sound. Empty for a valid one. Holds in degrees as in metres.
  ///
  /// - Throws: ``Failure`` of kind `computation`, where a coordinate is no finite number.
  /// - Complexity: O(n log n).
  package func validity() throws -> [ValidityProblem] {
    try withGEOS { geos in
      if try geos.fault(of: self) == nil { return [] }
      var problems: [ValidityProblem] = []
      for (index, polygon) in polygons.enumerated() {
        guard let whole = try geos.fault(of: .polygon(polygon)) else { continue }
        // A ring that is at fault by itself names the ring.
        var fault = (whole.between("rings-cross"), Int?.none)
        for (number, ring) in polygon.rings.enumerated() {
          guard let own = try geos.fault(of: .polygon(Polygon(exterior: ring))) else { continue }
          fault = (own, number + 1)
          break
        }
        problems.append(fault.0.problem(part: index + 1, ring: fault.1))
      }
      for (index, line) in lines.enumerated() {
        guard let fault = try geos.fault(of: .lineString(line)) else { continue }
        problems.append(fault.problem(part: index + 1, ring: nil))
      }
      if problems.isEmpty, let fault = try geos.fault(of: self) {
        let parts = fault.between("parts-overlap")
        problems.append(parts.problem(part: 1, ring: nil))
      }
      return problems
    }
  }
}

/// What GEOS says of an invalid geometry.
private struct Fault {
  let code: String
  /// In a planner's words.
  let reason: LocalizedText
  let place: Point

  init(_ reason: String, at place: Point) {
    code = Fault.codes[reason] ?? "invalid-geometry"
    self.reason = Fault.codes[reason].map { texts("validity/\($0)") } ?? LocalizedText(reason)
    self.place = place
  }

  private init(code: String, at place: Point) {
    (self.code, reason, self.place) = (code, texts("validity/\(code)"), place)
  }

  /// A crossing of outlines of which each is sound by itself, in words that say so.
  func between(_ code: String) -> Fault {
    self.code == "self-crossing" ? Fault(code: code, at: place) : self
  }

  func problem(part: Int, ring: Int?) -> ValidityProblem {
    ValidityProblem(code: code, reason: reason, place: place, part: part, ring: ring)
  }

  /// The codes of GEOS's reasons.
  private static let codes = [
    "Self-intersection": "self-crossing",
    "Ring Self-intersection": "self-touching",
    "Hole lies outside shell": "hole-outside",
    "Holes are nested": "nested-holes",
    "Nested shells": "nested-parts",
    "Interior is disconnected": "torn-interior",
    "Duplicate Rings": "repeated-ring",
    "Too few points in geometry component": "too-few-points",
  ]
}

extension GEOSScope {
  /// What is wrong with a geometry; `nil` where it is valid.
  fileprivate func fault(of geometry: Geometry) throws -> Fault? {
    let object = try object(geometry)
    var reason: UnsafeMutablePointer<CChar>?
    var location: OpaquePointer?
    let flag = GEOSisValidDetail_r(context, object.pointer, 0, &reason, &location)
    defer { GEOSFree_r(context, reason) }
    let place = try location.map { try GEOSObject($0, in: self).geometry(.point)?.points.first } ?? nil
    if try answer(flag, "check") { return nil }
    return Fault(
      reason.map { String(cString: $0) } ?? "", at: place ?? geometry.boundingBox.center)
  }
}
