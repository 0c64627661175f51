import ArgumentParser
import GIS
import Importing

/// `ambit import csv`.
struct ImportCSV: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv", abstract: texts("help/import-csv").localized,
    discussion: texts("help/import-csv/more").localized)

  @Argument(help: texts("help/import-csv/file").help) var file: String
  @Option(help: texts("help/import-csv/x").help) var x: String?
  @Option(help: texts("help/import-csv/y").help) var y: String?

  @Option(help: texts("help/import-csv/from").help, transform: CoordinateSystem.option)
  var from: CoordinateSystem?

  @Option(help: texts("help/import-csv/encoding").help) var encoding: TextEncoding?

  @OptionGroup var output: ImportOutput

  func validate() throws {
    if (x == nil) != (y == nil) { throw ValidationError(texts("use/x-y-belong-together")) }
  }

  func run() throws {
    var columns: ReadingOptions.Columns?
    if let x, let y { columns = ReadingOptions.Columns(x: x, y: y) }
    let options = ReadingOptions(
      .table, encoding: encoding, columns: columns, system: from)
    try output.take(readLayer(file, options), from: from)
  }
}
