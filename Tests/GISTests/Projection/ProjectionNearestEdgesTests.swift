import TestSupport
import Testing

@testable import GIS

@Suite struct ProjectionNearestEdgesTests {
  /// Points, paths and outlines about a middle of (121, 0): on the equator both degrees are
  /// 6,371,000 · π/180 = 111,194.93 m long.
  @Test func distancesOnPaper() throws {
    var layer = SourceLayer(
      name: "a", file: "a",
      coordinates: [(120.99, 0), (121.01, 0), (121, -0.01), (121, 0.01)].map(Point.init(x:y:)))
    layer.features = [SourceFeature(shape: .lineString(0..<2)), SourceFeature(shape: .multiPoint(2..<4))]
    let edges = NearestEdges(
      of: layer, in: try #require(BoundingBox(layer.coordinates)))
    let degree = 111_194.93
    // Beside the path, on it, beyond its end, beside a point, out of all reach.
    let places = [(121.002, 0.001), (120.995, 0), (121.013, 0), (121, 0.012), (122, 1)].map(Point.init(x:y:))
    let found = edges.distances(from: places)
    for (distance, expected) in zip(found, [0.001 * degree, 0, 0.003 * degree, 0.002 * degree, 2_000]) {
      #expect(abs(distance - expected) < 0.01)
    }
  }

  /// Whatever the layer, a place is as far as from the nearest of its points, one by one.
  @Test(arguments: [1, 2, 40, 500]) func distancesByBruteForce(count: Int) throws {
    let seed = UInt64(count)
    var random = Seeded(seed)
    func place() -> Point {
      Point(x: .random(in: 121...121.1, using: &random), y: .random(in: 0...0.1, using: &random))
    }
    var layer = SourceLayer(name: "a", file: "a", coordinates: (0..<count).map { _ in place() })
    layer.features = layer.coordinates.indices.map { SourceFeature(shape: .point($0)) }
    let extent = try #require(BoundingBox(layer.coordinates))
    let edges = NearestEdges(of: layer, in: extent)
    for _ in 0..<100 {
      let here = place()
      let nearest = layer.coordinates.map { $0.distance(to: here) }.min() ?? .infinity
      let found = edges.distances(from: [here])[0]
      // 0.1° from the equator a degree of longitude is shorter by 1.5 millionths.
      #expect(abs(found - min(2_000, nearest * 111_194.93)) < 0.02, "seed \(seed)")
    }
  }
}
