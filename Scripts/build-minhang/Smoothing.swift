import GIS

/// Shapes of lines: the fewest vertices within a tolerance, and rounded corners. Ends stay where they are.
enum Smoothing {
  /// The vertices that keep the line within `tolerance` of itself (Douglas and Peucker 1973); a closed line is
  /// first cut at the vertex farthest from its start. Cost: O(n log n) for ordinary lines.
  static func simplified(_ points: [Point], tolerance: Double) -> [Point] {
    guard points.count > 2 else { return points }
    var keep = [Bool](repeating: false, count: points.count)
    keep[0] = true
    keep[points.count - 1] = true
    var spans = [(0, points.count - 1)]
    while let (first, last) = spans.popLast() {
      guard last - first > 1 else { continue }
      let closed = points[first] == points[last]
      var farthest = (index: first, distance: closed ? -1 : tolerance)
      for index in (first + 1)..<last {
        let distance = distanceToSegment(points[index], points[first], points[last])
        if distance > farthest.distance { farthest = (index, distance) }
      }
      guard farthest.index > first else { continue }
      keep[farthest.index] = true
      spans.append((first, farthest.index))
      spans.append((farthest.index, last))
    }
    return points.indices.filter { keep[$0] }.map { points[$0] }
  }

  /// Corners cut at a quarter and three quarters of each edge, again and again (Chaikin 1974).
  static func rounded(_ points: [Point], rounds: Int) -> [Point] {
    var line = points
    for _ in 0..<rounds where line.count > 2 {
      var next = [line[0]]
      for index in 1..<line.count {
        let (a, b) = (line[index - 1], line[index])
        if index > 1 { next.append(between(a, b, 0.25)) }
        if index < line.count - 1 { next.append(between(a, b, 0.75)) }
      }
      next.append(line[line.count - 1])
      line = next
    }
    return line
  }
}

/// The point a share of the way from a to b.
func between(_ a: Point, _ b: Point, _ share: Double) -> Point {
  Point(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share)
}

/// The distance from a point to the nearest point of the segment from a to b.
func distanceToSegment(_ point: Point, _ a: Point, _ b: Point) -> Double {
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  let square = dx * dx + dy * dy
  guard square > 0 else { return point.distance(to: a) }
  let share = ((point.x - a.x) * dx + (point.y - a.y) * dy) / square
  return point.distance(to: between(a, b, min(1, max(0, share))))
}
