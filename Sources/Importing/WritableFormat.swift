import GIS

/// A format that a layer can be written in.
package enum WritableFormat: Sendable, Hashable {
  case geoJSON
  case geoPackage
  case flatGeobuf

  /// The endings of their files, for messages.
  package static var endings: LocalizedText { texts("unwritable-format/endings") }

  /// The format that the ending of a path tells, GeoJSON for a path without one, such as `/dev/stdout`; `nil` for any
  /// other ending.
  package init?(_ path: String) {
    guard path.split(separator: "/").last?.contains(".") == true else {
      self = .geoJSON
      return
    }
    switch fileEnding(path) {
    case "geojson", "json": self = .geoJSON
    case "gpkg": self = .geoPackage
    case "fgb": self = .flatGeobuf
    default: return nil
    }
  }
}
