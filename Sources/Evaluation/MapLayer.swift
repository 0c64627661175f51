import GIS
import Importing

/// A layer that a measure drew, ready for a map.
public struct MapLayer: Sendable {
  /// The features in the working system.
  public let layer: Layer
  /// The system that they are in.
  public let workingSystem: WorkingSystem

  /// Writes the layer in longitude and latitude: GeoJSON, or a GeoPackage or FlatGeobuf for a name ending in .gpkg or .fgb.
  ///
  /// - Returns: What is lost in the format.
  /// - Throws: ``/GIS/Failure`` where it cannot be written.
  @discardableResult
  public func write(to path: String) throws -> [Problem] {
    try writeLayer(layer.mapped(from: workingSystem), to: path)
  }
}
