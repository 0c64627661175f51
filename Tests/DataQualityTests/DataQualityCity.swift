import DataQuality
import GIS
import TestSupport

/// A feature of a test on squared paper.
struct Thing {
  let text: String

  private init(_ geometry: String, _ properties: String) { text = feature(geometry, properties) }

  static func point(_ x: Double, _ y: Double, _ properties: String = "") -> Thing {
    Thing(Paper.point(x, y), properties)
  }

  static func line(_ points: [(Double, Double)], _ properties: String = "") -> Thing {
    Thing(Paper.line(points), properties)
  }

  /// A surface by its corners, without the closing one.
  static func surface(_ corners: [(Double, Double)], _ properties: String = "") -> Thing {
    Thing(Paper.surface(corners), properties)
  }

  static func square(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double, _ name: String) -> Thing
  {
    Thing(Paper.square(minX, minY, maxX, maxY), #""name": "\#(name)""#)
  }
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
  // The first feature stands on the second line.
  let text = Array(("\n" + collection(features)).utf8)
  var layer = LayerToCheck(
    key: key, source: try GeoJSON.read(text, file: "\(key).geojson"), system: system)
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
