import ArgumentParser
import GIS
import Importing
import Reporting

/// `ambit info`.
struct Info: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what a layer holds: features, extent, system, properties, and what is wrong with it.",
    discussion: """
      Of an OpenStreetMap file and of a GTFS feed it must be said what is wanted: ambit import osm and ambit import gtfs \
      make layers of them, which this command reads.

      Example: ambit info towns.geojson
      """)

  @Argument(
    help: ArgumentHelp(
      "The layer: GeoJSON, a table with coordinates, or a format of GDAL such as Shapefile or GeoPackage; - for GeoJSON "
        + "from standard input."))
  var file: String

  @Option(help: "table for people, json for scripts.")
  var format: DescriptionFormat = .table

  @Flag(help: "Adds the seconds of each step to the JSON.")
  var timings = false

  func run() throws {
    var watch = Stopwatch()
    let layer = try readLayer(file)
    watch.lap("read")
    let summary = try LayerSummary(layer)
    watch.lap("describe")
    switch format {
    case .json: try Console.print(summary.json(timings: timings ? watch.json : nil).bytes)
    case .table: try Console.print(summary.text)
    }
  }
}
