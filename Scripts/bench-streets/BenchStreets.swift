import Foundation
import GIS
import StreetNetwork

/// Times the nearest facility within 2 km of every node of a street network.
///
/// Scripts/bench runs it on a generated city; by hand: `bench-streets FOLDER`, with streets.geojson and facilities.geojson
/// there, in metres of EPSG:4549. Prints JSON: medians in seconds, and the sum of all distances, for the peers to agree on.
@main
struct BenchStreets {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("Usage: bench-streets FOLDER")
      exit(64)
    }
    let folder = CommandLine.arguments[1]
    var lines: [LineString] = []
    let reading = try seconds {
      let source = try SourceLayer.read(contentsOf: folder + "/streets.geojson")
      lines = source.features.flatMap { $0.shape?.geometry(in: source.coordinates).lines ?? [] }
    }
    let points = try SourceLayer.read(contentsOf: folder + "/facilities.geojson")
    var streets = StreetGraph(lines: [])
    let building = median(3) { streets = StreetGraph(lines: lines) }
    let locator = StreetLocator(streets)
    let facilities = points.coordinates.compactMap { point in
      locator.nearest(to: point, within: 1_000).map { StreetReach.Facility(places: [$0], radius: 2_000) }
    }
    var reach = StreetReach(from: [], on: streets)
    let searching = median(5) { reach = StreetReach(from: facilities, on: streets) }
    let sum = reach.distances.reduce(0) { $1.isFinite ? $0 + $1 : $0 }
    let reached = reach.distances.count { $0.isFinite }
    print(
      """
      {"nodes": \(streets.nodes.count), "edges": \(streets.edgeCount), "reading": \(reading), "building": \(building), \
      "searching": \(searching), "reached": \(reached), "sum": \(sum)}
      """)
  }

  private static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try work()
    return (ContinuousClock.now - start) / .seconds(1)
  }

  private static func median(_ rounds: Int, _ work: () throws -> Void) rethrows -> Double {
    try (0..<rounds).map { _ in try seconds(work) }.sorted()[rounds / 2]
  }
}
