import ArgumentParser
import GIS
import Importing

/// `ambit import gdal`.
struct ImportGDAL: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gdal",
    abstract: "Turns a file of any format that GDAL reads into a layer.",
    discussion: """
      Shapefile, GeoPackage, FlatGeobuf, KML, file geodatabase, DXF, GML, MapInfo and others, through ogr2ogr; also a zip \
      archive with one of them. A file of \
      several layers needs --layer. A Shapefile without its .prj needs --from; one whose .cpg is missing, and whose text \
      is not UTF-8, needs --encoding.

      Example: ambit import gdal 公园.shp --encoding GBK --from EPSG:4549 --output parks.geojson
      """)

  @Argument(help: "The file, a zip archive that holds it, or the folder of a file geodatabase.")
  var file: String

  @Option(help: "The name of the layer, in a file of several.")
  var layer: String?

  @Option(help: "The encoding of the text of a Shapefile, such as GBK.")
  var encoding: TextEncoding?

  @Option(
    help: "The system of the coordinates, whatever the file says: EPSG:4549, gcj02 …",
    transform: CoordinateSystem.option)
  var from: CoordinateSystem?

  @OptionGroup var output: ImportOutput

  func run() throws {
    let options = ReadingOptions(
      .layer, layer: layer, encoding: encoding, system: from, throughGDAL: true)
    try output.take(readLayer(file, options), from: from)
  }
}
