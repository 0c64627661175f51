import GIS

/// The towns as surfaces that share their borders: every arc is smoothed once, and both its towns are put
/// together from the result, so neighbours have the same vertices bit for bit.
struct Partition {
  /// Borders are straightened within this share of a fine cell: less than half, so no two can cross.
  private static let tolerance = 0.45
  private static let rounds = 2

  /// Town names in the order of their labels, each with its surface.
  let towns: [(name: String, shape: Geometry)]
  /// The outline of all towns together, from the same arcs.
  let district: Geometry

  init(_ facts: Facts, frame: Frame) throws {
    let grid = LabelGrid(facts.grid, stations: facts.stations.map(\.place))
    let arcs = ArcTracer.arcs(of: grid)
    let lines = try arcs.map { try Partition.smooth($0, grid, frame) }
    towns = try grid.towns.enumerated().map { index, name in
      (name, try Partition.surface(arcs, lines, inside: { $0 == index + 1 }, name: name))
    }
    district = try Partition.surface(arcs, lines, inside: { $0 != 0 }, name: "the district")
  }

  private static func smooth(_ arc: Arc, _ grid: LabelGrid, _ frame: Frame) throws -> [Point] {
    // Middles of the steps lie on a straight line where the stairs are even.
    var places = [Point(x: Double(arc.corners[0].x), y: Double(arc.corners[0].y))]
    for (a, b) in zip(arc.corners, arc.corners.dropFirst()) {
      places.append(Point(x: Double(a.x + b.x) / 2, y: Double(a.y + b.y) / 2))
    }
    let last = arc.corners[arc.corners.count - 1]
    places.append(Point(x: Double(last.x), y: Double(last.y)))
    let line = Smoothing.rounded(Smoothing.simplified(places, tolerance: tolerance), rounds: rounds)
    return try frame.metres(
      line.map {
        let corner = grid.corner($0.x, $0.y)
        return Point(x: corner.lon, y: corner.lat)
      })
  }

  /// The surface of the regions that `inside` accepts: arcs between inside and outside, joined end to end.
  private static func surface(
    _ arcs: [Arc], _ lines: [[Point]], inside: (Int) -> Bool, name: String
  ) throws -> Geometry {
    // Each arc in the direction that has the region on its left.
    var pieces: [Int: [Point]] = [:]
    var starts: [Arc.Corner: [Int]] = [:]
    var ends: [Int: Arc.Corner] = [:]
    for (index, arc) in arcs.enumerated() where inside(arc.left) != inside(arc.right) {
      let forward = inside(arc.left)
      pieces[index] = forward ? lines[index] : lines[index].reversed()
      let corners = forward ? arc.corners : arc.corners.reversed()
      starts[corners[0], default: []].append(index)
      ends[index] = corners[corners.count - 1]
    }
    var rings: [Ring] = []
    for first in pieces.keys.sorted() {
      guard var points = pieces.removeValue(forKey: first), var end = ends[first] else { continue }
      while points.first != points.last {
        guard let next = starts[end]?.first(where: { pieces[$0] != nil }),
          let piece = pieces.removeValue(forKey: next), let onward = ends[next]
        else {
          throw Failure(.computation, code: "border-open", "the border of \(name) does not close")
        }
        points += piece.dropFirst()
        end = onward
      }
      if let ring = Ring(points) { rings.append(ring) }
    }
    return try polygons(of: rings, name: name)
  }

  /// Counter-clockwise rings are outlines; each clockwise one is a hole of the smallest outline around it.
  private static func polygons(of rings: [Ring], name: String) throws -> Geometry {
    let outlines = rings.filter { $0.signedArea > 0 }.sorted { $0.signedArea > $1.signedArea }
    var holes = [[Ring]](repeating: [], count: outlines.count)
    for hole in rings where hole.signedArea <= 0 {
      guard let home = outlines.lastIndex(where: { isInside(hole.points[0], $0) }) else {
        throw Failure(.computation, code: "hole-astray", "a hole of \(name) lies outside it")
      }
      holes[home].append(hole)
    }
    let polygons = zip(outlines, holes).map { Polygon(exterior: $0, holes: $1) }
    guard let shape = Geometry(polygons: polygons) else {
      throw Failure(.computation, code: "no-surface", "\(name) has no surface left")
    }
    return shape
  }
}

/// Whether a point lies inside a ring, by the number of edges east of it. Cost: O(vertices).
func isInside(_ point: Point, _ ring: Ring) -> Bool {
  var inside = false
  for (a, b) in zip(ring.points, ring.points.dropFirst()) where (a.y > point.y) != (b.y > point.y) {
    if point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) { inside.toggle() }
  }
  return inside
}
