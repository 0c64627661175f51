import Testing
import TestSupport

@testable import GIS

@Suite struct ProjectionLayerTests {
  private let extent = BoundingBox(minX: 119.5, minY: 30.5, maxX: 122, maxY: 31.5)

  /// On the central meridian the easting is the false one, 500 km; the northing of 31° is the meridian's arc on
  /// the ellipsoid: 111,132.9525 · 31 − 16,038.5087 sin 62° + 16.8326 sin 124° − 0.022 sin 186° (Helmert's series for GRS80)
  /// = 3,445,121.528 − 14,161.163 + 13.955 + 0.002 = 3,430,974.32 m.
  @Test func centralMeridian() throws {
    let system = try WorkingSystem.named("EPSG:4549", covering: [extent])
    let layer = try points([Point(x: 120, y: 31)]).projected(from: .cgcs2000, to: system)
    guard case .point(let image) = layer.features[0].geometry else { return #expect(Bool(false)) }
    #expect(abs(image.x - 500_000) < 1e-6)
    #expect(abs(image.y - 3_430_974.32) < 0.05)
  }

  /// There and back within 1e-10° (10 µm) for every shape, with the properties and the order kept.
  @Test func roundTripKeepsEverything() throws {
    var source = SourceLayer(
      name: "all", file: "all.geojson",
      coordinates: [(120, 31), (121, 31), (121, 30.9), (120, 31)].map(Point.init(x:y:)))
    let shapes: [Shape?] = [
      .point(1), .multiPoint(0..<3), .lineString(0..<3), .multiLineString([0..<2, 1..<3]), .polygon([0..<4]),
      .multiPolygon([[0..<4], [0..<4, 0..<4]]), nil,
    ]
    source.features = shapes.enumerated().map {
      SourceFeature(
        id: .number($0.offset), shape: $0.element, properties: ["n": .number($0.offset)], line: 1)
    }
    let system = try WorkingSystem.local(covering: [extent])
    let layer = try source.projected(from: .wgs84, to: system)
    let back = try layer.unprojected(from: system)
    #expect(back.features.map(\.id) == source.features.map(\.id))
    #expect(back.features.map(\.properties) == source.features.map(\.properties))
    #expect(layer.features.last?.geometry == nil)
    for (feature, original) in zip(back.features, source.features) {
      guard let shape = feature.shape, let first = original.shape else { continue }
      let (a, b) = (shape.geometry(in: back.coordinates), first.geometry(in: source.coordinates))
      #expect(a.typeName == b.typeName && a.vertexCount == b.vertexCount)
      var runs: [[Point]] = []
      b.forEachVertexRun { runs.append($0) }
      a.forEachVertexRun { run in
        for (p, q) in zip(run, runs.removeFirst()) {
          #expect(abs(p.x - q.x) < 1e-10 && abs(p.y - q.y) < 1e-10)
        }
      }
    }
  }

  /// Many points, cut among the cores, come out bit for bit as one by one.
  @Test(arguments: [CoordinateSystem.wgs84, .gcj02, .bd09])
  func resultsDoNotDependOnTheCut(system: CoordinateSystem) throws {
    let seed: UInt64 = 7
    var random = Seeded(seed)
    let places = (0..<60_000).map { _ in
      Point(x: .random(in: 120.5...122, using: &random), y: .random(in: 30.5...31.5, using: &random))
    }
    let working = try WorkingSystem.named("EPSG:4549", covering: [extent])
    let all = try points(places).projected(from: system, to: working)
    for index in stride(from: 0, to: places.count, by: 997) {
      let one = try points([places[index]]).projected(from: system, to: working)
      #expect(one.features[0].geometry == all.features[index].geometry, "seed \(seed), point \(index)")
    }
  }

  @Test func badCoordinatesAreReportedWithTheirPlace() throws {
    let system = try WorkingSystem.local(covering: [extent])
    let source = points([
      Point(x: 120, y: 31), Point(x: 500, y: 31), Point(x: 120, y: 91), Point(x: .nan, y: 31),
    ])
    let failure = #expect(throws: Failure.self) { try source.projected(from: .wgs84, to: system) }
    #expect(failure?.kind == .badData)
    #expect(failure?.problems.map(\.place.feature) == [2, 3, 4])
    #expect(failure?.problems.map(\.place.line) == [12, 13, 14])
    #expect(throws: Failure.self) { try source.geographicExtent(in: .wgs84) }
    // Projected coordinates that belong to no place in the system.
    let far = points([Point(x: 1e30, y: 1e30)])
    #expect(throws: Failure.self) { try far.converted(from: CoordinateSystem("EPSG:4549"), to: .wgs84) }
  }

  /// GCJ-02 to BD-09 by way of WGS-84 is what each of the two gives for the same WGS-84 place.
  @Test func conversionBetweenShiftedSystems() throws {
    let place = Point(x: 121.4, y: 31.1)
    let source = points([ShiftedSystem.gcj02.fromWGS84(place)])
    let layer = try source.converted(from: .gcj02, to: .bd09)
    let expected = ShiftedSystem.bd09.fromWGS84(place)
    #expect(
      abs(layer.coordinates[0].x - expected.x) < 1e-11 && abs(layer.coordinates[0].y - expected.y) < 1e-11)
    #expect(layer.declaredSystem == "BD-09")
    let wgs = try layer.converted(from: .bd09, to: .wgs84)
    #expect(abs(wgs.coordinates[0].x - 121.4) < 1e-11 && wgs.declaredSystem == nil)
  }

