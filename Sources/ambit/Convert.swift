import ArgumentParser
import GIS
import Importing

/// `ambit convert`.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Converts a layer from one coordinate system, or one format, to another.",
    discussion: """
      Without --from the file's own system is taken, and without one WGS-84. GCJ-02 and BD-09 work both ways.

      A GeoJSON file in another system than WGS-84 names it by the member crs, which ambit, GDAL and QGIS heed; GCJ-02 and \
      BD-09 are known to ambit alone.

      Input and output may be of other formats by their endings, where GDAL is installed: the output GeoPackage (.gpkg) \
      or FlatGeobuf (.fgb), the input these, Shapefile and many more (see ambit import gdal).

      Example: ambit convert stops-from-amap.geojson stops.geojson --from gcj02
      """)

  @Argument(
    help:
      "The layer to read: GeoJSON, a table with coordinates, or a format of GDAL; - for GeoJSON from standard input."
  )
  var input: String

  @Argument(help: "The file to write: GeoJSON, or .gpkg or .fgb by its ending; - for standard output.")
  var output: String

  @Option(help: "The system of the input: EPSG:4549, gcj02, bd09 …", transform: CoordinateSystem.option)
  var from: CoordinateSystem?

  @Option(help: "The system of the output; WGS84 without it.", transform: CoordinateSystem.option)
  var to: CoordinateSystem?

  func validate() throws { try Import.check(output) }

  func run() throws {
    let layer = try readLayer(input, ReadingOptions(system: from))
    let (system, warnings) = try layer.system(declared: from)
    Console.report(layer.problems + warnings)
    let target = to ?? .wgs84
    Console.report(try Console.write(layer.converted(from: system, to: target), to: output))
    if !target.hasCode {
      Console.report([
        Problem(
          .note, code: "system-without-code",
          "\(target.name) has no code by which a file could name it to programs other than ambit: they will take the "
            + "coordinates for WGS-84, some hundred metres off.",
          at: Place(file: output == "-" ? nil : output))
      ])
    }
  }
}
