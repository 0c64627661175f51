import GIS

/// The format of a file, by its ending.
enum FileFormat {
  /// GeoJSON, and whatever has no ending of another format.
  case geoJSON
  /// CSV, TSV or text with a header.
  case table
  /// A workbook, a table by way of GDAL.
  case workbook
  /// A format of GDAL.
  case foreign
  /// A raster, which is no layer.
  case raster
  /// OpenStreetMap data, read by a preset.
  case map
  /// A zip archive: a GTFS feed, or one layer.
  case archive

  init(_ path: String) {
    let name = path.lowercased()
    if name.hasSuffix(".pbf") || name.hasSuffix(".osm") || name.hasSuffix(".osm.bz2") {
      self = .map
    } else {
      switch fileEnding(path) {
      case "csv", "tsv", "txt": self = .table
      case "xlsx", "ods": self = .workbook
      case "shp", "gpkg", "fgb", "kml", "kmz", "gdb", "dxf", "gml", "tab", "mif", "gpx", "sqlite", "parquet",
        "geoparquet":
        self = .foreign
      case _ where isRaster(path): self = .raster
      case "zip": self = .archive
      default: self = .geoJSON
      }
    }
  }
}
