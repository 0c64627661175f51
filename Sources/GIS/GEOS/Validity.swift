import CGEOS

/// Why a geometry does not describe a surface (or a path) without doubt.
package struct ValidityProblem: Sendable, Hashable {
  /// A short stable name for scripts, such as `self-crossing`.
  package let code: String
  /// What is wrong, in a planner's words: "the outline crosses itself".
  package let reason: String
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
  /// Errors: computation, where a coordinate is no finite number. Cost: O(n log n).
  package func validity() throws -> [ValidityProblem] {
    try withGEOS { geos in
      if try geos.fault(of: self) == nil { return [] }
      var problems: [ValidityProblem] = []
      for (index, polygon) in polygons.enumerated() {
        guard let whole = try geos.fault(of: .polygon(polygon)) else { continue }
        // A ring that is at fault by itself names the ring.
        var fault = (whole.between("rings-cross", "two rings cross or share an edge"), Int?.none)
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
        let parts = fault.between("parts-overlap", "two parts overlap or share an edge")
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
  let reason: String
  let place: Point

  init(_ reason: String, at place: Point) {
    let known = Fault.words[reason] ?? (code: "invalid-geometry", reason: reason)
    (code, self.reason, self.place) = (known.code, known.reason, place)
  }

  private init(_ code: String, _ reason: String, at place: Point) {
    (self.code, self.reason, self.place) = (code, reason, place)
  }

  /// A crossing of outlines of which each is sound by itself, in words that say so.
  func between(_ code: String, _ reason: String) -> Fault {
    self.code == "self-crossing" ? Fault(code, reason, at: place) : self
  }

  func problem(part: Int, ring: Int?) -> ValidityProblem {
    ValidityProblem(code: code, reason: reason, place: place, part: part, ring: ring)
  }

  /// GEOS's reasons in a planner's words.
  private static let words: [String: (code: String, reason: String)] = [
    "Self-intersection": ("self-crossing", "the outline crosses itself"),
    "Ring Self-intersection": ("self-touching", "a ring touches or crosses itself"),
    "Hole lies outside shell": ("hole-outside", "a hole lies outside the surface"),
    "Holes are nested": ("nested-holes", "a hole lies inside another hole"),
    "Nested shells": ("nested-parts", "a part lies inside another part"),
    "Interior is disconnected": ("torn-interior", "the holes cut the surface into pieces"),
    "Duplicate Rings": ("repeated-ring", "the same ring is given twice"),
    "Too few points in geometry component": ("too-few-points", "a ring or path shrinks to a point or a line"),
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
    if try answer(flag, "the check of a geometry") { return nil }
    return Fault(
      reason.map { String(cString: $0) } ?? "", at: place ?? geometry.boundingBox.center)
  }
}
