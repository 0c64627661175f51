import GIS

/// A surface that things may lie on: exact, with its raster for the easy cases.
struct Ground {
  let shape: Geometry
  let raster: Raster

  init(_ shape: Geometry, box: BoundingBox) {
    self.shape = shape
    var raster = Raster(box: box)
    raster.fill(shape)
    self.raster = raster
  }

  /// The parts of a path on the surface, in the order of the path, vertices inside untouched.
  ///
  /// Paths well inside or outside are settled by the raster, the others by an exact overlay.
  func clipped(_ path: [Point]) throws -> [[Point]] {
    let cells = sampled(path)
    if cells.allSatisfy({ around($0).allSatisfy(raster.contains) }) { return [path] }
    if !cells.contains(where: { around($0).contains(where: raster.contains) }) { return [] }
    guard let line = LineString(path) else { return [] }
    return try Geometry.lineString(line).intersection(shape)?.lines.map(\.points) ?? []
  }

  private func sampled(_ path: [Point]) -> [Point] {
    zip(path, path.dropFirst()).flatMap { a, b in
      let pieces = max(1, Int(a.distance(to: b) / Raster.cell))
      return (0...pieces).map { between(a, b, Double($0) / Double(pieces)) }
    }
  }

  private func around(_ place: Point) -> [Point] {
    let reach = 1.5 * Raster.cell
    return [(0, 0), (reach, 0), (-reach, 0), (0, reach), (0, -reach)].map {
      Point(x: place.x + $0.0, y: place.y + $0.1)
    }
  }
}
