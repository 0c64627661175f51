import Foundation
import GIS
import TestSupport

/// The committed layers of Minhang, in metres of EPSG:4549.
enum MinhangLayers {
  static let folder = Repository.root.appendingPathComponent("GeoData/minhang/layers")

  /// Every layer's name, and whether it is modelled.
  static let all: [(name: String, isModelled: Bool)] = [
    ("towns", false), ("district", false), ("rail-stations", false), ("rail-lines", false), ("roads", true),
    ("bus-routes", true), ("bus-stops", true), ("chargers", true), ("parks", true), ("water", true),
    ("forest", true), ("new-green", true), ("greenways", true), ("population", true),
    ("elder-centres", true), ("base-stations", true), ("services", true),
  ]

  /// A layer as its file holds it, degrees.
  static func source(_ name: String) throws -> SourceLayer {
    try GeoJSON.read(contentsOf: folder.appendingPathComponent("\(name).geojson").path)
  }

  /// A layer on the plane.
  static func layer(_ name: String) throws -> Layer {
    let source = try source(name)
    let extent = try source.geographicExtent(in: .wgs84)
    let system = try WorkingSystem.named("EPSG:4549", covering: [extent].compactMap { $0 })
    return try source.projected(from: .wgs84, to: system)
  }

  /// The geometries of a layer.
  static func shapes(_ name: String) throws -> [Geometry] { try layer(name).features.compactMap(\.geometry) }

  /// The area of the district, m².
  static func districtArea() throws -> Double { try shapes("district").reduce(0) { $0 + $1.area } }
}

extension Layer {
  /// The sum of a property over the features that satisfy a condition.
  func sum(_ property: String, where counts: (Feature) -> Bool = { _ in true }) -> Double {
    features.filter(counts).reduce(0) { $0 + ($1.properties[property]?.double ?? 0) }
  }
}
