import GIS
import Testing
import TestSupport

@testable import DataQuality

/// Lines that stand twice, and streets that do not meet.
@Suite struct LineCheckTests {
  /// Two tracks of 1 km, 10 m apart, and a third 100 m away: 3 km in all, 2 km once, a factor of 1.5.
  @Test func twoTracks() throws {
    let tracks: [Thing] = [
      .line([(0, 0), (1_000, 0)]), .line([(1_000, 10), (0, 10)]), .line([(0, 110), (1_000, 110)]),
    ]
    let found = try findings(layer("rail", tracks))
    #expect(found.lines == ["warning parallel-lines rail 1"])
    #expect(found[0].figures.map(\.value) == [1.5, 3_000, 2_000])
    #expect(found[0].map.map { $0.geometry?.length } == [1_000])
    // One more line of its own: 4 km in all, 3 km once.
    #expect(try findings(layer("rail", tracks + [.line([(0, 300), (1_000, 300)])])).isEmpty)
    #expect(try findings(layer("rail", tracks) { $0.use.countsParallels = [] }).isEmpty)
    let told = try findings(layer("rail", tracks) { $0.use.countsParallels = ["rails", "network"] })
    #expect(told.first?.message.en.contains("as often as drawn by: rails, network.") == true)
  }

  private func streets(_ things: [Thing]) throws -> [Finding] {
    try findings(layer("streets", things) { $0.use.isStreets = true })
  }

  /// A cross whose arms share the vertex in the middle.
  @Test func soundStreets() throws {
    #expect(
      try streets([
        .line([(0, 100), (100, 100), (200, 100)]), .line([(100, 0), (100, 100), (100, 200)]),
      ]).isEmpty)
  }

  /// The same cross without the vertex: one crossing at (100, 100), and the second street, 200 of 400 m, is an island.
  /// With the first on a bridge, or on another level, only the island is left.
  @Test func crossingWithoutVertex() throws {
    let across = Thing.line([(100, 0), (100, 200)])
    let found = try streets([.line([(0, 100), (200, 100)]), across])
    #expect(found.lines == ["warning street-islands streets 1", "warning street-crossings streets 1"])
    #expect(found[0].figures.map(\.value) == [200, 0.5])
    #expect(found[1].spots[0].point == Point(x: 600_100, y: 3_440_100))
    for tags in [
      #""bridge": "yes""#, #""tunnel": "building_passage""#, #""layer": "1""#, #""layer": -1"#,
      #""other_tags": "\"lanes\"=>\"2\",\"bridge\"=>\"viaduct\"""#,
    ] {
      #expect(
        try streets([.line([(0, 100), (200, 100)], tags), across]).map(\.kind) == ["street-islands"],
        "\(tags)")
    }
    #expect(
      try streets([.line([(0, 100), (200, 100)], #""bridge": "no""#), across])["street-crossings"] != nil)
  }

  /// A side street that ends 1.5 m below the main street, and one that ends 2.5 m below it: one near miss, two islands.
  @Test func deadEndBesideAStreet() throws {
    let found = try streets([
      .line([(0, 100), (300, 100)]), .line([(100, 0), (100, 98.5)]), .line([(200, 0), (200, 97.5)]),
    ])
    #expect(found.lines == ["warning street-islands streets 2", "warning street-near-misses streets 1"])
    #expect(found[1].spots[0].point == Point(x: 600_100, y: 3_440_098.5))
    #expect(found[1].spots[0].place.feature == 2)
  }

  /// In a layer with the tag highway only lines that have it are streets: the river crosses none.
  @Test func streetsAreRecognisedByTheirTag() throws {
    let found = try findings(
      layer(
        "lines",
        [
          .line([(0, 100), (200, 100)], #""highway": "residential", "waterway": null"#),
          .line([(200, 100), (200, 300)], #""highway": "footway", "waterway": null"#),
          .line([(100, 0), (100, 200)], #""highway": null, "waterway": "river""#),
        ]))
    #expect(found.isEmpty)
    #expect(try findings(layer("canals", [.line([(0, 1), (2, 1)]), .line([(1, 0), (1, 2)])])).isEmpty)
  }

  /// Crossings of random streets equal those of a plain comparison of all pairs.
  @Test(arguments: 0..<10 as Range<UInt64>) func crossingsOfAllPairs(seed: UInt64) throws {
    var random = Seeded(seed)
    let lines = (0..<60).map { _ in
      (0..<2).map { _ in
        (Double.random(in: 0...1_000, using: &random), Double.random(in: 0...1_000, using: &random))
      }
    }
    func left(_ p: (Double, Double), _ q: (Double, Double), _ r: (Double, Double)) -> Bool {
      (q.0 - p.0) * (r.1 - p.1) > (q.1 - p.1) * (r.0 - p.0)
    }
    var expected = 0
    for (index, a) in lines.enumerated() {
      for b in lines[(index + 1)...]
      where left(a[0], a[1], b[0]) != left(a[0], a[1], b[1])
        && left(b[0], b[1], a[0]) != left(b[0], b[1], a[1])
      {
        expected += 1
      }
    }
    #expect(try streets(lines.map { .line($0) })["street-crossings"]?.count ?? 0 == expected)
  }
}
