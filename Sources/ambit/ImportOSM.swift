import ArgumentParser
import GIS
import Importing

/// `ambit import osm`.
struct ImportOSM: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "osm",
    abstract: "Takes streets, parks, water, stops or chargers out of an OpenStreetMap file.",
    discussion: """
      Presets: streets (what may be walked: no motorways, nothing private; one-way streets both ways; bridges and tunnels \
      with their layer; squares mapped as areas by their edge), parks, water, stops (those mapped as areas by their centre), \
      chargers. They are a data file; --presets takes one of your own in the \
      same form (Sources/Importing/OSM/presets.yaml).

      The data are © OpenStreetMap contributors under the ODbL; the output says so.

      Example: ambit import osm city.osm.pbf --preset streets --output streets.geojson
      """)

  @Argument(help: "The file: .osm.pbf, .osm or .osm.bz2.")
  var file: String

  @Option(help: "What is wanted: streets, parks, water, stops, chargers, or a name of --presets.")
  var preset: String

  @Option(help: "A file of presets of your own.")
  var presets: String?

  @OptionGroup var output: ImportOutput

  func run() throws {
    let preset = try Preset.named(preset, in: presets)
    try output.take(readLayer(file, ReadingOptions(.map(preset))))
    if !output.quiet { Console.say("© OpenStreetMap contributors, Open Database License 1.0") }
  }
}
