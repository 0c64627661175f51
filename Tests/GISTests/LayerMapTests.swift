import GIS
import Testing

/// What a map file holds is valid still, though rounded to a centimetre.
@Suite struct LayerMapTests {
  private func surface(_ corners: [(Double, Double)]) throws -> Geometry {
    let ring = (corners + corners.prefix(1)).map { Point(x: $0.0, y: $0.1) }
    return .polygon(Polygon(exterior: try #require(Ring(ring))))
  }

  /// Of two lines, one of them 3 mm long, the other is left.
  @Test func shortLinesGo() throws {
    let working = try WorkingSystem.local(
      covering: [BoundingBox(minX: 121.4, minY: 31.1, maxX: 121.42, maxY: 31.12)])
    let lines = try [10.0, 0.003].map { length in
      try #require(LineString([Point(x: 0, y: 0), Point(x: 0.6 * length, y: 0.8 * length)]))
    }
    let layer = Layer(name: "short", features: [Feature(geometry: .multiLineString(lines))])
    let read = try GeoJSON.read(GeoJSON.write(layer.mapped(from: working)), file: "short.geojson")
      .projected(from: .wgs84, to: working)
    let left = try #require(read.features.first?.geometry)
    #expect(left.lines.count == 1 && abs(left.length - 10) < 0.03)
  }

  /// A square kilometre; the same with a needle to the east, a kilometre long and 2 mm wide at its foot, whose sides fall
  /// together on a grid of 1 cm; and a sliver of 3 mm, of which nothing is left.
  @Test func thinPartsGo() throws {
    let working = try WorkingSystem.local(
      covering: [BoundingBox(minX: 121.4, minY: 31.1, maxX: 121.42, maxY: 31.12)])
    let square = [(0.0, 0.0), (1_000, 0), (1_000, 1_000), (0, 1_000)]
    let needle = [
      (0.0, 0.0), (1_000, 0), (1_000, 500), (2_000, 500.001), (1_000, 500.002), (1_000, 1_000), (0, 1_000),
    ]
    let sliver = [(0.0, 0.0), (10, 0), (10, 0.003), (0, 0.003)]
    let features = try [square, needle, sliver].map { Feature(geometry: try surface($0)) }
    let mapped = try Layer(name: "thin", features: features).mapped(from: working)
    let read = try GeoJSON.read(GeoJSON.write(mapped), file: "thin.geojson").projected(
      from: .wgs84, to: working)
    #expect(read.features.count == 2)
    for feature in read.features {
      let geometry = try #require(feature.geometry)
      #expect(try geometry.validity().isEmpty)
      // A rim of 4,000 m, each vertex moved by 1 cm at the most.
      #expect(abs(geometry.area - 1e6) < 40)
    }
  }
}
