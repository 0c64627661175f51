import ArgumentParser
import GIS

/// `ambit convert`.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Converts a layer from one coordinate system to another.",
    discussion: """
      Without --from the file's own system is taken, and without one WGS-84. GCJ-02 and BD-09 work both ways.

      Example: ambit convert stops-from-amap.geojson stops.geojson --from gcj02
      """)

  @Argument(
    help: "The layer to read: GeoJSON, or a table with coordinates; - for GeoJSON from standard input.")
  var input: String

  @Argument(help: "The GeoJSON file to write; - for standard output.")
  var output: String

  @Option(help: "The system of the input: EPSG:4549, gcj02, bd09 …")
  var from: CoordinateSystem?

  @Option(help: "The system of the output; WGS84 without it.")
  var to: CoordinateSystem?

  func run() throws {
    let layer = try SourceLayer.read(contentsOf: input)
    let (system, warnings) = try layer.system(declared: from)
    Console.report(layer.problems + warnings)
    let bytes = GeoJSON.write(try layer.converted(from: system, to: to ?? .wgs84))
    if output == "-" { try Console.print(bytes) } else { try writeAtomically(bytes, to: output) }
  }
}
