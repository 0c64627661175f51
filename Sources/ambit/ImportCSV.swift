import ArgumentParser
import GIS
import Importing

/// `ambit import csv`.
struct ImportCSV: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv",
    abstract: "Turns a table with two columns of coordinates into a layer of points.",
    discussion: """
      Tables have a header, and cells apart by commas, semicolons or tabs, which the table itself tells; where it is not \
      the comma, numbers may have decimal commas. .xlsx and .ods work where GDAL is installed. Without --x and --y columns \
      such as lon and lat, x and y, 经度 and 纬度 are found by their names; of a table with both, x and y are read where \
      --from is a system in metres.

      Example: ambit import csv shops.csv --x 经度 --y 纬度 --from gcj02 --encoding GBK --output shops.geojson
      """)

  @Argument(help: "The table.")
  var file: String

  @Option(help: "The column of longitude or easting.")
  var x: String?

  @Option(help: "The column of latitude or northing.")
  var y: String?

  @Option(
    help: "The system of the coordinates: gcj02, bd09, EPSG:4549 …; WGS84 without it.",
    transform: CoordinateSystem.option)
  var from: CoordinateSystem?

  @Option(help: "The encoding of the text, such as GBK; without it UTF-8, or UTF-16 where it is that.")
  var encoding: TextEncoding?

  @OptionGroup var output: ImportOutput

  func validate() throws {
    if (x == nil) != (y == nil) { throw ValidationError("--x and --y belong together.") }
  }

  func run() throws {
    var columns: ReadingOptions.Columns?
    if let x, let y { columns = ReadingOptions.Columns(x: x, y: y) }
    let options = ReadingOptions(
      .table, encoding: encoding, columns: columns, system: from)
    try output.take(readLayer(file, options), from: from)
  }
}
