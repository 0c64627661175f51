import GIS

extension SourceLayer {
  /// Reads a layer from a file: GeoJSON, a table with coordinates, or any format that GDAL reads.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - system: The coordinate system of a file that names none; WGS-84 without it.
  /// - Throws: ``/GIS/Failure``: `missingInput` where the file cannot be read, `badData` where it is not well formed,
  ///   `computation` where GDAL is needed and not installed.
  public static func read(_ path: String, system: CoordinateSystem? = nil) throws -> SourceLayer {
    try readLayer(path, ReadingOptions(system: system))
  }
}
