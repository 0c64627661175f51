extension SourceLayer {
  /// Reads a layer from a file: a table of places by its ending (csv, tsv, txt), GeoJSON otherwise.
  ///
  /// Other formats are read by the module Importing.
  ///
  /// - Throws: ``Failure``: `missingInput` where the file cannot be read, `badData` where it is not well formed.
  package static func read(contentsOf path: String) throws -> SourceLayer {
    try read(readBytes(path), file: path)
  }

  /// Reads a layer from the bytes of a file, in the format that the path's ending tells.
  ///
  /// - Throws: ``Failure`` of kind `badData`.
  package static func read(_ bytes: [UInt8], file: String) throws -> SourceLayer {
    if ["csv", "tsv", "txt"].contains(fileEnding(file)) { return try PointTable.read(bytes, file: file) }
    return try GeoJSON.read(bytes, file: file)
  }
}

/// What follows the last point of a file's name, in small letters: "geojson" of "data/Towns.GeoJSON".
package func fileEnding(_ path: String) -> String {
  path.split(separator: "/").last?.split(separator: ".").last.map { $0.lowercased() } ?? ""
}
