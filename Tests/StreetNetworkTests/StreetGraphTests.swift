import GIS
import TestSupport
import Testing

@testable import StreetNetwork

/// A line through places.
func line(_ places: (Double, Double)...) -> LineString {
  guard let line = LineString(places.map { at($0.0, $0.1) }) else {
    preconditionFailure("a line has two places")
  }
  return line
}

/// A city of streets every `step` metres, `size` blocks to a side, as one line for each street.
func gridCity(_ size: Int, step: Double = 100) -> [LineString] {
  (0...size).flatMap { number -> [LineString] in
    let across = Double(number) * step
    let points = (0...size).map { Double($0) * step }
    return [
      LineString(points.map { at($0, across) }), LineString(points.map { at(across, $0) }),
    ].compactMap { $0 }
  }
}

@Suite struct StreetGraphTests {
  /// A street of three vertices that another meets in the middle: four nodes, three edges, 300 m in all. A vertex that
  /// only bends a street is no node.
  @Test func nodesAreEndsAndSharedVertices() {
    let graph = StreetGraph(lines: [line((0, 0), (100, 0), (200, 0)), line((100, 0), (100, 60), (140, 60))])
    #expect(graph.nodes.count == 4 && graph.edgeCount == 3)
    #expect(graph.lengths.sorted() == [100, 100, 100])
    #expect(graph.totalLength == 300)
    #expect((0..<3).map { graph.shape(of: $0).count }.sorted() == [2, 2, 3])
  }

  /// Two streets that cross without a vertex in common are a bridge and what it passes over.
  @Test func crossingsWithoutAVertexStayApart() {
    let graph = StreetGraph(lines: [line((0, 50), (100, 50)), line((50, 0), (50, 100))])
    let parts = StreetComponents(of: graph)
    #expect(graph.edgeCount == 2 && parts.lengths == [100, 100] && parts.largestShare == 0.5)
  }

