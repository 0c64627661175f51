import DataQuality
import GIS

/// A feature of a test, in metres east and north of (600 km, 3,440 km) of EPSG:4549.
struct Thing {
  let text: String

  private init(_ type: String, _ coordinates: String, _ properties: String) {
    text =
      #"{"type": "Feature", "properties": {\#(properties)}, "#
      + #""geometry": {"type": "\#(type)", "coordinates": \#(coordinates)}}"#
  }

  static func point(_ x: Double, _ y: Double, _ properties: String = "") -> Thing {
    Thing("Point", position(x, y), properties)
  }

  static func line(_ points: [(Double, Double)], _ properties: String = "") -> Thing {
    Thing("LineString", "[\(points.map(position).joined(separator: ", "))]", properties)
  }

  /// A surface by its corners, without the closing one.
  static func surface(_ corners: [(Double, Double)], _ properties: String = "") -> Thing {
    let closed = corners + corners.prefix(1)
    return Thing("Polygon", "[[\(closed.map(position).joined(separator: ", "))]]", properties)
  }

  static func square(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double, _ name: String) -> Thing
  {
    surface([(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY)], #""name": "\#(name)""#)
  }

  private static func position(_ x: Double, _ y: Double) -> String { "[\(600_000 + x), \(3_440_000 + y)]" }
}

/// A layer of a test, read from its GeoJSON as the commands do.
func layer(
  _ key: String, _ things: [Thing], _ configure: (inout LayerToCheck) -> Void = { _ in }
) throws -> LayerToCheck {
  try layer(key, text: things.map(\.text), system: CoordinateSystem("EPSG:4549"), configure)
}

/// A layer of features as text, in a system of its own.
func layer(
  _ key: String, text features: [String], system: CoordinateSystem,
  _ configure: (inout LayerToCheck) -> Void = { _ in }
) throws -> LayerToCheck {
  let text =
    #"{"type": "FeatureCollection", "features": ["# + "\n" + features.joined(separator: ",\n") + "]}"
  var layer = LayerToCheck(
    key: key, source: try GeoJSON.read(Array(text.utf8), file: "\(key).geojson"), system: system)
  configure(&layer)
  return layer
}

/// The findings of layers, measured in EPSG:4549, so that figures are those of the coordinates.
func findings(_ layers: LayerToCheck...) throws -> [Finding] {
  try Inspection(of: layers, workingSystem: ("EPSG:4549", Place())).findings
}

extension [Finding] {
  /// One line each: "warning zones-overlap towns 2".
  var lines: [String] { map { "\($0.severity.rawValue) \($0.kind) \($0.layer) \($0.count)" } }

  subscript(kind: String) -> Finding? { first { $0.kind == kind } }
}

/// Two zones of a square kilometre side by side.
func twoZones() throws -> LayerToCheck {
  try layer("zones", [.square(0, 0, 1_000, 1_000, "西镇"), .square(1_000, 0, 2_000, 1_000, "东镇")]) {
    $0.use.isZones = true
  }
}
