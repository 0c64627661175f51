import Evaluation
import GIS

extension Layer {
  /// A layer of one feature for each zone that has a geometry, with the zone's figure as a share. All are
  /// multi-polygons, since map programs take a layer to be of one type.
  static func ofZones(
    named name: String, _ zones: [StudyArea], _ geometries: [Geometry?], _ figures: [Figure]
  ) -> Layer {
    var features: [Feature] = []
    for (index, zone) in zones.enumerated() {
      guard let geometry = geometries[index] else { continue }
      features.append(
        Feature(
          geometry: .multiPolygon(geometry.polygons),
          properties: [
            "zone": .string(zone.key), "covered_share": figures[index].value.map { .number($0) } ?? .null,
            "area_m2": .number(geometry.area),
          ]))
    }
    return Layer(name: name, features: features)
  }
}
