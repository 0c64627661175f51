extension Layer {
  /// The layer as a map file holds it: longitudes and latitudes of seven decimals, on which surfaces are still valid.
  ///
  /// Seven decimals are a centimetre. Rounding to them can fold a surface over itself where it is as thin as that; such a
  /// surface is put on the grid by GEOS instead, and loses the parts that the grid cannot hold. One that is lost as a whole
  /// leaves a feature without a place. Errors: computation, a vertex without an image. Cost: O(n log n) in the vertices.
  public func mapped(from working: WorkingSystem) throws -> SourceLayer {
    var source = try unprojected(from: working)
    let exact = source.coordinates
    for index in exact.indices {
      source.coordinates[index] = Point(
        x: (exact[index].x / Self.mapGrid).rounded() * Self.mapGrid,
        y: (exact[index].y / Self.mapGrid).rounded() * Self.mapGrid)
    }
    let (shapes, rounded) = (source.features.map(\.shape), source.coordinates)
    let runs = evenRanges(count: shapes.count, pieces: 16)
    let mended = try concurrentMap(count: runs.count) { run in
      try runs[run].compactMap { number -> (feature: Int, geometry: Geometry?)? in
        guard let shape = shapes[number], shape.geometry(in: rounded).dimension == .surface,
          try !shape.geometry(in: rounded).validity().isEmpty
        else { return nil }
        return (number, try shape.geometry(in: exact).onMapGrid(rounded: shape.geometry(in: rounded)))
      }
    }
    for (feature, geometry) in mended.joined() {
      source.features[feature].shape = geometry.map { source.append(.multiPolygon($0.polygons)) }
    }
    return source
  }

  /// The last decimal, in degrees.
  fileprivate static let mapGrid = 1e-7
}

extension Geometry {
  /// A surface on the grid of map files; `nil` where nothing is left of it. What GEOS cannot snap is mended after rounding.
  fileprivate func onMapGrid(rounded: Geometry) throws -> Geometry? {
    do {
      return try snapped(toGrid: Layer.mapGrid)
    } catch {
      let mended = try rounded.repaired().geometry
      return (try? mended?.snapped(toGrid: Layer.mapGrid)) ?? mended
    }
  }
}
