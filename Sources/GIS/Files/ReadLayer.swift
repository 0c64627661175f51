extension SourceLayer {
  /// Endings of formats that GDAL reads and Ambit does not.
  private static let foreignEndings = [
    "shp", "gpkg", "fgb", "kml", "kmz", "gdb", "dxf", "xlsx", "gml", "tab", "mif",
  ]

  /// Reads a layer from a file: a table of places by its ending (csv, tsv, txt), GeoJSON otherwise.
  ///
  /// - Throws: ``Failure``: `missingInput` where the file cannot be read, `badData` where it is not well formed.
  public static func read(contentsOf path: String) throws -> SourceLayer {
    try read(readBytes(path), file: path)
  }

  /// Reads a layer from the bytes of a file, in the format that the path's ending tells.
  ///
  /// - Throws: ``Failure`` of kind `badData`.
  public static func read(_ bytes: [UInt8], file: String) throws -> SourceLayer {
    let ending = file.split(separator: "/").last?.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if ["csv", "tsv", "txt"].contains(ending) { return try PointTable.read(bytes, file: file) }
    if foreignEndings.contains(ending) {
      throw Failure(
        .badData, code: "foreign-format", "Ambit reads GeoJSON and CSV, not .\(ending).",
        at: Place(file: file),
        advice: "Convert it: ogr2ogr -t_srs EPSG:4326 \(fileStem(file)).geojson \(file)")
    }
    return try GeoJSON.read(bytes, file: file)
  }
}
