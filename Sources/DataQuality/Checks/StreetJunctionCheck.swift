import GIS

/// Places where streets should probably meet and share no vertex: crossings in the plane that are neither bridge nor
/// tunnel, and dead ends that stop just short of another street.
enum StreetJunctionCheck: DataCheck {
  static func findings(in data: InspectedData) throws -> [Finding] {
    try data.streets.flatMap { layer -> [Finding] in
      let segments = StreetSegments(of: layer)
      return [
        finding(
          "street-crossings", try segments.crossings(), in: layer, "place", "places",
          "where streets cross without a common vertex, and neither is a bridge or a tunnel.",
          "Give both a vertex there, or tag the upper one bridge and the lower one tunnel: as it is, nobody turns."
        ),
        finding(
          "street-near-misses", segments.nearMisses(), in: layer, "dead end stops", "dead ends stop",
          "less than 2 m from another street, which it does not join.",
          "Move the end onto a vertex of the other street: as it is, nobody gets across."),
      ].compactMap { $0 }
    }
  }

  private static func finding(
    _ kind: String, _ places: [StreetSegments.Meeting], in layer: InspectedLayer, _ one: String,
    _ many: String, _ message: String, _ advice: String
  ) -> Finding? {
    if places.isEmpty { return nil }
    return Finding(
      .warning, kind, in: layer.key, count: places.count, counted(places.count, one, many) + " \(message)",
      advice: advice,
      spots: places.prefix(Finding.mostSpots).map { layer.spot(ofFeature: $0.first, at: $0.point) },
      map: places.map { place in
        Feature(
          geometry: .point(place.point),
          properties: [
            "first": .string(layer.name(ofFeature: place.first)),
            "second": .string(layer.name(ofFeature: place.second)),
          ])
      })
  }
}
