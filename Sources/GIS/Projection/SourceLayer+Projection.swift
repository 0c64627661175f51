/// From a file's coordinates to the working system's, and back.
extension SourceLayer {
  /// The layer in the working system.
  ///
  /// - Throws: ``Failure`` of kind `badData`: every feature with a coordinate that is no number, no place on Earth,
  ///   or without an image in the working system, by its number and line (the first 20).
  /// - Complexity: O(vertices), both cores where they are many.
  package func projected(from system: CoordinateSystem, to working: WorkingSystem) throws -> Layer {
    let image = try transformed(from: system, to: working.end)
    let ranges = evenRanges(count: features.count, pieces: features.count / 20_000 + 1)
    let pieces = concurrentMap(count: ranges.count) { piece in
      self.features[ranges[piece]].map { feature in
        Feature(
          id: feature.id, geometry: feature.shape?.geometry(in: image), properties: feature.properties,
          foreignMembers: feature.foreignMembers)
      }
    }
    return Layer(name: name, features: pieces.count == 1 ? pieces[0] : Array(pieces.joined()))
  }

  /// The places of a layer of points in the working system, and for each the number of its feature: what a layer of
  /// facilities comes to, without a feature for each. `nil` where some feature is a line or a surface.
  ///
  /// Each point of a multi-point counts for itself; a feature without a place has none.
  ///
  /// - Throws: As ``projected(from:to:)``.
  /// - Complexity: As ``projected(from:to:)``.
  package func projectedPoints(
    from system: CoordinateSystem, to working: WorkingSystem
  ) throws -> (points: [Point], features: [Int])? {
    var points: [Int] = []
    var owners: [Int] = []
    points.reserveCapacity(coordinates.count)
    owners.reserveCapacity(coordinates.count)
    // By number: a loop over the features would copy each.
    for number in features.indices {
      switch features[number].shape {
      case nil: break
      case .point(let index):
        points.append(index)
        owners.append(number)
      case .multiPoint(let range):
        points += range
        owners += repeatElement(number, count: range.count)
      default: return nil
      }
    }
    let image = try transformed(from: system, to: working.end)
    return (points.elementsEqual(image.indices) ? image : points.map { image[$0] }, owners)
  }

  /// The same layer in another coordinate system, which it then declares; WGS-84, GeoJSON's own, is not declared.
  ///
  /// - Throws: As ``projected(from:to:)``.
  package func converted(from system: CoordinateSystem, to target: CoordinateSystem) throws -> SourceLayer {
    var layer = self
    layer.coordinates = try transformed(from: system, to: target.end)
    layer.declaredSystem = target == .wgs84 ? nil : target.name
    return layer
  }

  /// The extent in WGS-84 degrees, by the bounds of the coordinates; `nil` without any. The bounds' edges are
  /// followed in 20 steps, since a straight edge may bend. Across the 180th meridian it reaches beyond 180°.
  ///
  /// - Throws: As ``projected(from:to:)``.
  package func geographicExtent(in system: CoordinateSystem) throws -> BoundingBox? {
    if let failure = failureOfCoordinates(in: system) { throw failure }
    let bounds = system.isGeographic ? BoundingBox(longitudesOf: coordinates) : BoundingBox(coordinates)
    guard let box = bounds else { return nil }
    if system == .wgs84 { return box }
    var border: [Point] = []
    for step in 0...20 {
      let x = box.minX + box.width * Double(step) / 20
      let y = box.minY + box.height * Double(step) / 20
      border += [
        Point(x: x, y: box.minY), Point(x: x, y: box.maxY), Point(x: box.minX, y: y),
        Point(x: box.maxX, y: y),
      ]
    }
    try Transformation.between(system.end, CoordinateSystem.wgs84.end).apply(to: &border)
    guard let extent = BoundingBox(longitudesOf: border.filter(\.isFinite)) else {
      throw Failure(
        .badData, texts.problem("wrong-coordinate-system", ["name": name, "system": system.name]),
        at: Place(file: file))
    }
    return extent
  }

