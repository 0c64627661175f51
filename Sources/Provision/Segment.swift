import GIS

/// A straight piece of a line, with a length over 0.
struct Segment: Sendable, Hashable {
  let start, end: Point

  /// Makes a segment, or `nil` where the two ends coincide.
  init?(_ start: Point, _ end: Point) {
    guard start != end else { return nil }
    self.start = start
    self.end = end
  }

  var length: Double { start.distance(to: end) }

  var boundingBox: BoundingBox { BoundingBox(from: start, to: end) }

  /// The place a fraction of the way from start to end.
  func place(_ fraction: Double) -> Point {
    if fraction == 0 { return start }
    if fraction == 1 { return end }
    return start.moved(fraction, towards: end)
  }

  /// The part of this segment that runs beside another, as fractions of the way from start to end; `nil` where none
  /// does: within `tolerance` metres to its left or right, not beyond its ends, in nearly its direction or the
  /// opposite one.
  ///
  /// With the other's start A, unit direction u and length L, a place P runs beside it where 0 ≤ (P − A) · u ≤ L and
  /// |(P − A) × u| ≤ tolerance: a rectangle, which is convex, so that one interval solves it. A rectangle without
  /// round ends: a segment must not hide the beginning of the one that continues it.
  func stretch(beside other: Segment, tolerance: Double) -> ClosedRange<Double>? {
    let otherLength = other.length
    let ux = (other.end.x - other.start.x) / otherLength
    let uy = (other.end.y - other.start.y) / otherLength
    let dx = end.x - start.x
    let dy = end.y - start.y
    guard abs(dx * uy - dy * ux) <= Segment.sineOfSameDirection * length else { return nil }
    let ax = start.x - other.start.x
    let ay = start.y - other.start.y
    let along = interval(from: ax * ux + ay * uy, by: dx * ux + dy * uy, within: 0...otherLength)
    let across = interval(from: ax * uy - ay * ux, by: dx * uy - dy * ux, within: -tolerance...tolerance)
    guard let along, let across else { return nil }
    let low = max(0, along.lowerBound, across.lowerBound)
    let high = min(1, along.upperBound, across.upperBound)
    return low < high ? low...high : nil
  }

  /// The sine of 20°: roads at a greater angle cross each other, at a lesser they run side by side.
  private static let sineOfSameDirection = 0.342_020_143_325_668_7

  /// The t with value + t · slope in a range; `nil` where there is none.
  private func interval(
    from value: Double, by slope: Double, within range: ClosedRange<Double>
  ) -> ClosedRange<Double>? {
    if slope == 0 { return range.contains(value) ? -Double.infinity...Double.infinity : nil }
    let a = (range.lowerBound - value) / slope
    let b = (range.upperBound - value) / slope
    return min(a, b)...max(a, b)
  }
}
