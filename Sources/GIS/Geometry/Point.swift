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
