import GIS

/// An area that figures are given for: a zone, a group of zones, or the whole.
public struct StudyArea: Sendable, Hashable {
  /// The name for people; a zone's is that of its layer, in both languages.
  public var name: LocalizedText
  /// The key in the plan of a group; the name of a zone.
  public var key: String
  /// The id of a zone in its file; `nil` where the file gives none, for a group and for the whole.
  public var id: PropertyValue?
  /// Its surface in the working system; the parts do not overlap. For a group and the whole, the union of the zones.
  public var polygons: [Polygon]
  /// The size of its surface in square metres.
  public var area: Double
  /// The people who live in it; `nil` where the plan does not say where people live.
  public var people: Double?

  /// Makes an area of surfaces that do not overlap.
  package init(
    name: LocalizedText, key: String, polygons: [Polygon], people: Double? = nil, id: PropertyValue? = nil
  ) {
    self.id = id
    self.name = name
    self.key = key
    self.polygons = polygons
    self.people = people
    area = polygons.reduce(0) { $0 + $1.area }
  }
}
