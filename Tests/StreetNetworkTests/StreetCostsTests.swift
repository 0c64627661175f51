import GIS
import TestSupport
import Testing

@testable import StreetNetwork

@Suite struct StreetCostsTests {
  /// Streets between random places, some of which share ends, so that some parts have no way between them.
  private func city(_ random: inout Seeded) -> [LineString] {
    let places = points(40, &random)
    return (0..<70).compactMap { _ in
      let (a, b) = (Int.random(in: 0..<40, using: &random), Int.random(in: 0..<40, using: &random))
      return a == b ? nil : LineString([places[a], places[b]])
    }
  }

  private func points(_ count: Int, _ random: inout Seeded) -> [Point] {
    (0..<count).map { _ in at(.random(in: 0...1_000, using: &random), .random(in: 0...1_000, using: &random))
    }
  }

  private func table(_ costs: StreetCosts, _ doors: Int, _ targets: Int) -> [[Double]] {
    var table = [[Double]](repeating: [Double](repeating: .infinity, count: targets), count: doors)
    for row in costs.doors.indices {
      table[Int(costs.doors[row])][Int(costs.targets[row])] = costs.distances[row]
    }
    return table
  }

  /// Dijkstra's algorithm in its plainest form, which looks through all nodes for the nearest, from a place to all nodes.
  private func dijkstra(_ place: StreetPlace, _ graph: StreetGraph) -> [Double] {
    var distances = [Double](repeating: .infinity, count: graph.nodes.count)
    distances[Int(graph.from[place.edge])] = place.access + place.along
    let other = place.access + graph.lengths[place.edge] - place.along
    distances[Int(graph.to[place.edge])] = min(distances[Int(graph.to[place.edge])], other)
    var open = Set(graph.nodes.indices)
    while let node = open.min(by: { (distances[$0], $0) < (distances[$1], $1) }), distances[node].isFinite {
      open.remove(node)
      for edge in 0..<graph.edgeCount {
        for (near, far) in [(graph.from[edge], graph.to[edge]), (graph.to[edge], graph.from[edge])]
        where near == node {
          distances[Int(far)] = min(distances[Int(far)], distances[node] + graph.lengths[edge])
        }
      }
    }
    return distances
  }

  /// The nearest places on each part of the streets, to 1 mm, by looking at every edge; edges are straight here.
  private func nearestByPart(_ point: Point, _ streets: Streets, within limit: Double) -> [StreetPlace] {
    let graph = streets.graph
    var found: [Int32: [StreetPlace]] = [:]
    for edge in 0..<graph.edgeCount {
      let (a, b) = (graph.nodes[Int(graph.from[edge])], graph.nodes[Int(graph.to[edge])])
      let part = streets.components.ofNode[Int(graph.from[edge])]
      let place = StreetLocator(StreetGraph(lines: [LineString([a, b])].compactMap { $0 })).nearest(
        to: point, within: limit)
      guard var place else { continue }
      place.edge = edge
      found[part, default: []].append(place)
    }
    return found.values.flatMap { places in
      let least = places.map(\.access).min() ?? 0
      return places.filter { $0.access <= least + 0.001 }
    }
  }

  /// Every walk is that of Dijkstra's algorithm between the best pair of entrances, and none within the limit is missing; with more doors than targets and the
  /// other way round, since the search runs from the fewer.
  @Test(arguments: 1...8) func equalsDijkstra(seed: UInt64) throws {
    var random = Seeded(seed)
    let streets = Streets(city(&random))
    let (doors, targets) = (points(seed % 2 == 0 ? 25 : 6, &random), points(seed % 2 == 0 ? 6 : 25, &random))
    let costs = StreetCosts(from: doors, to: targets, within: 700, along: streets, maxSnap: 60)
    let found = table(costs, doors.count, targets.count)
    let places = targets.map { nearestByPart($0, streets, within: 60) }
    for (door, own) in doors.map({ nearestByPart($0, streets, within: 60) }).enumerated() {
      // Edges that meet in the nearest corner give it each here, and once there.
      #expect(Set(costs.doorPlaces[door].map(\.point)) == Set(own.map(\.point)), "seed \(seed)")
      let nodes = own.map { dijkstra($0, streets.graph) }
      for (target, ends) in places.enumerated() {
        var expected = Double.infinity
        for (place, nodes) in zip(own, nodes) {
          for end in ends {
            let edge = end.edge
            var way = min(
              nodes[Int(streets.graph.from[edge])] + end.along,
              nodes[Int(streets.graph.to[edge])] + streets.graph.lengths[edge] - end.along)
            if place.edge == edge { way = min(way, place.access + abs(place.along - end.along)) }
            expected = min(expected, way + end.access)
          }
        }
        if abs(expected - 700) < 1e-6 { continue }
        let walk = found[door][target]
        #expect(
          expected > 700 ? walk == .infinity : abs(walk - expected) < 1e-9,
          "seed \(seed), \(door) to \(target)")
      }
    }
  }

  /// The nearest target is the facility that one search from all of them finds.
  @Test(arguments: 1...6) func theNearestIsThatOfReach(seed: UInt64) throws {
    var random = Seeded(seed)
    let streets = Streets(city(&random))
    let (doors, targets) = (points(60, &random), points(12, &random))
    let costs = StreetCosts(from: doors, to: targets, within: 500, along: streets, maxSnap: 80)
    let walks = StreetWalks(
      from: doors, to: targets, radii: targets.map { _ in 500 }, along: streets, maxSnap: 80)
    for (row, walk) in zip(table(costs, doors.count, targets.count), walks.walks) {
      let nearest = row.min() ?? .infinity
      #expect(
        walk == nil ? nearest == .infinity : abs(nearest - (walk?.distance ?? 0)) < 1e-9, "seed \(seed)")
    }
    #expect(costs.targetPlaces.isSnapped == walks.facilities.isSnapped)
  }

  /// Along one street of 1,000 m: both on it, 30 m and 40 m off, are 100 + 30 + 40 m apart; the limit itself counts.
  @Test(arguments: [(170.0, true), (169.999, false)]) func theAccessLegsCount(
    _ limit: Double, _ isThere: Bool
  ) throws {
    let streets = Streets([try #require(LineString([at(0, 0), at(1_000, 0)]))])
    let costs = StreetCosts(
      from: [at(500, 30), at(500, 90)], to: [at(600, -40)], within: limit, along: streets, maxSnap: 60)
    #expect(costs.distances == (isThere ? [170] : []))
    #expect(costs.doorPlaces.isSnapped == [true, false] && costs.targetPlaces.isSnapped == [true])
  }

  /// A loop that begins and ends at one corner is walked the shorter way round: of 400 m, 100 m one way and 300 m the other.
  @Test func aLoop() throws {
    let loop = try #require(LineString([at(0, 0), at(100, 0), at(100, 100), at(0, 100), at(0, 0)]))
    let costs = StreetCosts(
      from: [at(0, 50)], to: [at(50, 0), at(100, 50)], within: 1_000, along: Streets([loop]), maxSnap: 1)
    #expect(costs.doors == [0, 0] && costs.targets == [0, 1])
    #expect(costs.distances == [100, 200])
  }

  @Test func nobodyAndNothing() throws {
    let streets = Streets([try #require(LineString([at(0, 0), at(1_000, 0)]))])
    let costs = StreetCosts(from: [], to: [], within: 100, along: streets, maxSnap: 60)
    #expect(costs.doors.isEmpty && costs.doorPlaces.count == 0)
  }
}
