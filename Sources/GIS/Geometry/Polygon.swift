/// A surface with one outer ring and any number of holes.
///
/// The rings are closed by construction; whether they cross is a question for `Validity`.
/// Either direction of a ring is taken: the outer ring counts as outside, the others as holes.
public struct Polygon: Sendable, Hashable {
  /// The outer ring.
  public let exterior: Ring
  /// The holes.
  public let holes: [Ring]

  /// Makes a polygon of an outer ring and its holes.
  public init(exterior: Ring, holes: [Ring] = []) {
    self.exterior = exterior
    self.holes = holes
  }

  /// The upright square of a side in metres around a point.
  public init(square side: Double, around centre: Point) {
    let half = side / 2
    let corners = [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)]
    self.init(exterior: Ring(unchecked: corners.map { Point(x: centre.x + $0.0, y: centre.y + $0.1) }))
  }

  /// The area in square metres: the outer ring's less the holes'.
  ///
  /// - Complexity: O(vertices).
  public var area: Double {
    holes.reduce(abs(exterior.signedArea)) { $0 - abs($1.signedArea) }
  }

  /// The centre of gravity of the surface, holes left out; the first vertex where it has no area. It may lie outside
  /// a surface that is bent.
  ///
  /// - Complexity: O(vertices).
  public var centroid: Point {
    let origin = exterior.points[0]
    var (twice, x, y) = (0.0, 0.0, 0.0)
    for ring in oriented.rings {
      for (a, b) in zip(ring.points, ring.points.dropFirst()) {
        let (ax, ay, bx, by) = (a.x - origin.x, a.y - origin.y, b.x - origin.x, b.y - origin.y)
        let cross = ax * by - ay * bx
        twice += cross
        x += (ax + bx) * cross
        y += (ay + by) * cross
      }
    }
    guard twice > 0 else { return origin }
    return Point(x: origin.x + x / (3 * twice), y: origin.y + y / (3 * twice))
  }

  /// The outer ring first, then the holes.
  public var rings: [Ring] { [exterior] + holes }

  /// The same surface with the outer ring counter-clockwise and the holes clockwise (RFC 7946, section 3.1.6).
  public var oriented: Polygon {
    Polygon(
      exterior: exterior.signedArea < 0 ? exterior.reversed : exterior,
      holes: holes.map { $0.signedArea > 0 ? $0.reversed : $0 })
  }
}
