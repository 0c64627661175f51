import Evaluation
import GIS
import Importing
import Planning

/// Two programs of a few lines: a plan after an edit, and the coverage of layers without a plan.
///
/// Run it from the root of the repository: `swift run --package-path Scripts/examples/library snippets FOLDER`.
@main
struct Snippets {
  static func main() throws {
    let folder = CommandLine.arguments.last ?? "."

    let work = try Workspace(Plan(contentsOf: "GeoData/minhang/plan.yaml"))
    let after = try work.evaluation(
      after: [.move("bus-stop-17", in: "bus-stops", east: .metres(120))], detail: .layers)
    print(after["transit-coverage"]!.value!)
    try after["transit-coverage"]!.layers[.covered]!.write(to: "\(folder)/covered.geojson")

    let cover = try CoverageAnalysis(
      of: SourceLayer.read("GeoData/minhang/layers/towns.geojson"),
      by: SourceLayer.read("GeoData/minhang/layers/bus-stops.geojson"), radius: .metres(500))
    for zone in cover.zones { print(zone.name, zone.share ?? 0) }
  }
}
