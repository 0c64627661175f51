import Testing

@testable import GIS

/// Surfaces that bend between a file and the plane.
@Suite struct ProjectionJudgedTests {
  private func judged(_ rings: [[[(Double, Double)]]], in system: CoordinateSystem = .wgs84) throws
    -> JudgedLayer
  {
    var source = SourceLayer(name: "z", file: "z.geojson")
    let parts = rings.map { polygon in
      polygon.map { ring in
        let start = source.coordinates.count
        source.coordinates += Shapes.points(ring)
        return start..<source.coordinates.count
      }
    }
    source.features = [
      SourceFeature(shape: parts.count == 1 ? .polygon(parts[0]) : .multiPolygon(parts), line: 1)
    ]
    source = try source.converted(from: .wgs84, to: system)
    let extent = try #require(try source.geographicExtent(in: system))
    return try source.judged(from: system, to: .local(covering: [extent]))
  }

  private let square = [(121.38, 31.08), (121.42, 31.08), (121.42, 31.12), (121.38, 31.12), (121.38, 31.08)]

  /// A hole that touches the western edge between its corners sticks out by 0.1 mm in the plane, one that touches the southern
  /// edge, along a parallel, by 0.17 m: 3,812² · tan 31.08° ÷ (8 · 6,378,000). The tip that is cut off is as long as that and as
  /// wide, or 4 times for the second, whose sides run at 26°: 1e-8 and 0.06 m².
  @Test(arguments: [
    [(121.38, 31.1), (121.39, 31.105), (121.39, 31.095), (121.38, 31.1)],
    [(121.4, 31.08), (121.39, 31.085), (121.41, 31.085), (121.4, 31.08)],
  ])
  func aHoleThatTouchesAnEdgeIsSound(hole: [(Double, Double)]) throws {
    let layer = try judged([[square, hole]])
    let surface = try #require(layer.features[0].geometry)
    #expect(layer.faults.isEmpty && layer.notes.map(\.code) == ["made-valid"])
    #expect(layer.notes[0].severity == .note && layer.notes[0].message.en.contains("the area changed by"))
    #expect(try surface.validity().isEmpty)
    let whole = try #require(try judged([[square]]).features[0].geometry?.area)
    #expect(try abs(surface.area - whole + ring(hole).area) < 0.1)
  }

  /// The area of a ring in the plane about the square.
  private func ring(_ ring: [(Double, Double)]) throws -> Geometry {
    var source = SourceLayer(name: "r", file: "", coordinates: Shapes.points(ring))
    source.features = [SourceFeature(shape: .polygon([0..<ring.count]))]
    let box = BoundingBox(minX: 121.38, minY: 31.08, maxX: 121.42, maxY: 31.12)
    let plane = try source.projected(from: .wgs84, to: .local(covering: [box])).features[0].geometry
    return try #require(plane)
  }

  /// Parts that share an edge, as "collect geometries" leaves them, are one surface whose area is the sum of theirs; also
  /// where one has a corner in the middle of the edge.
  @Test(arguments: [
    [(121.42, 31.08), (121.46, 31.08), (121.46, 31.12), (121.42, 31.12), (121.42, 31.08)],
    [(121.42, 31.09), (121.46, 31.09), (121.46, 31.11), (121.42, 31.11), (121.42, 31.09)],
  ])
  func partsThatShareAnEdgeAreOne(second: [(Double, Double)]) throws {
    // A meridian is no straight line in EPSG:4549, where a corner beside it would leave a gap.
    let systems =
      try second[0].1 == 31.08 ? [CoordinateSystem.wgs84, CoordinateSystem("EPSG:4549")] : [.wgs84]
    for system in systems {
      let layer = try judged([[square], [second]], in: system)
      let surface = try #require(layer.features[0].geometry)
      #expect(layer.faults.isEmpty && surface.polygons.count == 1)
      #expect(try surface.validity().isEmpty)
      #expect(
        layer.notes.first?.message.en.hasPrefix("Two parts of the feature share an edge near (") == true)
      #expect(layer.notes.first?.message.en.contains("in \(system.name)") == true)
      let sum = try ring(square).area + ring(second).area
      #expect(abs(surface.area - sum) < 2 + 1e-6 * sum, "\(surface.area) \(sum)")
    }
  }

  /// A hole along part of the outline takes its land away, whichever way the rings are read.
  @Test func aHoleAlongTheOutlineIsPlain() throws {
    let hole = [(121.38, 31.09), (121.39, 31.09), (121.39, 31.1), (121.38, 31.1), (121.38, 31.09)]
    let layer = try judged([[square, hole]])
    #expect(layer.faults.isEmpty)
    #expect(
      layer.notes.first?.message.en.hasPrefix("Two rings of the surface share an edge near (121.38, 31.")
        == true
    )
    let expected = try ring(square).area - ring(hole).area
    #expect(try abs(#require(layer.features[0].geometry).area - expected) < 1)
  }

  /// A bow tie crosses itself where its diagonals meet; the place is told as the file has it.
  @Test func faultsHaveTheirPlaceInTheFile() throws {
    let bow = [(121.38, 31.08), (121.42, 31.12), (121.42, 31.08), (121.38, 31.12), (121.38, 31.08)]
    let fault = try #require(try judged([[bow]]).faults.first)
    #expect(fault.inWords.en == "the outline crosses itself near (121.4, 31.1) in EPSG:4326")
    #expect(fault.place.description == "z.geojson:1, feature 1, ring 1")
    // The place is the origin of the local system: 121.4° E, 31.1° N.
    #expect(try #require(fault.point).distance(to: Point(x: 0, y: 0)) < 0.1)
    // 633572.55, 3442905.99 in EPSG:4549, by cs2cs; the diagonals of that file's bow cross some metres beside.
    let system = try CoordinateSystem("EPSG:4549")
    let metres = try #require(try judged([[bow]], in: system).faults.first)
    #expect(metres.fault.place.distance(to: Point(x: 633_572.55, y: 3_442_905.99)) < 5)
    #expect(metres.inWords.en.hasSuffix("in EPSG:4549"))
  }

  /// Land that is meant twice, or not at all, is nobody's to guess: parts that overlap by 0.001° or lie upon each other.
  @Test(arguments: [121.419, 121.38])
  func partsThatOverlapAreFaults(west: Double) throws {
    let second = [(west, 31.08), (west + 0.04, 31.08), (west + 0.04, 31.12), (west, 31.12), (west, 31.08)]
    let layer = try judged([[square], [second]])
    #expect(layer.notes.isEmpty && layer.faults.map(\.fault.code) == ["parts-overlap"])
    #expect(layer.features[0].geometry?.polygons.count == 2)
  }

  /// The outline dips under its southern edge beside the corner, by 1e-8° or a millimetre, which is noise, or by 1e-4°.
  @Test(arguments: [(1e-8, true), (1e-4, false)])
  func crossingsBelowTheNoiseAreMended(size: Double, isNoise: Bool) throws {
    let outline = square.dropLast() + [(121.38 + size, 31.08 - size), (121.38, 31.08)]
    let layer = try judged([[Array(outline)]])
    #expect(layer.faults.isEmpty == isNoise && layer.notes.isEmpty != isNoise)
  }
}
