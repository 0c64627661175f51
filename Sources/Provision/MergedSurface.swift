import GIS

/// The surfaces of a layer merged into one, so that every place counts once, however many features cover it.
package struct MergedSurface: Sendable {
  /// Surfaces that do not overlap.
  private let parts: [Geometry]

  /// Merges surfaces; points and lines among the geometries are left out.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `computation`, where GEOS cannot cope with an invalid surface.
  /// - Complexity: O(n log n) in the vertices of surfaces that meet; a surface that meets no other is taken as it is.
  package init(of geometries: [Geometry]) throws {
    let union = try Geometry.union(of: geometries.filter { $0.dimension == .surface })
    parts = union?.polygons.map(Geometry.polygon) ?? []
  }

  private init(parts: [Geometry]) { self.parts = parts }

  /// What of it lies in a mask as well, such as the green within the built-up land.
  ///
  /// - Throws: As ``init(of:)``.
  /// - Complexity: An overlay for each pair of a surface and a part of the mask whose border it crosses.
  package func within(_ mask: MergedSurface) throws -> MergedSurface {
    // The parts on either side do not overlap, so neither do the pieces.
    let pieces = try Geometry.clip(parts, to: mask.parts)
    return MergedSurface(parts: pieces.flatMap { $0.flatMap { $0.geometry.polygons.map(Geometry.polygon) } })
  }

  /// It as one geometry; `nil` where there is none of it.
  package var geometry: Geometry? { Geometry(polygons: parts.flatMap(\.polygons)) }

  /// What of lines lies in it. Errors and cost: as ``within(_:)``.
  package func clip(_ lines: [Geometry]) throws -> [Geometry] {
    try Geometry.clip(lines, to: parts).flatMap { $0.map(\.geometry) }
  }

  /// Its area inside each of some areas of study, in square metres, 0 or more.
  ///
  /// The areas are taken each for itself: where two overlap, the common part counts in both. Over a partition the
  /// figures add up to that of the union.
  ///
  /// - Throws: As ``init(of:)``.
  /// - Complexity: An overlay for each surface that crosses a border; on all cores.
  package func areas(in areas: [Geometry]) throws -> [Area] {
    try Geometry.clip(parts, to: areas).map { pieces in
      .squareMetres(pieces.lazy.map(\.geometry.area).exactSum)
    }
  }
}
