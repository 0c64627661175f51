import GIS

/// Zones that overlap, pair by pair.
enum ZoneOverlapCheck: DataCheck {
  static func findings(in data: InspectedData) throws -> [Finding] {
    try data.zones.compactMap { layer in
      let numbers = layer.sound(.surface)
      let zones = numbers.compactMap { layer.features[$0].geometry }
      let union = try ZoneUnion(of: zones)
      let overlaps = union.overlaps
      if overlaps.isEmpty { return nil }
      let shapes = try concurrentMap(count: overlaps.count) {
        try zones[overlaps[$0].first].intersection(zones[overlaps[$0].second])
      }
      func name(_ zone: Int) -> LocalizedText { layer.name(ofFeature: numbers[zone]) }
      return Finding(
        .warning, "zones-overlap", in: layer.key, count: overlaps.count,
        texts("zones-overlap", ["count": overlaps.count, "overlaps": union.overlapsInWords(name)]),
        advice: texts("zones-overlap.advice"),
        figures: [Finding.Figure("area", union.overlapArea.squareMetres, .squareMetres)],
        spots: zip(overlaps, shapes).map { overlap, shape in
          layer.spot(ofFeature: numbers[overlap.first], at: shape?.boundingBox.center)
        },
        map: zip(overlaps, shapes).compactMap { overlap, shape in
          shape.map {
            Feature(
              geometry: $0,
              properties: [
                "first": .string(name(overlap.first).en), "second": .string(name(overlap.second).en),
                "area": .number(overlap.area.squareMetres),
              ])
          }
        })
    }
  }
}
