import GIS

/// What a path alone does not tell about how a layer is to be read from it.
package struct ReadingOptions: Sendable, Hashable {
  /// What is taken out of the file.
  package enum Content: Sendable, Hashable {
    /// The layer that the file holds, in the format that its ending tells.
    case layer
    /// The places of a table, whatever its ending.
    case table
    /// The stops or routes of a GTFS feed.
    case transit(TransitSelection)
    /// What a preset takes out of an OpenStreetMap file.
    case map(Preset)
  }

  /// What is taken out of the file.
  package var content: Content
  /// The name of the layer, in a file of several.
  package var layer: String?
  /// The encoding of the text of a table or Shapefile that does not say it itself.
  package var encoding: TextEncoding?
  /// The columns of the coordinates of a table; recognised by their names where omitted.
  package var columns: Columns?
  /// The coordinate system that somebody declares, so that the file need not name one; it also tells degrees from metres in
  /// a table that has both.
  package var system: CoordinateSystem?
  /// Whether GDAL is to read the file whatever its ending.
  package var throughGDAL: Bool

  /// The names of the columns of coordinates.
  package struct Columns: Sendable, Hashable {
    /// Of longitude or easting.
    package var x: String
    /// Of latitude or northing.
    package var y: String

    /// Names two columns.
    package init(x: String, y: String) {
      self.x = x
      self.y = y
    }
  }

  /// The property that names a feature, where the content tells: the stops of a GTFS feed have their stop_name.
  package var nameProperty: String? {
    guard case .transit(let selection) = content, selection.content == .stops else { return nil }
    return "stop_name"
  }

  /// Whether what stands under a path may be a folder: an unpacked GTFS feed, or a file geodatabase.
  package func mayBeFolder(_ path: String) -> Bool {
    if case .transit = content { return true }
    return fileEnding(path) == "gdb"
  }

  /// Makes options.
  package init(
    _ content: Content = .layer, layer: String? = nil, encoding: TextEncoding? = nil, columns: Columns? = nil,
    system: CoordinateSystem? = nil, throughGDAL: Bool = false
  ) {
    self.content = content
    self.layer = layer
    self.encoding = encoding
    self.columns = columns
    self.system = system
    self.throughGDAL = throughGDAL
  }
}
