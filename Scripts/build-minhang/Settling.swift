import GIS

extension SourceLayer {
  /// Makes every surface valid as its file will hold it, at seven decimals of a degree.
  ///
  /// Cutting away a canal can leave a tip a centimetre thin whose sides cross when they are rounded; such tips,
  /// and crumbs of less than a square metre, are mended away. Surfaces that stay valid are not touched, so shared
  /// borders stay shared. Errors: a surface that four roundings do not settle.
  mutating func settleSurfaces() throws {
    for index in features.indices {
      guard let shape = features[index].shape else { continue }
      let exact = shape.geometry(in: coordinates)
      guard exact.dimension == .surface else { continue }
      var surface = exact.roundedToFile
      if surface.ringCount == exact.ringCount, try surface.validity().isEmpty { continue }
      for _ in 0..<4 where try !surface.validity().isEmpty {
        surface = (try surface.repaired().geometry ?? .multiPolygon([])).withoutCrumbs.roundedToFile
      }
      guard try surface.validity().isEmpty else {
        throw Failure(
          .computation, code: "surface-unsettled", "a surface of \(name) crosses itself at seven decimals",
          at: Place(feature: index + 1))
      }
      features[index].shape = append(surface.polygons)
    }
  }

  /// Adds surfaces to the coordinates and gives their shape; `nil` for none.
  private mutating func append(_ polygons: [Polygon]) -> Shape? {
    let parts = polygons.map { polygon in
      polygon.rings.map { ring in
        let start = coordinates.count
        coordinates += ring.points
        return start..<coordinates.count
      }
    }
    return parts.count > 1 ? .multiPolygon(parts) : parts.first.map { .polygon($0) }
  }
}

extension Geometry {
  /// Degrees as GeoJSON holds them.
  fileprivate var roundedToFile: Geometry {
    func settled(_ ring: Ring) -> Ring? {
      var points: [Point] = []
      for point in ring.points {
        let rounded = Point(x: (point.x * 1e7).rounded() / 1e7, y: (point.y * 1e7).rounded() / 1e7)
        if rounded != points.last { points.append(rounded) }
      }
      return Ring(points)
    }
    let parts = polygons.compactMap { polygon -> Polygon? in
      settled(polygon.exterior).map { Polygon(exterior: $0, holes: polygon.holes.compactMap(settled)) }
    }
    return Geometry(polygons: parts) ?? self
  }

  fileprivate var ringCount: Int { polygons.reduce(0) { $0 + $1.rings.count } }

  /// Degrees without polygons of less than a square metre, some 1e-10 square degrees.
  fileprivate var withoutCrumbs: Geometry {
    Geometry(polygons: polygons.filter { $0.area > 1e-10 }) ?? .multiPolygon([])
  }
}