  @Test func extentOfProjectedCoordinates() throws {
    // The corners of a box about the central meridian: 500 km ± 10 km.
    let source = points([Point(x: 490_000, y: 3_430_000), Point(x: 510_000, y: 3_440_000)])
    let box = try #require(try source.geographicExtent(in: CoordinateSystem("EPSG:4549")))
    #expect(abs(box.center.x - 120) < 1e-9)
    #expect(box.minY > 30.98 && box.maxY < 31.09)
    #expect(try points([]).geographicExtent(in: .wgs84) == nil)
  }

  @Test func declaredSystemsStandWithAWarning() throws {
    var source = points([Point(x: 121.4, y: 31.1)])
    #expect(try source.system(declared: nil).system == .wgs84)
    source.declaredSystem = "urn:ogc:def:crs:OGC:1.3:CRS84"
    #expect(try source.system(declared: .wgs84).warnings.isEmpty)
    let differing = try source.system(declared: .gcj02)
    #expect(differing.system == .gcj02)
    #expect(differing.warnings.map(\.code) == ["system-differs"])
    source.declaredSystem = "something else"
    #expect(try source.system(declared: .gcj02).system == .gcj02)
    let failure = #expect(throws: Failure.self) { try source.system(declared: nil) }
    #expect(failure?.problems.first?.place.file == "points.geojson")
  }

  /// Points alone give the places of their features, in order; a line or a surface among them gives nothing.
  @Test func pointsWithoutFeatures() throws {
    let places = [(120, 31), (121, 31), (121, 30.9), (120.5, 31)].map(Point.init(x:y:))
    let system = try WorkingSystem.local(covering: [extent])
    let images = try points(places).projected(from: .wgs84, to: system).features.flatMap {
      $0.geometry?.points ?? []
    }
    var source = points(places)
    let plain = try #require(try source.projectedPoints(from: .wgs84, to: system))
    #expect(plain.points == images && plain.features == [0, 1, 2, 3])
    source.features = [.multiPoint(1..<3), nil, .point(0)].map { SourceFeature(shape: $0) }
    let mixed = try #require(try source.projectedPoints(from: .wgs84, to: system))
    #expect(mixed.points == [images[1], images[2], images[0]] && mixed.features == [0, 0, 2])
    source.features.append(SourceFeature(shape: .lineString(0..<2)))
    #expect(try source.projectedPoints(from: .wgs84, to: system) == nil)
  }

  private func points(_ places: [Point]) -> SourceLayer {
    SourceLayer(
      name: "points", file: "points.geojson", coordinates: places,
      features: places.indices.map { SourceFeature(shape: .point($0), line: 11 + $0) })
  }
}
