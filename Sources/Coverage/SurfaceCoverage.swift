import Foundation
import GIS

/// Coverage by facilities that are no points, such as parks and greenways: within a distance of their edge, through
/// polygons with a stated error.
package struct SurfaceCoverage: Sendable {
  /// All places within reach of a facility; `nil` where there are no facilities.
  package let region: Geometry?
  /// How far the polygon falls short of the true rim at most, in metres.
  package let sagitta: Double

  /// The sides of the polygon that stands in for a quarter circle.
  private static let quadrantSegments = 64

  /// Draws the region within reach of facilities. A point, path or surface reaches as far as its radius; a surface
  /// itself belongs to its reach.
  ///
  /// - Errors: ``/GIS/Failure`` of kind `computation` for an invalid facility.
  /// - Complexity: GEOS buffers and a union, O(n log n) in their vertices.
  package init(facilities: [Geometry], radii: [Double]) throws {
    precondition(facilities.count == radii.count, "each facility has its radius")
    let buffers = try concurrentMap(count: facilities.count) { number in
      try facilities[number].buffered(
        by: .metres(radii[number]), quadrantSegments: Self.quadrantSegments)
    }
    region = try Geometry.union(of: buffers.compactMap { $0 })
    sagitta = (radii.max() ?? 0) * (1 - cos(.pi / Double(4 * Self.quadrantSegments)))
  }

  /// A region that is known already.
  ///
  /// - Parameters:
  ///   - region: The region; `nil` for none.
  ///   - sagitta: How far it falls short of the true rim at most, in metres.
  package init(region: Geometry?, sagitta: Double) {
    self.region = region
    self.sagitta = sagitta
  }

  /// The covered area of each zone. Each figure may fall short of the truth by ``sagitta`` for each metre of its
  /// outline length.
  package func figures(of zones: ZoneSet) throws -> CoverageFigures {
    var figures = CoverageFigures(
      covered: [Double](repeating: 0, count: zones.count), total: zones.areas,
      outlineLength: [Double](repeating: 0, count: zones.count),
      closureDefect: [Double](repeating: 0, count: zones.count))
    guard let region else { return figures }
    let parts = region.polygons.map(Geometry.polygon)
    let clipped = try Geometry.clip(parts, to: zones.geometries)
    for (zone, pieces) in clipped.enumerated() {
      figures.covered[zone] = pieces.map(\.geometry.area).exactSum
      figures.outlineLength[zone] =
        pieces.flatMap(\.geometry.polygons).flatMap(\.rings).map {
          LineString($0.points)?.length ?? 0
        }.exactSum
    }
    return figures
  }
}

extension ZoneSet {
  /// The zones as geometries, in order.
  package var geometries: [Geometry] { polygons.map { Geometry(polygons: $0) ?? .multiPolygon([]) } }
}
