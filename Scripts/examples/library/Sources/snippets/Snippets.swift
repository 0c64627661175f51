import Evaluation
import GIS
import Importing
import Planning

/// The code of the pages on what the library's users see: each block of them stands here word for word.
///
/// Run it from the root of the repository: `swift run --package-path Scripts/examples/library snippets FOLDER`.
@main
struct Snippets {
  static func main() throws {
    let folder = CommandLine.arguments.last ?? "."
    try aPlanAfterAnEdit(folder)
    try layersWithoutAPlan()
    try unitsAndSystems()
    try readingAndWriting(folder)
    try whatAFigureMeans()
  }

  static func aPlanAfterAnEdit(_ folder: String) throws {
    let work = try Workspace(Plan(contentsOf: "GeoData/minhang/plan.yaml"))
    let after = try work.evaluation(
      after: [.move("bus-stop-17", in: "bus-stops", east: .metres(120))], detail: .layers)
    print(after["transit-coverage"]!.value!)
    try after["transit-coverage"]!.layers[.covered]!.write(to: "\(folder)/covered.geojson")
  }

  static func layersWithoutAPlan() throws {
    let cover = try CoverageAnalysis(
      of: SourceLayer.read("GeoData/minhang/layers/towns.geojson"),
      by: SourceLayer.read("GeoData/minhang/layers/bus-stops.geojson"), radius: .metres(500))
    for zone in cover.zones { print(zone.name, zone.share ?? 0) }
  }

  static func unitsAndSystems() throws {
    let radius = Length("1.5 km")!
    print(radius.metres)  // 1500.0
    print(Length("1,500 m") ?? .zero)  // two readings, so none: zero
    print(Speed.kilometresPerHour(4) * TravelTime.minutes(15))  // a walk of 1,000 m

    let minhang = BoundingBox(minX: 121.24, minY: 30.97, maxX: 121.57, maxY: 31.25)
    let plane = try WorkingSystem.named("EPSG:4549", covering: [minhang])
    let own = try WorkingSystem.local(covering: [minhang])
    print(plane.distortion, own.distortion)  // greatest |scale − 1|
  }

  static func readingAndWriting(_ folder: String) throws {
    let stops = try SourceLayer.read("GeoData/minhang/layers/bus-stops.geojson", system: .wgs84)
    for problem in try writeLayer(stops, to: "\(folder)/stops.geojson") { print(problem.message.en) }
  }

  static func whatAFigureMeans() throws {
    let work = try Workspace(plan: "GeoData/minhang/plan.yaml", only: ["transit-coverage"])
    let figure = try work.evaluation(detail: .figures)["transit-coverage"]!
    print(figure.result.reading.words.en)
    print(figure.result.reading["distance"] ?? "")  // straight line
    print(figure.result.errorBound)  // 0: points are exact
    print(figure.outcome?.isMet ?? false, figure.outcome?.hectares ?? 0)
  }
}
