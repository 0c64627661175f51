/// A place in the plane: x to the east and y to the north, in metres of the working system.
///
/// Readers hold degrees in the same type inside a ``SourceLayer``, which nothing but a projection can open.
public struct Point: Sendable, Hashable {
  /// Metres to the east.
  public var x: Double
  /// Metres to the north.
  public var y: Double

  /// Makes the point (x, y).
  @inlinable
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// The straight-line distance to another point, in metres.
  @inlinable
  public func distance(to other: Point) -> Double {
    let dx = other.x - x
    let dy = other.y - y
    return (dx * dx + dy * dy).squareRoot()
  }
}

extension Point {
  /// The point a fraction of the way towards another.
  @inlinable
  package func moved(_ fraction: Double, towards other: Point) -> Point {
    Point(x: x + fraction * (other.x - x), y: y + fraction * (other.y - y))
  }

  /// The fraction of the straight way from one point to another, 0 to 1, at which it comes nearest.
  @inlinable
  package func fraction(nearestOnWayFrom a: Point, to b: Point) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let squared = dx * dx + dy * dy
    return squared > 0 ? min(1, max(0, ((x - a.x) * dx + (y - a.y) * dy) / squared)) : 0
  }
}
