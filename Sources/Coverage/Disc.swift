import GIS

/// What one facility serves by straight line: all places within a radius of its centre.
package struct Disc: Sendable, Hashable {
  /// Where the facility is.
  package var center: Point
  /// How far it serves, in metres; 0 serves nothing.
  package var radius: Double

  /// Makes a disc; `radius` must be finite and not negative.
  package init(center: Point, radius: Double) {
    precondition(radius >= 0 && radius.isFinite, "a radius is a finite length")
    self.center = center
    self.radius = radius
  }
}
