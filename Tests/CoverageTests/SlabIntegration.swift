import Foundation
import GIS

@testable import Coverage

/// The covered area of a zone by another way: what lies in the zone and in `depth` discs along a parallel is a few intervals, whose
/// length is analytic between the heights where anything meets. Each slab between two such heights is integrated by Gauss and
/// Legendre in θ, with y = a + (b − a)(1 − cos θ) ÷ 2, which takes the roots out of its ends.
struct SlabIntegration {
  private let zone: [Polygon]
  private let discs: [Disc]

  init(_ zone: [Polygon], _ discs: [Disc]) {
    // About a corner of the zone, from which others differ without rounding, so that far-off coordinates cost no digits.
    let origin = zone[0].exterior.points[0]
    func moved(_ point: Point) -> Point { Point(x: point.x - origin.x, y: point.y - origin.y) }
    self.zone = zone.map { surface in
      Polygon(
        exterior: Ring(surface.exterior.points.map(moved)) ?? surface.exterior,
        holes: surface.holes.compactMap { Ring($0.points.map(moved)) })
    }
    self.discs = discs.filter { $0.radius > 0 }.map { Disc(center: moved($0.center), radius: $0.radius) }
  }

  func area(atLeast depth: Int = 1) -> Double {
    let heights = self.heights
    var area = 0.0
    for (low, high) in zip(heights, heights.dropFirst()) where high - low > 1e-13 * max(1, abs(high)) {
      for (node, weight) in Self.nodes {
        let angle = (node + 1) * .pi / 2
        let y = low + (high - low) * (1 - cos(angle)) / 2
        area += weight * .pi / 2 * (high - low) / 2 * sin(angle) * length(at: y, atLeast: depth)
      }
    }
    return area
  }

  private var edges: [(Point, Point)] {
    zone.flatMap(\.rings).flatMap { zip($0.points, $0.points.dropFirst()) }
  }

  /// The heights at which anything begins, ends or meets.
  private var heights: [Double] {
    var heights = edges.map(\.0.y)
    let (low, high) = (heights.min() ?? 0, heights.max() ?? 0)
    for (number, disc) in discs.enumerated() {
      let (c, r) = (disc.center, disc.radius)
      heights += [c.y - r, c.y + r]
      for (a, b) in edges {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let squared = dx * dx + dy * dy
        let middle = ((c.x - a.x) * dx + (c.y - a.y) * dy) / squared
        let cross = dx * (c.y - a.y) - dy * (c.x - a.x)
        let half = max(0, r * r * squared - cross * cross).squareRoot() / squared
        heights += [a.y + (middle - half) * dy, a.y + (middle + half) * dy]
      }
      for other in discs[..<number] {
        let (dx, dy) = (other.center.x - c.x, other.center.y - c.y)
        let squared = dx * dx + dy * dy
        guard squared > 0 else { continue }
        let along = (squared + r * r - other.radius * other.radius) / (2 * squared)
        let across = max(0, r * r / squared - along * along).squareRoot()
        heights += [c.y + along * dy - across * dx, c.y + along * dy + across * dx]
      }
    }
    return heights.filter { $0 >= low && $0 <= high }.sorted()
  }

  private func length(at y: Double, atLeast depth: Int) -> Double {
    var events: [(x: Double, zone: Bool, change: Int)] = []
    for (a, b) in edges where (a.y > y) != (b.y > y) {
      events.append((a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x), true, 0))
    }
    for disc in discs {
      let squared = disc.radius * disc.radius - (y - disc.center.y) * (y - disc.center.y)
      if squared <= 0 { continue }
      events.append((disc.center.x - squared.squareRoot(), false, 1))
      events.append((disc.center.x + squared.squareRoot(), false, -1))
    }
    events.sort { $0.x < $1.x }
    var (isInside, covering, length) = (false, 0, 0.0)
    for (number, event) in events.enumerated() {
      if number > 0, isInside, covering >= depth { length += event.x - events[number - 1].x }
      if event.zone { isInside.toggle() }
      covering += event.change
    }
    return length
  }

  /// The nodes and weights of Gauss and Legendre for 32 points, by Newton's method.
  private static let nodes: [(Double, Double)] = {
    let count = 32
    return (0..<count).map { number in
      var x = cos(.pi * (Double(number) + 0.75) / (Double(count) + 0.5))
      var slope = 0.0
      for _ in 0..<100 {
        var (last, value) = (1.0, x)
        for degree in 2...count {
          (last, value) = (
            value, ((2 * Double(degree) - 1) * x * value - (Double(degree) - 1) * last) / Double(degree)
          )
        }
        slope = Double(count) * (x * value - last) / (x * x - 1)
        x -= value / slope
      }
      return (x, 2 / ((1 - x * x) * slope * slope))
    }
  }()
}
