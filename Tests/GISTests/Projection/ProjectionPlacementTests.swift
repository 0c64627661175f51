import Testing

@testable import GIS

/// A town of 6 km by 6 km in Shanghai, and surveys of its stops that were read in the wrong system.
@Suite struct ProjectionPlacementTests {
  private let stops = [(121.39, 31.09), (121.41, 31.11), (121.43, 31.13)].map(Point.init(x:y:))
  private let corners = [(121.38, 31.08), (121.44, 31.08), (121.44, 31.14), (121.38, 31.14), (121.38, 31.08)]
    .map(Point.init(x:y:))
  private let working: WorkingSystem

  init() throws {
    working = try .local(covering: [BoundingBox(minX: 121.38, minY: 31.08, maxX: 121.44, maxY: 31.14)])
  }

  private func zones(in system: CoordinateSystem = .wgs84) throws -> SourceLayer {
    let source = SourceLayer(
      name: "z", file: "z.geojson", coordinates: corners, features: [SourceFeature(shape: .polygon([0..<5]))])
    return try source.converted(from: .wgs84, to: system)
  }

  /// Stops as a file in one system holds them.
  private func stops(in system: CoordinateSystem, isSwapped: Bool = false) throws -> SourceLayer {
    var source = SourceLayer(
      name: "stops", file: "stops.geojson", coordinates: stops,
      features: stops.indices.map { SourceFeature(shape: .point($0)) })
    source = try source.converted(from: .wgs84, to: system)
    if isSwapped { source.coordinates = source.coordinates.map { Point(x: $0.y, y: $0.x) } }
    return source
  }

  private func placed(_ source: SourceLayer, _ system: CoordinateSystem, reach: Double) throws -> PlacedLayer
  {
    let boxes = try source.projected(from: system, to: working).features.compactMap(\.geometry?.boundingBox)
    return PlacedLayer(source, in: system, boxes: boxes, reach: reach)
  }

  private func problems(
    _ source: SourceLayer, readIn system: CoordinateSystem, reach: Double = 1_000
  ) throws -> [Problem] {
    try LayerPlacement.problems(
      of: [placed(source, system, reach: reach)], zones: placed(zones(), .wgs84, reach: 0), in: working)
  }

  @Test func layersAmongTheZonesAreRight() throws {
    for name in ["EPSG:4326", "EPSG:4549", "EPSG:4528", "GCJ-02"] {
      let system = try CoordinateSystem(name)
      #expect(try problems(stops(in: system), readIn: system).isEmpty, "\(name)")
    }
  }

  /// The stop of the next town, 100 m (0.00105° at 31.1° N) beyond the border: within a radius of 1 km it counts, within
  /// one of 50 m nothing does.
  @Test func aStopOverTheBorderReachesIn() throws {
    let stop = SourceLayer(
      name: "stop", file: "stop.geojson", coordinates: [Point(x: 121.44105, y: 31.1)],
      features: [SourceFeature(shape: .point(0))])
    #expect(try problems(stop, readIn: .wgs84).isEmpty)
    let far = try #require(try problems(stop, readIn: .wgs84, reach: 50).first)
    #expect(far.severity == .warning && far.code == "far-from-zones")
    #expect(far.message.en.contains("within 50 m of the zones: the nearest of its features is 100 m away"))
    #expect(far.advice.en.contains("EPSG:4326"))
  }

  /// A table whose x is the northing, as Chinese surveys write it.
  @Test func interchangedAxesAreNamed() throws {
    let system = try CoordinateSystem("EPSG:4549")
    let found = try problems(stops(in: system, isSwapped: true), readIn: system)
    #expect(found.map(\.code) == ["coordinates-swapped"] && found[0].severity == .error)
    #expect(found[0].message.en.contains("with easting and northing interchanged"))
    #expect(found[0].place.file == "stops.geojson")
  }

  /// EPSG:4548 has its meridian at 117° E, EPSG:4549 at 120° E: some 286 km apart at 31° N.
  @Test func anotherCentralMeridianIsNamed() throws {
    let found = try problems(stops(in: CoordinateSystem("EPSG:4548")), readIn: CoordinateSystem("EPSG:4549"))
    #expect(found.map(\.code) == ["other-coordinate-system"] && found[0].severity == .warning)
    #expect(found[0].message.en.contains("in EPSG:4548 (CGCS2000 / 3-degree Gauss-Kruger CM 117E)"))
    #expect(found[0].message.en.contains("the nearest of its features is 28"))
  }

