/// A path of two vertices or more.
public struct LineString: Sendable, Hashable {
  /// The vertices in order; two or more, consecutive ones may coincide.
  public let points: [Point]

  /// Makes a path, or `nil` where fewer than two vertices are given.
  public init?(_ points: [Point]) {
    guard points.count >= 2 else { return nil }
    self.points = points
  }

  /// The length in metres: the sum over the segments.
  ///
  /// - Complexity: O(vertices).
  public var length: Double {
    var sum = 0.0
    for index in 1..<points.count { sum += points[index - 1].distance(to: points[index]) }
    return sum
  }
}
