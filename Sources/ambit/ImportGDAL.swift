import ArgumentParser
import GIS
import Importing

/// `ambit import gdal`.
struct ImportGDAL: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gdal", abstract: texts("help/import-gdal").localized,
    discussion: texts("help/import-gdal/more").localized)

  @Argument(help: texts("help/import-gdal/file").help) var file: String
  @Option(help: texts("help/import-gdal/layer").help) var layer: String?
  @Option(help: texts("help/import-gdal/encoding").help) var encoding: TextEncoding?

  @Option(help: texts("help/import-gdal/from").help, transform: CoordinateSystem.option)
  var from: CoordinateSystem?

  @OptionGroup var output: ImportOutput

  func run() throws {
    let options = ReadingOptions(
      .layer, layer: layer, encoding: encoding, system: from, throughGDAL: true)
    try output.take(readLayer(file, options), from: from)
  }
}
