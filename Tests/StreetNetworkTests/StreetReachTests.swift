import Foundation
import GIS
import TestSupport
import Testing

@testable import StreetNetwork

@Suite struct StreetReachTests {
  private func facilities(_ points: [Point], _ locator: StreetLocator, radius: Double) throws -> [StreetReach
    .Facility]
  {
    try points.map { .init(places: [try #require(locator.nearest(to: $0, within: 1_000))], radius: radius) }
  }

  /// In a city of streets every 100 m reach is a diamond: from a corner in the middle, distance is |x| + |y|. Within
  /// 500 m lie the corners of |x| + |y| ≤ 500, 61 of them, and of each street at height y the length 2 (500 − |y|):
  /// 2 · (1,000 + 2 · (800 + 600 + 400 + 200)) = 10,000 m for both directions.
  @Test func theDiamond() throws {
    let graph = StreetGraph(lines: gridCity(20))
    let locator = StreetLocator(graph)
    let reach = StreetReach(from: try facilities([at(1_000, 1_000)], locator, radius: 500), on: graph)
    for (node, distance) in zip(graph.nodes, reach.distances) {
      let walk = abs(node.x - 1_000) + abs(node.y - 1_000)
      #expect(distance == (walk <= 500 ? walk : .infinity))
    }
    #expect(reach.distances.count { $0.isFinite } == 61)
    #expect(abs(reach.reachedLength - 10_000) < 1e-9)
    // A place in the middle of a block, 30 m from the street and 250 m along: 280 m; one
    /// beside the street of 1,300 m is 598 m off.
    let place = try #require(locator.nearest(to: at(1_150, 1_130), within: 60))
    #expect(try #require(reach.nearest(to: place)).distance == 280)
    #expect(reach.nearest(to: try #require(locator.nearest(to: at(1_250, 1_252), within: 60))) == nil)
  }

  /// The way to the street counts: a facility 40 m off reaches 60 m each way along a straight street, from its foot.
  @Test func theAccessLegCounts() throws {
    let graph = StreetGraph(lines: [line((0, 0), (1_000, 0))])
    let locator = StreetLocator(graph)
    let reach = StreetReach(from: try facilities([at(500, 40)], locator, radius: 100), on: graph)
    #expect(reach.reachedParts(of: 0) == [440...560])
    let same = try #require(locator.nearest(to: at(530, -20), within: 60))
    #expect(try #require(reach.nearest(to: same)).distance == 90)
    #expect(reach.nearest(to: try #require(locator.nearest(to: at(560, -1), within: 60))) == nil)
  }

  /// Radii of their own: from one end 300 m, from the other 100 m of a street of 1,000 m.
  @Test func radiiOfTheirOwn() throws {
    let graph = StreetGraph(lines: [line((0, 0), (500, 0)), line((500, 0), (1_000, 0))])
    let locator = StreetLocator(graph)
    var both = try facilities([at(0, 0), at(1_000, 0)], locator, radius: 300)
    both[1].radius = 100
    let reach = StreetReach(from: both, on: graph)
    #expect(abs(reach.reachedLength - 400) < 1e-9)
    func nearest(_ x: Double) throws -> (distance: Double, facility: Int)? {
      reach.nearest(to: try #require(locator.nearest(to: at(x, 0), within: 1)))
    }
    #expect(try nearest(250)?.facility == 0 && nearest(250)?.distance == 250)
    #expect(try nearest(920)?.facility == 1 && nearest(920)?.distance == 80)
    #expect(try nearest(880) == nil && nearest(320) == nil)
  }

  // MARK: - Any network

  /// Streets between random places, some of which share ends.
  private func city(_ random: inout Seeded) -> [LineString] {
    let places = (0..<40).map { _ in
      at(.random(in: 0...1_000, using: &random), .random(in: 0...1_000, using: &random))
    }
    return (0..<70).compactMap { _ in
      let (a, b) = (Int.random(in: 0..<40, using: &random), Int.random(in: 0..<40, using: &random))
      return a == b ? nil : LineString([places[a], places[b]])
    }
  }

  private func points(_ count: Int, _ random: inout Seeded) -> [Point] {
    (0..<count).map { _ in at(.random(in: 0...1_000, using: &random), .random(in: 0...1_000, using: &random))
    }
  }

  /// Bellman–Ford relaxes every edge as often as there are nodes, and needs no heap: the distances are the same.
  @Test(arguments: 1...8) func equalsBellmanFord(seed: UInt64) throws {
    var random = Seeded(seed)
    let graph = StreetGraph(lines: city(&random))
    let locator = StreetLocator(graph)
    let sources = try facilities(points(3, &random), locator, radius: 900)
    let reach = StreetReach(from: sources, on: graph)
    var distances = [Double](repeating: .infinity, count: graph.nodes.count)
    for source in sources {
      let place = source.places[0]
      let edge = place.edge
      for (node, along) in [
        (graph.from[edge], place.along), (graph.to[edge], graph.lengths[edge] - place.along),
      ] {
        distances[Int(node)] = min(distances[Int(node)], place.access + along)
      }
    }
    for _ in graph.nodes {
      for edge in 0..<graph.edgeCount {
        let (a, b) = (Int(graph.from[edge]), Int(graph.to[edge]))
        distances[a] = min(distances[a], distances[b] + graph.lengths[edge])
        distances[b] = min(distances[b], distances[a] + graph.lengths[edge])
      }
    }
    for (found, expected) in zip(reach.distances, distances) {
      #expect(expected > 900 ? found == .infinity : abs(found - expected) < 1e-9, "seed \(seed)")
    }
  }

  /// A walk is never shorter than the straight line; one more facility never makes it longer; and the order of streets and
  /// facilities changes nothing but the last digits.
  @Test(arguments: 1...5) func invariants(seed: UInt64) throws {
    var random = Seeded(seed)
    let lines = city(&random)
    let sources = points(4, &random)
    let people = points(50, &random)
    func distances(_ lines: [LineString], _ sources: [Point]) throws -> [Double?] {
      let graph = StreetGraph(lines: lines)
      let locator = StreetLocator(graph)
      let reach = StreetReach(from: try facilities(sources, locator, radius: 2_000), on: graph)
      return try people.map {
        reach.nearest(to: try #require(locator.nearest(to: $0, within: 1_000)))?.distance
      }
    }
    let all = try distances(lines, sources)
    let fewer = try distances(lines, Array(sources.dropLast()))
    let turned = try distances(lines.shuffled(using: &random), sources.reversed())
    for (index, person) in people.enumerated() {
      let straight = sources.map { person.distance(to: $0) }.min() ?? 0
      if let walk = all[index] { #expect(walk >= straight - 1e-9) }
      #expect((all[index] ?? .infinity) <= (fewer[index] ?? .infinity) + 1e-9)
      #expect(abs((all[index] ?? -1) - (turned[index] ?? -1)) < 1e-6, "seed \(seed)")
    }
  }

  // MARK: - Areas of responsibility

  /// Two facilities at 200 m and 800 m of a street of 1,000 m, 400 m and 500 m each: with the lead of 100 m the first has
  /// lost, they are equally good where x − 200 + 100 = 800 − x, at 450 m.
  @Test func partsAreServedByTheBest() throws {
    let graph = StreetGraph(lines: [line((0, 0), (1_000, 0))])
    let locator = StreetLocator(graph)
    var both = try facilities([at(200, 0), at(800, 0)], locator, radius: 400)
    let even = StreetReach(from: both, on: graph)
    #expect(even.servedParts(of: 0).map(\.range) == [0...500, 500...1_000])
    #expect(even.servedParts(of: 0).map(\.facility) == [0, 1])
    both[1].radius = 500
    let uneven = StreetReach(from: both, on: graph)
    #expect(uneven.servedParts(of: 0).map(\.range) == [0...450, 450...1_000])
    #expect(uneven.reachedParts(of: 0) == [0...1_000])
  }

  /// A street of 100 m, 10 m to each side: 2,000 m² and two half circles of 8 sides, ½ · 16 · sin(2π/16) · 10² in all.
  @Test func groundBesideAStreet() throws {
    let graph = StreetGraph(lines: [line((0, 0), (100, 0))])
    let reach = StreetReach(
      from: try facilities([at(50, 0)], StreetLocator(graph), radius: 90), on: graph)
    let areas = reach.serviceAreas()
    #expect(areas.map(\.facility) == [0] && areas.map(\.length) == [100])
    let ground = try #require(try areas[0].ground(halfWidth: .metres(10)))
    #expect(abs(ground.area - 2_000 - 800 * sin(Double.pi / 8)) < 1e-6)
  }

  /// Each place of a reached part is served by the facility that a search for the nearest names, and areas of responsibility
  /// add up to the streets within reach.
  @Test(arguments: 1...6) func responsibilities(seed: UInt64) throws {
    var random = Seeded(seed)
    let graph = StreetGraph(lines: city(&random))
    var sources = try facilities(points(8, &random), StreetLocator(graph), radius: 400)
    for index in sources.indices { sources[index].radius = .random(in: 100...600, using: &random) }
    let reach = StreetReach(from: sources, on: graph)
    for edge in 0..<graph.edgeCount {
      for part in reach.servedParts(of: edge) {
        let along = Double.random(in: part.range, using: &random)
        let place = StreetPlace(edge: edge, along: along, access: 0, point: at(0, 0))
        #expect(reach.nearest(to: place)?.facility == part.facility, "seed \(seed)")
      }
    }
    let sum = reach.serviceAreas().reduce(0) { $0 + $1.length }
    #expect(abs(sum - reach.reachedLength) < 1e-6)
  }

  /// What is reached is what is near: along every edge, places inside the parts are within reach and others are not.
  @Test(arguments: 1...4) func partsAreCutExactly(seed: UInt64) throws {
    var random = Seeded(seed)
    let graph = StreetGraph(lines: city(&random))
    let reach = StreetReach(
      from: try facilities(points(3, &random), StreetLocator(graph), radius: 300), on: graph)
    for edge in 0..<graph.edgeCount {
      let parts = reach.reachedParts(of: edge)
      for _ in 0..<20 {
        let along = Double.random(in: 0...graph.lengths[edge], using: &random)
        let place = StreetPlace(edge: edge, along: along, access: 0, point: at(0, 0))
        #expect((reach.nearest(to: place) != nil) == parts.contains { $0.contains(along) })
      }
    }
  }
}

extension StreetReach {
  /// The length of all streets within reach, in metres.
  fileprivate var reachedLength: Double {
    (0..<graph.edgeCount).flatMap { servedParts(of: $0) }.reduce(0) { $0 + $1.length }
  }
}
