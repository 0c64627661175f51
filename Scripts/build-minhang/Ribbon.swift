import Foundation
import GIS

/// A band of even width around a smooth path; paths bend less sharply than half the width.
func ribbon(around path: [Point], width: Double) -> Polygon? {
  let left = offset(path, by: width / 2)
  let right = offset(path, by: -width / 2)
  guard let first = left.first else { return nil }
  return Ring(left + right.reversed() + [first]).map { Polygon(exterior: $0) }
}

/// A path moved sideways, to the left where `distance` is positive.
func offset(_ path: [Point], by distance: Double) -> [Point] {
  path.indices.map { index in
    let before = path[max(0, index - 1)]
    let after = path[min(path.count - 1, index + 1)]
    let length = max(before.distance(to: after), 1e-9)
    return Point(
      x: path[index].x - (after.y - before.y) / length * distance,
      y: path[index].y + (after.x - before.x) / length * distance)
  }
}

/// A closed blob around a center: a circle of the area given, with a few lobes.
func blob(around center: Point, area: Double, random: inout SplitMix) -> Polygon? {
  let lobes = (2...4).map { (Double($0), random.uniform(0.04..<0.16), random.uniform(0..<(2 * .pi))) }
  let corners = 48
  let radii = (0..<corners).map { corner in
    let angle = 2 * .pi * Double(corner) / Double(corners)
    return lobes.reduce(1) { $0 + $1.1 * sin($1.0 * angle + $1.2) }
  }
  // The area of a fan of triangles of unit mean radius.
  let turn = 2 * Double.pi / Double(corners)
  let unit = radii.indices.reduce(0) { $0 + radii[$1] * radii[($1 + 1) % corners] * sin(turn) / 2 }
  let scale = (area / unit).squareRoot()
  var points = radii.enumerated().map { corner, radius in
    let angle = turn * Double(corner)
    return Point(x: center.x + scale * radius * cos(angle), y: center.y + scale * radius * sin(angle))
  }
  points.append(points[0])
  return Ring(points).map { Polygon(exterior: $0) }
}
