import GIS
import Testing

@testable import DataQuality

/// Zones, and what lies about them.
@Suite struct ZoneCheckTests {
  @Test func partitionIsSound() throws {
    #expect(try findings(twoZones()).isEmpty)
  }

  /// The east zone begins 100 m within the west one: 100 · 1,000 m² = 10 ha in two.
  @Test func overlap() throws {
    let found = try findings(
      layer("zones", [.square(0, 0, 1_000, 1_000, "西镇"), .square(900, 0, 2_000, 1_000, "东镇")]) {
        $0.use.isZones = true
      })
    #expect(found.lines == ["warning zones-overlap zones 1"])
    #expect(found[0].message.en.contains("西镇 and 东镇 by 10 ha"))
    #expect(abs(found[0].figures[0].value - 100_000) < 1e-6)
    #expect(found[0].map.count == 1 && abs((found[0].map[0].geometry?.area ?? 0) - 100_000) < 1e-6)
  }

  /// Four zones around a court of 100 m × 50 m, and a slit of 4 m × 100 m whose mean width is 2 · 400 ÷ 208 = 3.8 m:
  /// 5,400 m² in two gaps, one of them a sliver.
  @Test func gaps() throws {
    let south = Thing.surface([(0, 0), (600, 0), (600, 100), (0, 100)], #""name": "南""#)
    let north = Thing.surface([(0, 200), (600, 200), (600, 300), (0, 300)], #""name": "北""#)
    // From y = 100 to 200: 0–200 | court 200–300, its lower half | 300–400 | slit 400–404 | 404–600.
    let middle = Thing.surface(
      [(0, 100), (200, 100), (200, 150), (300, 150), (300, 100), (400, 100), (400, 200), (0, 200)],
      #""name": "中""#)
    let east = Thing.square(404, 100, 600, 200, "东")
    let found = try findings(layer("zones", [south, north, middle, east]) { $0.use.isZones = true })
    #expect(found.lines == ["warning zone-gaps zones 2"])
    #expect(abs(found[0].figures[0].value - 5_400) < 1e-6)
    #expect(found[0].map.map { $0.properties["sliver"] } == [.bool(false), .bool(true)])
  }

  /// Nobody says which layer is the zones: towns share corners, parks stand apart.
  @Test func zonesAreRecognised() throws {
    let towns = try layer(
      "towns",
      [
        .square(0, 0, 100, 100, "a"), .surface([(90, 0), (200, 0), (200, 100), (100, 100)], #""name": "b""#),
      ])
    let parks = try layer("parks", [.square(0, 0, 50, 50, "c"), .square(10, 10, 60, 60, "d")])
    // The triangle (90, 0), (100, 0), (100, 100) belongs to both towns: 500 m².
    let found = try findings(towns, parks)
    #expect(found.lines == ["warning zones-overlap towns 1"])
    #expect(abs(found[0].figures[0].value - 500) < 1e-6)
  }

  /// Names that a plan needs, names of zones that may go by their numbers, and a layer that only looks like zones.
  @Test func namesOfZones() throws {
    let things: [Thing] = [
      .square(0, 0, 100, 100, "甲"), .square(100, 0, 200, 100, "甲"), .square(200, 0, 300, 100, ""),
      .line([(0, 0), (0, 100)], #""name": "乙""#),
    ]
    let found = try findings(
      layer("zones", things) {
        ($0.use.isZones, $0.use.namesZones) = (true, true)
      })
    #expect(
      found.lines == [
        "error zone-no-surface zones 1", "error zone-without-name zones 1", "error duplicate-zone zones 1",
      ])
    #expect(
      try findings(layer("zones", things) { $0.use.isZones = true }).lines == [
        "error zone-no-surface zones 1", "warning zone-without-name zones 1",
        "warning duplicate-zone zones 1",
      ])
    let parcels = [Thing.square(0, 0, 100, 100, "甲"), .square(100, 0, 200, 100, "甲")]
    #expect(try findings(layer("parcels", parcels)).lines == ["warning duplicate-zone parcels 1"])
    #expect(
      try findings(layer("parcels", parcels) { $0.use.isZones = true }).lines == [
        "error duplicate-zone parcels 1"
      ])
  }

  /// 5 km from the zones' east at x = 2,000: a stop at 6,990 matters, one at 7,010 does not.
  @Test func farFromZones() throws {
    let found = try findings(twoZones(), layer("stops", [.point(6_990, 500), .point(7_010, 500)]))
    #expect(found.lines == ["note far-from-zones stops 1"])
    #expect(found[0].spots[0].place.feature == 2)
    let allFar = try findings(twoZones(), layer("stops", [.point(9_000, 500), .point(9_000, 900)]))
    #expect(allFar.lines.contains("warning far-from-zones stops 2"))
  }

  /// Of six places one has no number, one "many", one −5, one 0; of 100 + 40 people 40 live east of the zones.
  @Test func people() throws {
    let found = try findings(
      twoZones(),
      layer(
        "people",
        [
          .point(100, 100, #""n": 100"#), .point(2_500, 100, #""n": 40"#), .point(300, 100, #""n": null"#),
          .point(400, 100, #""n": "many""#), .point(500, 100, #""n": -5"#), .point(600, 100, #""n": 0"#),
        ]
      ) { $0.use.peopleProperty = "n" })
    #expect(
      found.lines == [
        "error people-missing people 1", "error people-not-a-number people 1",
        "error people-negative people 1",
        "warning people-outside-zones people 1", "note people-zero people 1",
      ])
    #expect(found.map { $0.spots[0].place.feature } == [3, 4, 5, 2, 6])
    #expect(found["people-outside-zones"]?.figures == [Finding.Figure("people", 40, .people)])
  }
}
