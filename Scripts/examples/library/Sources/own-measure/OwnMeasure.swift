import Evaluation
import GIS
import Measures
import Planning

/// Evaluates a plan that names a measure of its own beside those of Ambit, and writes what the measure draws.
///
/// Run it from the root of the repository: `swift run --package-path Scripts/examples/library own-measure FOLDER`.
@main
struct OwnMeasure {
  static func main() throws {
    let folder = CommandLine.arguments.last ?? "."
    let evaluation = try Evaluation.run(
      plan: "Scripts/examples/library/green.yaml",
      catalogue: MeasureCatalogue(MeasureCatalogue.standard.measures + [LargeSurfaces.self]))
    for indicator in evaluation.indicators {
      print("\(indicator.indicator.id): \(indicator.value ?? 0)")
    }
    let large = evaluation["large"]!
    print(large.result.reading.words.en)
    for (zone, figure) in zip(evaluation.areas.zones, large.result.zones) {
      print("\(zone.name): \(figure.numerator / 10_000) ha")
    }
    try large.layers[.covered]!.write(to: "\(folder)/large.geojson")
  }
}
