/// Reads and writes GeoJSON (RFC 7946).
package enum GeoJSON {
  /// Reads a layer from the bytes of a file.
  ///
  /// Accepted: a FeatureCollection, a Feature, a bare geometry, and several features or geometries on lines of
  /// their own; members in any order; a byte order mark; the `crs` member of 2008. Coordinates beyond the second
  /// are left out, geometry collections are taken apart, and both are said in the layer's problems, as are empty
  /// geometries, repeated names and ids. Longitudes and latitudes are not judged here, for the system may be
  /// declared outside the file: see ``SourceLayer/problemsOfDegrees()``.
  ///
  /// Cost: one pass over the bytes.
  ///
  /// - Parameters:
  ///   - bytes: The file, UTF-8.
  ///   - file: Its path, for reports.
  ///   - name: The layer's name; without it, the collection's own `name` or else the file's.
  /// - Throws: ``Failure`` of kind `badData` with every fault found, each with line, column and feature.
  package static func read(_ bytes: [UInt8], file: String, name: String? = nil) throws -> SourceLayer {
    try bytes.withUnsafeBufferPointer { buffer in
      var reader = GeoJSONReader(buffer, file: file)
      return try reader.layer(name: name)
    }
  }

  /// Reads a layer from a file.
  ///
  /// - Throws: ``Failure`` of kind `missingInput` where the file cannot be read, or as
  ///   ``read(_:file:name:)`` does.
  package static func read(contentsOf path: String) throws -> SourceLayer {
    try read(readBytes(path), file: path)
  }
}
