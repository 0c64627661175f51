import GIS

/// Places where streets should probably meet and share no vertex: crossings in the plane that are neither bridge nor
/// tunnel, and dead ends that stop just short of another street.
enum StreetJunctionCheck: DataCheck {
  static func findings(in data: InspectedData) throws -> [Finding] {
    data.streets.flatMap { layer -> [Finding] in
      let segments = StreetSegments(of: layer)
      return [
        finding("street-crossings", segments.crossings(), in: layer),
        finding("street-near-misses", segments.nearMisses(), in: layer),
      ].compactMap { $0 }
    }
  }

  private static func finding(
    _ kind: String, _ places: [StreetSegments.Meeting], in layer: InspectedLayer
  ) -> Finding? {
    if places.isEmpty { return nil }
    return Finding(
      .warning, kind, in: layer.key, count: places.count,
      texts(kind, ["count": places.count]), advice: texts("\(kind).advice"),
      spots: places.prefix(Finding.mostSpots).map { layer.spot(ofFeature: $0.first, at: $0.point) },
      map: places.map { place in
        Feature(
          geometry: .point(place.point),
          properties: [
            "first": .string(layer.name(ofFeature: place.first).en),
            "second": .string(layer.name(ofFeature: place.second).en),
          ])
      })
  }
}
