import Testing

@testable import GIS

/// Datums that PROJ can bring to WGS-84 well, roughly, or not at all.
@Suite struct ProjectionDatumTests {
  private func choice(_ system: String, _ place: Point) throws -> [Problem] {
    try SourceLayer(name: "a", file: "a.geojson", declaredSystem: system, coordinates: [place]).system(
      declared: nil
    )
    .warnings
  }

  /// From Xian 1980 PROJ's database has no transformation ("Ballpark geographic offset"): up to 200 m off, once.
  @Test func anUnknownDatumIsWarnedOf() throws {
    let warnings = try choice("EPSG:2364", Point(x: 40_633_572, y: 3_442_905))
    #expect(warnings.map(\.code) == ["unknown-datum-shift"] && warnings[0].severity == .warning)
    #expect(warnings[0].message.en.contains("Xian 1980") && warnings[0].message.en.contains("200 m"))
    #expect(warnings[0].place.file == "a.geojson" && !warnings[0].advice.isEmpty)
    let layer = SourceLayer(name: "a", file: "a", coordinates: [Point(x: 40_633_572, y: 3_442_905)])
    let shift = try layer.datumShift(from: CoordinateSystem("EPSG:2364"))
    #expect(shift.errorBound == 200 && shift.isBallpark)
  }

  /// WGS-84, CGCS2000, the shifted systems, and what agrees with WGS-84 as far as that agrees with itself (SIRGAS 2000,
  /// ETRS89, both to 1 m by the registry).
  @Test(arguments: [
    ("EPSG:4326", 121.4, 31.1), ("EPSG:4490", 121.4, 31.1), ("GCJ-02", 121.4, 31.1),
    ("EPSG:4549", 633_572, 3_442_905), ("EPSG:3857", 1e7, 4e6), ("EPSG:4674", -51, -30), ("EPSG:4258", 9, 50),
    ("EPSG:32651", 300_000, 3_440_000),
  ])
  func goodDatumsAreNotSpokenOf(system: String, x: Double, y: Double) throws {
    #expect(try choice(system, Point(x: x, y: y)).isEmpty)
  }

  /// Arc 1950 to WGS-84 in Zambia is known to some 41 m by the registry: a note, and an error bound that is no guess.
  @Test func aRoughTransformationIsNoted() throws {
    let place = Point(x: 28, y: -15)
    let notes = try choice("EPSG:4209", place)
    #expect(notes.map(\.code) == ["datum-shift"] && notes[0].severity == .note)
    let shift = try SourceLayer(name: "a", file: "a", coordinates: [place]).datumShift(
      from: CoordinateSystem("EPSG:4209"))
    #expect(shift.errorBound > 2 && shift.errorBound < 50 && !shift.isBallpark)
  }
}
