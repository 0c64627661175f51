import Testing

@testable import GIS

@Suite struct ProjectionWorkingSystemTests {
  private let minhang = BoundingBox(minX: 121.24, minY: 30.98, maxX: 121.56, maxY: 31.25)

  /// The scale of a transverse Mercator is 1 + ½ (Δλ cos φ)² (1 + e′² cos² φ) up to the fourth order. The farthest
  /// corner lies 1.56° east of 120° E at 30.98° N: ½ (0.027227 · 0.85735)² = 2.7245e-4, times
  /// 1 + 0.00674 · 0.73505 = 1.00495 gives 2.7380e-4; the next term is below 3e-7.
  @Test func distortionOfTheThreeDegreeZone() throws {
    let system = try WorkingSystem.named("epsg:4549", covering: [minhang])
    #expect(system.name == "EPSG:4549")
    #expect(system.title == "CGCS2000 / 3-degree Gauss-Kruger CM 120E")
    #expect(abs(system.distortion - 2.7380e-4) < 3e-7)
    // The projection is conformal: an area is off by (1 + d)² − 1.
    #expect(abs(system.arealDistortion - (2 * system.distortion + 7.5e-8)) < 1e-9)
  }

  @Test func localSystemIsCentredOnTheData() throws {
    let system = try WorkingSystem.local(covering: [minhang])
    // Middle: 121.40° E, (30.98 + 31.25) / 2 = 31.115°, rounded to a hundredth.
    #expect(system.name.hasPrefix("local transverse Mercator at 121.40°E 31.1"))
    #expect(system.distortion < 4e-6)
    #expect(try WorkingSystem.chosen("Local", covering: [minhang]) == system)
    let south = BoundingBox(minX: -51.3, minY: -30.3, maxX: -51, maxY: -29.9)
    #expect(try WorkingSystem.local(covering: [south]).name == "local transverse Mercator at 51.15°W 30.10°S")
  }

  /// On the ellipsoid the scale of EPSG:3857 along the parallel of 31.25° is √(1 − e² sin² φ) / cos φ = 0.99910 /
  /// 0.85491 = 1.16866, so 500 m are 427.8 m; along the meridian it is (1 − e² sin² φ)^1.5 / ((1 − e²) cos φ) =
  /// 0.99730 / (0.99331 · 0.85491) = 1.1744.
  @Test func webMercatorIsRefused() {
    let message = refusal("EPSG:3857", [minhang])
    #expect(message.contains("428 m to the east on the ground"))
    #expect(message.contains("off by 17.4 %"))
  }

  @Test(arguments: [
    ("EPSG:4326", "longitude and latitude"), ("gcj02", "longitude and latitude"),
    ("EPSG:2263", "US survey foot"), ("EPSG:4547", "is made for"), ("EPSG:32618", "is made for"),
  ])
  func unsuitableSystemsAreRefused(name: String, reason: String) {
    #expect(refusal(name, [minhang]).contains(reason))
  }

  @Test func unsuitableDataAreRefused() {
    #expect(refusal("EPSG:4549", []).contains("no data"))
    #expect(refusal("local", []).contains("no data"))
    #expect(
      refusal("local", [minhang, BoundingBox(minX: 500, minY: 31, maxX: 500, maxY: 31)]).contains("no place"))
    // 12° of longitude either side: ½ (0.2094 · cos 20°)² = 1.9 %.
    #expect(refusal("local", [BoundingBox(minX: 100, minY: 20, maxX: 124, maxY: 40)]).contains("off by"))
  }

  private func refusal(_ name: String, _ extents: [BoundingBox]) -> String {
    let failure = #expect(throws: Failure.self) { try WorkingSystem.chosen(name, covering: extents) }
    #expect(failure?.kind == .badData)
    return failure?.problems.first?.message.en ?? ""
  }
}
