/// What one disc hides of the circle: from one direction counter-clockwise to another.
struct HiddenInterval {
  var startX, startY, endX, endY: Double
  /// Diamond angles in [0, 4).
  var start, end: Double
  var disc: Int32

  /// A run of sectors; its ends are the ends of no arc, so that they need no unit vectors.
  init(sectors run: Range<Int>) {
    (startX, startY, endX, endY) = (0, 0, 0, 0)
    (start, end) = (Double(run.lowerBound & 63) / 16, Double(run.upperBound & 63) / 16)
    disc = 0
  }

  /// Makes an interval.
  init(startX: Double, startY: Double, endX: Double, endY: Double, start: Double, end: Double, disc: Int32) {
    (self.startX, self.startY, self.endX, self.endY) = (startX, startY, endX, endY)
    (self.start, self.end, self.disc) = (start, end, disc)
  }

  /// Whether it runs over the angle 0.
  var wraps: Bool { end < start }

  /// Whether it ends beyond another, both wrapping or neither; ends that differ in their last digits alone have an order too,
  /// so that it does not matter which is met first.
  func ends(beyond other: HiddenInterval) -> Bool {
    (end, endX, endY) > (other.end, other.endX, other.endY)
  }

  func starts(before other: HiddenInterval) -> Bool {
    (start, startX, startY) < (other.start, other.startX, other.startY)
  }
}
