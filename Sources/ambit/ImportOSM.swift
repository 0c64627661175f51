import ArgumentParser
import Importing

/// `ambit import osm`.
struct ImportOSM: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "osm", abstract: texts("help/import-osm").localized,
    discussion: texts("help/import-osm/more").localized)

  @Argument(help: texts("help/import-osm/file").help) var file: String
  @Option(help: texts("help/import-osm/preset").help) var preset: String
  @Option(help: texts("help/import-osm/presets").help) var presets: String?

  @OptionGroup var output: ImportOutput

  func run() throws {
    let preset = try Preset.named(preset, in: presets)
    try output.take(readLayer(file, ReadingOptions(.map(preset))))
    if !output.quiet { Console.say("© OpenStreetMap contributors, Open Database License 1.0") }
  }
}