  /// Connected, the two are four pieces of 50 m from one corner. A third street over both, tagged a bridge, joins at its ends
  /// alone: its western end is that of the street along y = 50, the eastern one nobody's.
  @Test func crossingsCanBeConnected() throws {
    let ground = [line((0, 50), (100, 50)), line((50, 0), (50, 100))].map {
      Feature(geometry: .lineString($0))
    }
    let streets = StreetGraph(lines: try Crossings.connected.lines(of: ground))
    #expect(streets.lengths == [50, 50, 50, 50] && streets.nodes.count == 5)
    let raised: [Properties] = [
      ["bridge": .string("yes")], ["tunnel": .string("building_passage")], ["layer": .string("1")],
      ["bridge": .string("T"), "tunnel": .string("F")], ["bridge": .bool(true)], ["bridge": .number(1)],
      ["other_tags": .string(#""lanes"=>"2","bridge"=>"viaduct""#)],
      ["other_tags": .string(#""layer" => "-1","note"=>"x""#)],
      ["other_tags": .json(#"{"man_made": "bridge", "tunnel": "yes"}"#)],
    ]
    for tags in raised {
      let bridge = Feature(geometry: .lineString(line((0, 50), (60, 40), (90, 90))), properties: tags)
      let all = StreetGraph(lines: try Crossings.connected.lines(of: ground + [bridge]))
      #expect(all.edgeCount == 5 && all.nodes.count == 6)
      #expect(StreetComponents(of: all).lengths.count == 1)
    }
    let level: [Properties] = [
      ["bridge": .string("no"), "layer": .number(0)], ["bridge": .string("F"), "tunnel": .string("f")],
      ["bridge": .string(" No "), "layer": .string("")], ["bridge": .bool(false), "layer": .null],
      ["tunnel": .number(0)],
      ["other_tags": .string(#""man_made"=>"bridge","bridge"=>"no","layer"=>"0""#)],
    ]
    for tags in level {
      let plain = Feature(geometry: .lineString(line((0, 50), (60, 40), (90, 90))), properties: tags)
      #expect(StreetGraph(lines: try Crossings.connected.lines(of: ground + [plain])).edgeCount == 9)
    }
    #expect(StreetGraph(lines: try Crossings.separate.lines(of: ground)).edgeCount == 2)
  }

  /// A closed street is a loop at its one node; a figure of eight is two. Repeated vertices are told and dropped.
  @Test func loopsAndPiecesWithoutLength() {
    let loop = StreetGraph(lines: [line((0, 0), (100, 0), (100, 100), (0, 100), (0, 0))])
    #expect(loop.nodes.count == 1 && loop.lengths == [400] && loop.from == loop.to)
    let eight = StreetGraph(lines: [line((0, 0), (30, 40), (60, 0), (0, 0), (-30, -40), (-60, 0), (0, 0))])
    #expect(eight.nodes.count == 1 && eight.edgeCount == 2 && eight.totalLength == 320)
    let repeated = StreetGraph(lines: [line((0, 0), (0, 0), (50, 0), (50, 0)), line((7, 7), (7, 7))])
    #expect(repeated.edgeCount == 1 && repeated.totalLength == 50 && repeated.piecesWithoutLength == 3)
    #expect(StreetGraph(lines: []).edgeCount == 0)
  }

  /// n blocks to a side: (n + 1)² nodes, less the corners where both streets only end … which are nodes as well; and
  /// 2 n (n + 1) edges.
  @Test func theGridCity() {
    let graph = StreetGraph(lines: gridCity(7))
    #expect(graph.nodes.count == 64 && graph.edgeCount == 112)
    #expect(StreetComponents(of: graph).lengths == [11_200])
  }

  /// The largest component comes first, and each node knows its own.
  @Test func components() {
    let graph = StreetGraph(lines: [line((0, 0), (10, 0)), line((0, 90), (50, 90)), line((50, 90), (80, 90))])
    let parts = StreetComponents(of: graph)
    #expect(parts.lengths == [80, 10] && parts.largestShare == 80.0 / 90)
    #expect(zip(graph.nodes, parts.ofNode).allSatisfy { ($0.y == 90) == ($1 == 0) })
  }

  // MARK: - Snapping

  /// The nearest place lies on an edge, not at its corner; too far is nowhere.
  @Test func snapping() throws {
    let graph = StreetGraph(lines: [line((0, 0), (100, 0), (100, 100))])
    let locator = StreetLocator(graph)
    let place = try #require(locator.nearest(to: at(30, 40), within: 100))
    #expect(place.point == at(30, 0) && place.along == 30 && place.access == 40)
    let second = try #require(locator.nearest(to: at(130, 70), within: 100))
    #expect(second.point == at(100, 70) && second.along == 170 && second.access == 30)
    let beyond = try #require(locator.nearest(to: at(100, 130), within: 100))
    #expect(beyond.point == at(100, 100) && beyond.along == 200)
    #expect(locator.nearest(to: at(50, 101), within: 50) == nil)
    #expect(StreetLocator(StreetGraph(lines: [])).nearest(to: at(0, 0), within: 1e6) == nil)
  }

  /// A home midway between two streets of one part, 50 m from each, takes either, in any order of the streets; at the corner of
  /// two the corner counts once.
  @Test func equallyNearStreetsAllCount() {
    let lines = [line((0, 0), (400, 0)), line((0, 100), (400, 100)), line((0, 0), (0, 100))]
    for lines in [lines, lines.reversed()] {
      let locator = StreetLocator(StreetGraph(lines: lines))
      let places = locator.nearestOfEachPart(to: at(300, 50), within: 90)
      #expect(Set(places.map(\.point)) == [at(300, 0), at(300, 100)] && places.map(\.access) == [50, 50])
      #expect(locator.nearestOfEachPart(to: at(-30, -40), within: 90).map(\.access) == [50])
    }
  }

  /// Between a street of 200 m at y = 0 and a footway of 20 m at y = 12 that meets nothing: both are entered, the nearer first.
  @Test func eachPartIsEntered() throws {
    let streets = Streets([line((0, 0), (200, 0)), line((40, 12), (60, 12))])
    let places = streets.locator.nearestOfEachPart(to: at(50, 10), within: 100)
    #expect(places.map(\.access) == [2, 10] && places.map(\.along) == [10, 50])
    #expect(streets.locator.nearestOfEachPart(to: at(50, 10), within: 5).map(\.access) == [2])
    // Nobody stands on the footway alone but whoever is further than max-snap from the street.
    let doors = StreetPlaces(of: [at(50, 10), at(50, 100), at(50, 300)], on: streets, within: 90)
    let stop = StreetPlaces(of: [at(150, 5)], on: streets, within: 90)
    #expect(doors.isCutOff(from: [stop]) == [false, true, false])
    #expect(doors.isSnapped == [true, true, false])
    #expect(stop.isCutOff(from: [doors]) == [false])
  }

  /// The nearest of random streets is the nearest of all segments, one by one.
  @Test(arguments: 1...5) func snappingEqualsTryingAll(seed: UInt64) throws {
    var random = Seeded(seed)
    func place() -> Point {
      at(.random(in: 0...2_000, using: &random), .random(in: 0...2_000, using: &random))
    }
    let segments = (0..<60).map { _ in (place(), place()) }
    let locator = StreetLocator(StreetGraph(lines: segments.compactMap { LineString([$0.0, $0.1]) }))
    for _ in 0..<100 {
      let point = place()
      let nearest =
        segments.map { a, b -> Double in
          let (dx, dy) = (b.x - a.x, b.y - a.y)
          let t = min(1, max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy)))
          return point.distance(to: at(a.x + t * dx, a.y + t * dy))
        }.min() ?? .infinity
      let found = try #require(locator.nearest(to: point, within: 3_000))
      #expect(abs(found.access - nearest) < 1e-9, "seed \(seed)")
    }
  }
}
