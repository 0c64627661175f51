extension Layer {
  /// The layer as a map file holds it: longitudes and latitudes of seven decimals, on which all geometries are still
  /// valid.
  ///
  /// Seven decimals are a centimetre. Rounding to them can fold a surface over itself where it is as thin as that,
  /// and makes points of shorter lines; such geometries are put on the grid by GEOS instead, and lose the parts that
  /// the grid cannot hold. Features of which nothing is left are left out.
  ///
  /// - Throws: ``Failure`` of kind `computation`, a vertex without an image.
  /// - Complexity: O(n log n) in the vertices.
  package func mapped(from working: WorkingSystem) throws -> SourceLayer {
    var source = try unprojected(from: working)
    let exact = source.coordinates
    source.coordinates = exact.map(\.onMapGrid)
    let (shapes, rounded) = (source.features.map(\.shape), source.coordinates)
    let runs = evenRanges(count: shapes.count, pieces: 16)
    let mended = try concurrentMap(count: runs.count) { run in
      try runs[run].compactMap { number -> (feature: Int, geometry: Geometry?)? in
        guard let shape = shapes[number] else { return nil }
        let geometry = shape.geometry(in: rounded)
        if try geometry.dimension == .point || geometry.validity().isEmpty { return nil }
        return (number, try shape.geometry(in: exact).onMapGrid(rounded: geometry))
      }
    }.flatMap { $0 }
    for (feature, geometry) in mended {
      source.features[feature].shape = geometry.map {
        source.append($0.dimension == .surface ? .multiPolygon($0.polygons) : .multiLineString($0.lines))
      }
    }
    let lost = Set(mended.lazy.filter { $0.geometry == nil }.map(\.feature))
    if !lost.isEmpty {
      source.features = source.features.indices.filter { !lost.contains($0) }.map { source.features[$0] }
    }
    return source
  }
}

/// The cells of a degree in map files.
private let mapCells = 1e7

extension Point {
  /// The nearest place of seven decimals, to the last digit as whoever reads the file has it.
  fileprivate var onMapGrid: Point {
    Point(x: (x * mapCells).rounded() / mapCells, y: (y * mapCells).rounded() / mapCells)
  }
}

extension Geometry {
  /// A path or a surface on the grid of map files; `nil` where nothing is left of it. What GEOS cannot snap, or what is not
  /// valid to the last digit then, is mended and rounded in turns, which as a rule ends after two.
  fileprivate func onMapGrid(rounded: Geometry) throws -> Geometry? {
    var geometry = rounded
    do {
      guard let snapped = try snapped(toGrid: 1 / mapCells) else { return nil }
      geometry = snapped.roundedToMapGrid
    } catch is Failure {}
    for _ in 0..<5 {
      if try geometry.validity().isEmpty { break }
      guard let mended = try geometry.repaired().geometry else { return nil }
      geometry = mended.roundedToMapGrid
    }
    return geometry
  }

  private var roundedToMapGrid: Geometry {
    var scratch = SourceLayer(name: "", file: "")
    let shape = scratch.append(self)
    return shape.geometry(in: scratch.coordinates.map(\.onMapGrid))
  }
}