  /// Zones that were read in the wrong system make every other layer lie elsewhere: the zones are named, once.
  @Test func wrongZonesAreNamedThemselves() throws {
    let (right, wrong) = try (CoordinateSystem("EPSG:4548"), CoordinateSystem("EPSG:4549"))
    let layers = [try placed(stops(in: .wgs84), .wgs84, reach: 500)]
    let found = try LayerPlacement.problems(
      of: layers + layers, zones: placed(zones(in: right), wrong, reach: 0), in: working)
    #expect(found.map(\.code) == ["other-coordinate-system"])
    #expect(found.first?.place.file == "z.geojson")
    #expect(found.first?.message.en.contains("EPSG:4548") == true)
  }

  @Test func nothingToPlaceIsNoProblem() throws {
    let empty = PlacedLayer(SourceLayer(name: "e", file: "e"), in: .wgs84, boxes: [.empty], reach: 5)
    #expect(
      try LayerPlacement.problems(of: [empty], zones: placed(zones(), .wgs84, reach: 0), in: working).isEmpty)
    #expect(
      try LayerPlacement.problems(
        of: [placed(stops(in: .wgs84), .wgs84, reach: 5)], zones: empty, in: working
      ).isEmpty)
  }

  /// A layer reaching beyond the others is in order, and so is one 5,000 m beside them, which is 0.0525° at 31.14° N; one wholly
  /// elsewhere is not.
  @Test func layersElsewhere() throws {
    func layer(_ name: String, _ places: [Point]) -> SourceLayer {
      SourceLayer(
        name: name, file: "\(name).geojson", coordinates: places,
        features: places.indices.map { SourceFeature(shape: .point($0)) })
    }
    let near = layer("near", corners)
    let beyond = layer("beyond", [Point(x: 121.4, y: 31.1), Point(x: 123, y: 33)])
    let swapped = layer("swapped", corners.map { Point(x: $0.y, y: $0.x) })
    #expect(LayerPlacement.outsiders(among: [near, beyond]).isEmpty)
    let problems = LayerPlacement.outsiders(among: [near, beyond, swapped])
    #expect(problems.map(\.code) == ["outside-other-layers"])
    #expect(problems.first?.place.file == "swapped.geojson")
    #expect(problems.first?.advice.en.contains("swapped") == true)
    let elsewhere = layer("elsewhere", [Point(x: 116, y: 40)])
    #expect(LayerPlacement.outsiders(among: [near, elsewhere]).map(\.place.file) == ["elsewhere.geojson"])
    #expect(LayerPlacement.outsiders(among: [elsewhere]).isEmpty)
    #expect(LayerPlacement.outsiders(among: [near, layer("empty", [])]).isEmpty)
    for (east, count) in [(121.492, 0), (121.494, 1)] {
      let stop = layer("stop", [Point(x: east, y: 31.1)])
      #expect(LayerPlacement.outsiders(among: [near, stop]).count == count, "\(east)")
    }
    // Neighbours across the 180th meridian.
    let (west, other) = (layer("w", [Point(x: 179.99, y: -17)]), layer("e", [Point(x: -179.99, y: -17)]))
    #expect(LayerPlacement.outsiders(among: [west, other]).isEmpty)
  }

  /// Eastings with the number of the zone, 40, read in the system without it, and the other way round, have no image; the
  /// system that fits is named.
  @Test(arguments: [("EPSG:4549", "EPSG:4528"), ("EPSG:4528", "EPSG:4549")])
  func zoneNumbersAreNamed(declared: String, right: String) throws {
    let source = try stops(in: CoordinateSystem(right))
    let failure = #expect(throws: Failure.self) {
      try source.projected(from: CoordinateSystem(declared), to: working)
    }
    #expect(failure?.problems.first?.code == "no-image")
    #expect(failure?.problems.first?.advice.en.contains("they are in \(right) (CGCS2000") == true)
  }

  /// Degrees that are declared as metres are refused wherever they are projected.
  @Test func degreesForMetresAreRefusedByAll() throws {
    let system = try CoordinateSystem("EPSG:4549")
    let source = try stops(in: .wgs84)
    for refuse: () throws -> Void in [
      { _ = try source.projected(from: system, to: working) },
      { _ = try source.projectedPoints(from: system, to: working) },
      { _ = try source.converted(from: system, to: .wgs84) }, { _ = try source.geographicExtent(in: system) },
      { _ = try source.judged(from: system, to: working) },
    ] {
      let failure = #expect(throws: Failure.self, performing: refuse)
      #expect(failure?.problems.map(\.code) == ["degrees-for-metres"] && failure?.kind == .badData)
    }
  }
}
