/// A closed line of four points or more, the last equal to the first.
public struct Ring: Sendable, Hashable {
  /// The vertices; the last repeats the first.
  public let points: [Point]

  /// Makes a ring, or `nil` where the points are fewer than four or the line does not close.
  public init?(_ points: [Point]) {
    guard points.count >= 4, points.first == points.last else { return nil }
    self.points = points
  }

  /// The enclosed area in square metres, positive where the ring runs counter-clockwise (shoelace formula, taken
  /// about the first vertex so that far-off origins cost no digits).
  ///
  /// - Complexity: O(vertices).
  public var signedArea: Double {
    let origin = points[0]
    var twice = 0.0
    for index in 1..<(points.count - 1) {
      let ax = points[index].x - origin.x
      let ay = points[index].y - origin.y
      let bx = points[index + 1].x - origin.x
      let by = points[index + 1].y - origin.y
      twice += ax * by - ay * bx
    }
    return twice / 2
  }

  /// The same ring run the other way.
  public var reversed: Ring { Ring(unchecked: points.reversed()) }

  init(unchecked points: [Point]) { self.points = points }
}