  /// The system to read the layer in, and what is worth knowing about the choice.
  ///
  /// `declared` is what the plan or the command line says, and stands; without it the file's own system does, and
  /// without that WGS-84, GeoJSON's own. A warning is given where both are there and differ, and where no
  /// transformation of the system's datum to WGS-84 is known; a note where longitudes go on across the 180th
  /// meridian.
  ///
  /// - Throws: ``Failure`` of kind `badData`: the file's system is unknown and nothing else is declared.
  /// - Complexity: O(vertices), and some 5 ms for another datum than WGS-84 and CGCS2000.
  package func system(declared: CoordinateSystem?) throws -> (system: CoordinateSystem, warnings: [Problem]) {
    var (system, warnings) = try choice(of: declared)
    if let remark = try remarkOnDatum(of: system) { warnings.append(remark) }
    if system.isGeographic, let remark = remarkOnLongitudes() { warnings.append(remark) }
    return (system, warnings)
  }

  private func choice(of declared: CoordinateSystem?) throws -> (
    system: CoordinateSystem, warnings: [Problem]
  ) {
    guard let text = declaredSystem else { return (declared ?? .wgs84, []) }
    do {
      let own = try CoordinateSystem(text)
      guard let declared, declared != own else { return (own, []) }
      let warning = Problem(
        .warning, texts.problem("system-differs", ["own": own.name, "declared": declared.name]),
        at: Place(file: file))
      return (declared, [warning])
    } catch let failure as Failure {
      if failure.kind == .missingInput { throw failure }
      guard let declared else {
        throw Failure(
          failure.kind,
          failure.problems.map {
            var problem = $0
            problem.place.file = file
            return problem
          })
      }
      let warning = Problem(
        .warning, texts.problem("system-differs/unknown", ["text": text, "declared": declared.name]),
        at: Place(file: file))
      return (declared, [warning])
    }
  }
}

extension Layer {
  /// The layer as a file in a coordinate system would hold it. Where it lies on both sides of the 180th meridian, longitudes go on
  /// beyond 180°, for an edge from 179.9° to -179.9° would run around the Earth.
  ///
  /// - Throws: ``Failure`` of kind `computation`: a vertex without an image there.
  /// - Complexity: O(vertices).
  package func unprojected(
    from working: WorkingSystem, to system: CoordinateSystem = .wgs84
  ) throws -> SourceLayer {
    var source = SourceLayer(
      name: name, file: "", declaredSystem: system == .wgs84 ? nil : system.name)
    source.features.reserveCapacity(features.count)
    for feature in features {
      source.features.append(
        SourceFeature(
          id: feature.id, shape: feature.geometry.map { source.append($0) },
          properties: feature.properties, foreignMembers: feature.foreignMembers))
    }
    try Transformation.between(working.end, system.end).apply(to: &source.coordinates)
    if system.isGeographic { source.coordinates.makeContinuous() }
    let image = source.coordinates
    if let failure = source.failure(
      .computation, code: "no-image", texts("no-image/in", ["system": system.name]),
      where: { !image[$0].isFinite })
    {
      throw failure
    }
    return source
  }
}

extension SourceLayer {
  /// Adds a geometry's vertices to the coordinates and gives its shape among them.
  mutating func append(_ geometry: Geometry) -> Shape {
    func add(_ points: [Point]) -> Range<Int> {
      let start = coordinates.count
      coordinates.append(contentsOf: points)
      return start..<coordinates.count
    }
    switch geometry {
    case .point(let point): return .point(add([point]).lowerBound)
    case .multiPoint(let points): return .multiPoint(add(points))
    case .lineString(let line): return .lineString(add(line.points))
    case .multiLineString(let lines): return .multiLineString(lines.map { add($0.points) })
    case .polygon(let polygon): return .polygon(polygon.rings.map { add($0.points) })
    case .multiPolygon(let polygons):
      return .multiPolygon(polygons.map { polygon in polygon.rings.map { add($0.points) } })
    }
  }

  /// All coordinates in the target system. Errors: as ``projected(from:to:)``.
  fileprivate func transformed(
    from system: CoordinateSystem, to target: Transformation.End
  ) throws -> [Point] {
    if let failure = failureOfCoordinates(in: system) { throw failure }
    var image = coordinates
    try Transformation.between(system.end, target).apply(to: &image)
    if let failure = failure(
      .badData, code: "no-image", texts("no-image/in", ["system": target.name]),
      advice: adviceOnOffsets(in: system),
      where: { !image[$0].isFinite })
    {
      throw failure
    }
    return image
  }
}
