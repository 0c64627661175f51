import GIS

/// Edits made in code. Features are named as in a scenario file: by the GeoJSON id, the property `id`, or the name.
extension Edit {
  /// A new point, in degrees of WGS-84.
  public static func add(
    to layer: String, longitude: Double, latitude: Double, id: String? = nil,
    properties: Properties = Properties()
  ) -> Edit {
    Edit(
      kind: .add(
        layer: layer, shapes: .point(longitude, latitude), properties: properties, id: id.map { .string($0) })
    )
  }

  /// Features that go.
  public static func remove(_ ids: String..., from layer: String) -> Edit {
    Edit(kind: .remove(FeatureSelection(ids, in: layer)))
  }

  /// A feature that moves by so many metres of the working system.
  public static func move(
    _ id: String, in layer: String, east: Length = .zero, north: Length = .zero
  ) -> Edit {
    Edit(kind: .move(FeatureSelection([id], in: layer), .by(east: east.metres, north: north.metres)))
  }

  /// A point that moves to a place, in degrees of WGS-84.
  public static func move(_ id: String, in layer: String, longitude: Double, latitude: Double) -> Edit {
    Edit(kind: .move(FeatureSelection([id], in: layer), .to(.point(longitude, latitude))))
  }

  /// A feature whose properties get other values; those that are not named stay.
  public static func set(_ id: String, in layer: String, to properties: Properties) -> Edit {
    Edit(kind: .set(FeatureSelection([id], in: layer), properties))
  }

  /// All people times a factor.
  public static func population(times factor: Double) -> Edit {
    Edit(kind: .population(PopulationChange(zones: [], change: .factor(factor))))
  }
}

extension FeatureSelection {
  /// Features by their ids.
  fileprivate init(_ ids: [String], in layer: String) {
    self.init(layer: layer, ids: ids.map { Condition.Value(text: $0) }, condition: nil)
  }
}

extension ShapeSource {
  fileprivate static func point(_ longitude: Double, _ latitude: Double) -> ShapeSource {
    .inline(
      json: #"{"type":"Point","coordinates":[\#(longitude),\#(latitude)]}"#, system: CoordinateSystem.wgs84)
  }
}
