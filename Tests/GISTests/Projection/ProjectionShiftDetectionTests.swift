import TestSupport
import Testing

@testable import GIS

@Suite struct ProjectionShiftDetectionTests {
  /// Stations scattered over Minhang, and a second survey of them some metres off.
  private func stations(_ seed: UInt64, count: Int = 60) -> (first: SourceLayer, second: SourceLayer) {
    var random = Seeded(seed)
    let places = (0..<count).map { _ in
      Point(x: .random(in: 121.25...121.55, using: &random), y: .random(in: 30.99...31.24, using: &random))
    }
    let again = places.map {
      Point(
        x: $0.x + .random(in: -3e-4...3e-4, using: &random),
        y: $0.y + .random(in: -3e-4...3e-4, using: &random))
    }
    return (layer("first", places), layer("second", again))
  }

  @Test(arguments: [CoordinateSystem.gcj02, .bd09])
  func aShiftedSurveyIsNamed(system: CoordinateSystem) throws {
    for seed in UInt64(1)...10 {
      let (first, second) = stations(seed)
      let shifted = try second.converted(from: .wgs84, to: system)
      for layers in [[first, shifted], [shifted, first]] {
        let problems = ShiftDetection.warnings(for: layers)
        #expect(problems.map(\.code) == ["looks-shifted"], "seed \(seed)")
        #expect(
          problems.first?.message.en.hasPrefix("second looks like \(system.name),") == true, "seed \(seed)")
        #expect(problems.first?.place.file == "second.geojson")
      }
      #expect(ShiftDetection.warnings(for: [first, second]).isEmpty, "seed \(seed)")
    }
  }

  /// Layers that have nothing in common but the city raise no alarm, however many pairs there are.
  @Test func unrelatedLayersRaiseNoAlarm() throws {
    for seed in UInt64(100)..<110 {
      let layers = (0..<6).map { stations(seed &* 31 &+ UInt64($0), count: 12 + 40 * $0).first }
      #expect(ShiftDetection.warnings(for: layers).isEmpty, "seed \(seed)")
    }
  }

  /// The district as Amap publishes it, with nothing in the file that says so, beside the towns and the railway.
  @Test(.enabled(if: SharedData.isThere, Comment(rawValue: SharedData.reason)))
  func sharedDistrictLooksLikeGCJ02() throws {
    let names = ["towns", "rail-stations", "rail-lines"]
    let right = try names.map { try GeoJSON.read(contentsOf: SharedData.path("minhang/\($0).geojson")) }
    #expect(ShiftDetection.warnings(for: right).isEmpty)
    let district = try GeoJSON.read(contentsOf: SharedData.path("minhang/district-gcj02.geojson"))
    for layers in [right + [district], [district, right[0]], [right[0], district]] {
      let problems = ShiftDetection.warnings(for: layers)
      #expect(problems.map(\.code) == ["looks-shifted"])
      #expect(problems.first?.message.en.contains("looks like GCJ-02") == true)
      #expect(problems.first?.place.file?.hasSuffix("district-gcj02.geojson") == true)
    }
    // Put right, it is in order; and so is every right layer made wrong.
    let corrected = try district.converted(from: .gcj02, to: .wgs84)
    #expect(ShiftDetection.warnings(for: right + [corrected]).isEmpty)
    for (index, system) in [(0, CoordinateSystem.gcj02), (1, .gcj02), (2, .gcj02), (0, .bd09), (1, .bd09)] {
      var layers = right + [corrected]
      layers[index] = try layers[index].converted(from: .wgs84, to: system)
      let problems = ShiftDetection.warnings(for: layers)
      #expect(problems.count == 1)
      #expect(problems.first?.message.en.hasPrefix("\(layers[index].name) looks like \(system.name)") == true)
    }
  }

  /// Declared as GCJ-02 the district and the union of the towns are one surface but for the survey: their common
  /// area is over 98 % of what either covers.
  @Test(.enabled(if: SharedData.isThere, Comment(rawValue: SharedData.reason)))
  func sharedDistrictFitsTheTowns() throws {
    let towns = try GeoJSON.read(contentsOf: SharedData.path("minhang/towns.geojson"))
    let district = try GeoJSON.read(contentsOf: SharedData.path("minhang/district-gcj02.geojson"))
    let extents = [try towns.geographicExtent(in: .wgs84), try district.geographicExtent(in: .gcj02)]
    let system = try WorkingSystem.named("EPSG:4549", covering: extents.compactMap { $0 })
    let zones = try towns.projected(from: .wgs84, to: system).features.compactMap(\.geometry)
    let union = try #require(try ZoneUnion(of: zones).geometry)
    func overlap(_ source: CoordinateSystem) throws -> Double {
      let layer = try district.projected(from: source, to: system)
      let outline = try #require(layer.features.first?.geometry)
      return (try outline.intersection(union)?.area ?? 0) / (try outline.union(union)?.area ?? 1)
    }
    #expect(try overlap(.gcj02) > 0.98)
    #expect(try overlap(.wgs84) < 0.96)
  }

  private func layer(_ name: String, _ places: [Point]) -> SourceLayer {
    SourceLayer(
      name: name, file: "\(name).geojson", coordinates: places,
      features: places.indices.map { SourceFeature(shape: .point($0)) })
  }
}
