/// A thing on the map: a geometry, or none, with its properties.
public struct Feature: Sendable, Hashable {
  /// The identifier of its file, text or number; `nil` where the file gives none.
  public var id: PropertyValue?
  /// Where it is; `nil` for a feature without a place (GeoJSON `null`).
  public var geometry: Geometry?
  /// What is known of it.
  public var properties: Properties
  /// Members of the GeoJSON object beyond the standard's, kept for writing.
  public var foreignMembers: Properties

  /// Makes a feature.
  public init(
    id: PropertyValue? = nil, geometry: Geometry?, properties: Properties = Properties(),
    foreignMembers: Properties = Properties()
  ) {
    self.id = id
    self.geometry = geometry
    self.properties = properties
    self.foreignMembers = foreignMembers
  }
}
