import Foundation
import Testing

@testable import GIS

/// The data that lie beside the repository on some machines; tests that need them are skipped elsewhere.
enum SharedData {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appending(path: "../../../../shared/data/minhang").standardizedFileURL

  static let exists = FileManager.default.fileExists(atPath: folder.path)
  static let reason: Comment = "../shared/data is not on this machine"

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// The towns' names and surfaces in EPSG:4549.
  static func towns() throws -> (names: [String], zones: [Geometry]) {
    let source = try layer("towns.geojson")
    let extent = try #require(try source.geographicExtent(in: .wgs84))
    let system = try WorkingSystem.named("EPSG:4549", covering: [extent])
    let towns = try source.projected(from: .wgs84, to: system)
    return (towns.features.map { $0.properties["name"]?.text ?? "" }, towns.features.compactMap(\.geometry))
  }

  /// A file's features, read as simply as can be.
  static func layer(_ name: String) throws -> SourceLayer {
    var layer = SourceLayer(name: name, file: name)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(text(name).utf8)) as? [String: Any])
    let features = root["features"] as? [[String: Any]] ?? [["geometry": root]]
    for feature in features {
      let geometry = try #require(feature["geometry"] as? [String: Any])
      let coordinates = try #require(geometry["coordinates"])
      func run(_ any: Any) throws -> Range<Int> {
        let start = layer.coordinates.count
        for pair in try #require(any as? [[Double]]) {
          layer.coordinates.append(Point(x: pair[0], y: pair[1]))
        }
        return start..<layer.coordinates.count
      }
      func runs(_ any: Any) throws -> [Range<Int>] { try #require(any as? [Any]).map(run) }
      let shape: Shape =
        switch geometry["type"] as? String {
        case "Point": .point(try run([coordinates]).lowerBound)
        case "LineString": .lineString(try run(coordinates))
        case "MultiLineString": .multiLineString(try runs(coordinates))
        case "Polygon": .polygon(try runs(coordinates))
        default: .multiPolygon(try #require(coordinates as? [Any]).map(runs))
        }
      let name = (feature["properties"] as? [String: Any])?["name"] as? String ?? ""
      layer.features.append(SourceFeature(shape: shape, properties: ["name": .string(name)]))
    }
    return layer
  }
}
