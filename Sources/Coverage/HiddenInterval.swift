/// What one disc hides of the circle: from one direction counter-clockwise to another.
struct HiddenInterval {
  var startX, startY, endX, endY: Double
  /// Diamond angles in [0, 4).
  var start, end: Double
  var disc: Int32

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

extension HiddenInterval {
  /// A run of sectors; its ends are the ends of no arc, so that they need no unit vectors.
  init(sectors run: Range<Int>) {
    self.init(
      startX: 0, startY: 0, endX: 0, endY: 0, start: Double(run.lowerBound & 63) / 16,
      end: Double(run.upperBound & 63) / 16, disc: 0)
  }
}
