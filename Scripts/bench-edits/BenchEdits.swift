import Coverage
import Evaluation
import Foundation
import GIS
import PlanFile
import Planning

/// Times coverage after moving one stop against coverage computed anew, and holds the figures against each other.
///
/// Scripts/bench runs it on its medium work; by hand: `bench-edits FOLDER`, with towns.geojson and stops.geojson there.
/// Prints JSON: medians in seconds, and the greatest difference as a share of a zone.
@main
struct BenchEdits {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("Usage: bench-edits FOLDER")
      exit(64)
    }
    let folder = CommandLine.arguments[1]
    let (ofCoverage, difference) = try timeCoverage(folder)
    let ofWorkspace = try timeWorkspace(folder)
    print(
      """
      {"moves": \(moves), "anew": \(ofCoverage.anew), "edit": \(ofCoverage.edit), "edit95": \(ofCoverage.edit95), \
      "difference": \(difference), "workspaceAnew": \(ofWorkspace.anew), "workspaceEdit": \(ofWorkspace.edit), \
      "workspaceEdit95": \(ofWorkspace.edit95)}
      """)
  }

  private static let moves = 1_000
  private static let radius = 500.0

  private struct Times {
    var anew, edit, edit95: Double
  }

  private static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try work()
    return (ContinuousClock.now - start) / .seconds(1)
  }

  private static func quantile(_ times: [Double], _ share: Double) -> Double {
    times.sorted()[min(times.count - 1, Int(Double(times.count) * share))]
  }

  /// The engine alone: figures of all discs, and figures after one disc has moved some hundred metres.
  private static func timeCoverage(_ folder: String) throws -> (Times, difference: Double) {
    let towns = try SourceLayer.read(contentsOf: folder + "/towns.geojson")
    let stops = try SourceLayer.read(contentsOf: folder + "/stops.geojson")
    let working = try WorkingSystem.named(
      "EPSG:4549", covering: [towns.geographicExtent(in: .wgs84)].compactMap { $0 })
    let zones = ZoneSet(
      try towns.projected(from: .wgs84, to: working).features.map { $0.geometry?.polygons ?? [] })
    var discs = try stops.projected(from: .wgs84, to: working).features.flatMap { $0.geometry?.points ?? [] }
      .map {
        Disc(center: $0, radius: radius)
      }
    let anew = try (0..<9).map { _ in try seconds { _ = try zones.coverage(by: discs) } }
    var coverage = try EditableCoverage(zones, discs: discs)
    var random = SystemRandomNumberGenerator()
    var times: [Double] = []
    for _ in 0..<moves {
      let number = Int.random(in: discs.indices, using: &random)
      discs[number].center = Point(
        x: discs[number].center.x + .random(in: -400...400, using: &random),
        y: discs[number].center.y + .random(in: -400...400, using: &random))
      times.append(try seconds { try coverage.replace(number, by: discs[number]) })
    }
    let figures = try zones.coverage(by: discs)
    let difference = zip(zip(coverage.covered, figures.covered), figures.total).map { abs($0.0 - $0.1) / $1 }
      .max()
    return (
      Times(anew: quantile(anew, 0.5), edit: quantile(times, 0.5), edit95: quantile(times, 0.95)),
      difference ?? 0
    )
  }

  /// A plan in memory: from the files to the figure, and from an edit to the figure.
  private static func timeWorkspace(_ folder: String) throws -> Times {
    let plan = folder + "/edits-plan.yaml"
    try writeAtomically(
      Array(
        """
        title: Stops
        working-system: EPSG:4549
        layers:
          towns: { file: towns.geojson, name-field: name }
          stops: { file: stops.geojson }
        zones: { layer: towns }
        indicators:
          - id: stops
            name: Land near a stop
            measure: coverage
            parameters: { facilities: stops, radius: 500 m }
        """.utf8), to: plan)
    var workspace = try Workspace(plan: plan)
    let anew = try (0..<5).map { _ in
      try seconds {
        workspace = try Workspace(plan: plan)
        _ = try workspace.evaluation(detail: .figures)
      }
    }
    var times: [Double] = []
    for move in 0...200 {
      let text = "edits: [{ move: stops, id: \(move * 97 + 1), by: { east: \(move + 1) m, north: -250 m } }]"
      let scenario = try Scenario.read("bench.yaml", text: text)[0]
      times.append(try seconds { _ = try workspace.figures(after: scenario) })
    }
    // The first edit sorts the stops into cells.
    times.removeFirst()
    return Times(anew: quantile(anew, 0.5), edit: quantile(times, 0.5), edit95: quantile(times, 0.95))
  }
}
