import Glibc
import TestSupport
import Testing

@testable import GIS

/// Small geometries for the tests of GEOS.
enum Shapes {
  static func points(_ pairs: [(Double, Double)]) -> [Point] { pairs.map(Point.init(x:y:)) }

  static func polygon(_ pairs: [(Double, Double)], holes: [[(Double, Double)]] = []) throws -> Geometry {
    .polygon(
      Polygon(
        exterior: try #require(Ring(points(pairs))),
        holes: try holes.map { try #require(Ring(points($0))) }))
  }

  static func rectangle(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) throws -> Geometry {
    try polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)])
  }

  static func line(_ pairs: [(Double, Double)]) throws -> Geometry {
    .lineString(try #require(LineString(points(pairs))))
  }

  /// A star-shaped polygon about a random place: its outline never crosses itself.
  static func star(_ random: inout Seeded, within size: Double) throws -> Geometry {
    let center = Point(x: .random(in: 0...size, using: &random), y: .random(in: 0...size, using: &random))
    let corners = Int.random(in: 3...40, using: &random)
    var ring = (0..<corners).map { corner in
      let angle = 2 * Double.pi * Double(corner) / Double(corners)
      let radius = Double.random(in: 0.02...0.3, using: &random) * size
      return Point(x: center.x + radius * cos(angle), y: center.y + radius * sin(angle))
    }
    ring.append(ring[0])
    return .polygon(Polygon(exterior: try #require(Ring(ring))))
  }
}
