import GIS

extension ReadingOptions {
  /// What a layer is wanted for, which says what of an OpenStreetMap file or a GTFS feed is meant.
  package enum Use: Sendable {
    /// Lines to walk along: the preset `streets` of OpenStreetMap.
    case streets
    /// Places that serve people: the stops of a GTFS feed.
    case facilities
    /// Anything else.
    case other
  }

  /// The options for a file of which nothing is said but what it is for. Of a zip archive the names of its files tell
  /// whether it is a GTFS feed.
  ///
  /// - Throws: ``/GIS/Failure`` where the presets cannot be read.
  package init(_ path: String, for use: Use, system: CoordinateSystem? = nil) throws {
    switch (FileFormat(path), use) {
    case (.map, .streets): self.init(.map(try Preset.named("streets")))
    case (.archive, .facilities) where ZippedLayer.isFeed(path):
      self.init(.transit(TransitSelection(.stops)))
    default: self.init(system: system)
    }
  }
}
