import GIS

extension Geometry {
  /// The geometry moved by metres.
  func translated(east: Double, north: Double) -> Geometry {
    mapped { Point(x: $0.x + east, y: $0.y + north) }
  }

  /// The line with further places beyond the end that is nearer to the first of them; `nil` where it is no line.
  func extended(along places: [Point]) -> Geometry? {
    guard let first = places.first, dimension == .line else { return nil }
    var lines = lines.map(\.points)
    var nearest: (line: Int, isStart: Bool, distance: Double)?
    for (number, points) in lines.enumerated() {
      for (end, isStart) in [(points[0], true), (points[points.count - 1], false)] {
        let distance = end.distance(to: first)
        if distance < nearest?.distance ?? .infinity { nearest = (number, isStart, distance) }
      }
    }
    guard let nearest else { return nil }
    if nearest.isStart {
      lines[nearest.line].insert(contentsOf: places.reversed(), at: 0)
    } else {
      lines[nearest.line] += places
    }
    return Geometry(lines: lines.compactMap { LineString($0) })
  }

  /// The geometry with every vertex moved. Rings stay closed, since their ends move alike.
  private func mapped(_ move: (Point) -> Point) -> Geometry {
    func ring(_ ring: Ring) -> Ring { Ring(ring.points.map(move)) ?? ring }
    func polygon(_ polygon: Polygon) -> Polygon {
      Polygon(exterior: ring(polygon.exterior), holes: polygon.holes.map(ring))
    }
    func line(_ line: LineString) -> LineString { LineString(line.points.map(move)) ?? line }
    return switch self {
    case .point(let point): .point(move(point))
    case .multiPoint(let points): .multiPoint(points.map(move))
    case .lineString(let path): .lineString(line(path))
    case .multiLineString(let paths): .multiLineString(paths.map(line))
    case .polygon(let surface): .polygon(polygon(surface))
    case .multiPolygon(let surfaces): .multiPolygon(surfaces.map(polygon))
    }
  }
}
