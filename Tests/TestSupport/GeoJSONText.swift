import GIS

/// The text of a layer of features, each on a line of its own from the first.
package func collection(_ features: [String]) -> String {
  #"{"type": "FeatureCollection", "features": ["# + features.joined(separator: ",\n") + "]}"
}

/// The text of a feature.
package func feature(_ geometry: String, _ properties: String = "") -> String {
  #"{"type": "Feature", "properties": {\#(properties)}, "geometry": \#(geometry)}"#
}

/// Geometries on squared paper as GeoJSON has them: metres east and north of a corner in EPSG:4549, near Minhang.
package enum Paper {
  /// Where (0, 0) lies.
  private static let corner = at(600_000, 3_440_000)

  /// The point of EPSG:4549 at (x, y).
  package static func place(_ x: Double, _ y: Double) -> Point { at(corner.x + x, corner.y + y) }

  /// A point.
  package static func point(_ x: Double, _ y: Double) -> String { geometry("Point", position(x, y)) }

  /// A line.
  package static func line(_ places: [(Double, Double)]) -> String {
    geometry("LineString", positions(places))
  }

  /// A surface by its corners, without the closing one.
  package static func surface(_ corners: [(Double, Double)]) -> String {
    geometry("Polygon", "[\(positions(corners + corners.prefix(1)))]")
  }

  /// The upright rectangle between two corners.
  package static func square(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> String {
    surface([(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY)])
  }

  private static func geometry(_ type: String, _ coordinates: String) -> String {
    #"{"type": "\#(type)", "coordinates": \#(coordinates)}"#
  }

  private static func positions(_ places: [(Double, Double)]) -> String {
    "[" + places.map(position).joined(separator: ", ") + "]"
  }

  private static func position(_ x: Double, _ y: Double) -> String {
    let point = place(x, y)
    return "[\(point.x), \(point.y)]"
  }
}
