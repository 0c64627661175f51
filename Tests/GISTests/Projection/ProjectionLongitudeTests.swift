import Testing

@testable import GIS

/// Land on both sides of the 180th meridian.
@Suite struct ProjectionLongitudeTests {
  private func layer(_ parts: [(west: Double, east: Double)]) -> SourceLayer {
    var source = SourceLayer(name: "fiji", file: "fiji.geojson")
    let rings = parts.map { part in
      let start = source.coordinates.count
      let corners = [
        (part.west, -16.8), (part.east, -16.8), (part.east, -16.74), (part.west, -16.74), (part.west, -16.8),
      ]
      source.coordinates += Shapes.points(corners)
      return [start..<source.coordinates.count]
    }
    source.features = [SourceFeature(shape: .multiPolygon(rings), line: 1)]
    return source
  }

  /// The same land drawn as one surface beyond 180°, beyond -180°, and cut there as RFC 7946 has it: 0.06° by 0.06°
  /// about 16.77° S. On the ellipsoid a degree of longitude is there 106,605 m, one of latitude 110,668 m: 42.47 km².
  @Test(arguments: [[(179.97, 180.03)], [(-180.03, -179.97)], [(179.97, 180), (-180, -179.97)]])
  func theSameLandHasTheSameArea(parts: [(Double, Double)]) throws {
    let source = layer(parts.map { (west: $0.0, east: $0.1) })
    let extent = try #require(try source.geographicExtent(in: .wgs84))
    #expect(abs(extent.width - 0.06) < 1e-9)
    let working = try WorkingSystem.local(covering: [extent])
    #expect(working.name.contains("180.00°") && working.distortion < 1e-6)
    let judged = try source.judged(from: .wgs84, to: working)
    #expect(judged.faults.isEmpty)
    let area = try #require(judged.features[0].geometry?.area)
    #expect(abs(area / (0.06 * 106_605 * 0.06 * 110_668) - 1) < 1e-4)
    // Written again it runs on across the meridian, not around the Earth.
    let written = try Layer(name: "a", features: judged.features).unprojected(from: working)
    #expect(try #require(BoundingBox(written.coordinates)).width < 0.061)
  }

  /// Extents on either side of the meridian are neighbours, in any order.
  @Test func extentsOfSeveralLayersMeet() throws {
    let west = BoundingBox(minX: 179.9, minY: -17, maxX: 179.95, maxY: -16.9)
    let east = BoundingBox(minX: -179.95, minY: -17, maxX: -179.9, maxY: -16.9)
    for extents in [[west, east], [east, west]] {
      #expect(try WorkingSystem.local(covering: extents).name.contains("180.00°"))
    }
  }

  /// 180.0000000000001705, as published for Fiji, is 0.02 µm beyond; 181° is 179° W, which a note tells.
  @Test func longitudesBeyond180() throws {
    #expect(try layer([(179.97, 180.00000000000017)]).system(declared: nil).warnings.isEmpty)
    let notes = try layer([(179.97, 181)]).system(declared: nil).warnings
    #expect(notes.map(\.code) == ["longitude-beyond-180"] && notes[0].severity == .note)
    #expect(notes[0].message.en.contains("181 as -179") && notes[0].place.feature == 1)
    #expect(layer([(179.97, 360.1)]).problemsOfDegrees().map(\.code) == ["longitude-range"])
    #expect(layer([(179.97, 360.1)]).problemsOfDegrees().allSatisfy { !$0.advice.isEmpty })
  }
}
