import GIS

/// What one facility serves by straight line: all places within a radius of its centre.
public struct Disc: Sendable, Hashable {
  /// Where the facility is.
  public var center: Point
  /// How far it serves, in metres; 0 serves nothing.
  public var radius: Double

  /// Makes a disc; `radius` must be finite and not negative.
  public init(center: Point, radius: Double) {
    precondition(radius >= 0 && radius.isFinite, "a radius is a finite length")
    self.center = center
    self.radius = radius
  }
}
