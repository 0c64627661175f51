import GIS

/// Land that zones enclose and that belongs to none of them. Land between two zones that is open to the outside counts as
/// outside.
enum ZoneGapCheck: DataCheck {
  /// A gap of a lesser mean width (twice its area by its outline) is a sliver: the noise of digitising a border twice.
  private static let sliverWidth = 10.0
  /// Less is rounding, in square metres.
  private static let leastGap = 1.0

  static func findings(in data: InspectedData) throws -> [Finding] {
    try data.zones.compactMap { layer in
      let numbers = layer.sound(.surface)
      // A zone that is not valid is left out of the union, which makes no gap of it.
      guard numbers.count == layer.features.count else { return nil }
      let union = try ZoneUnion(of: numbers.compactMap { layer.features[$0].geometry })
      let gaps = (union.geometry?.polygons ?? []).flatMap(\.holes).map { Gap(ring: $0) }
        .filter { $0.area >= leastGap }.sorted { $0.area > $1.area }
      if gaps.isEmpty { return nil }
      let slivers = gaps.count { $0.width < sliverWidth }
      let area = gaps.reduce(0) { $0 + $1.area }
      return Finding(
        .warning, "zone-gaps", in: layer.key, count: gaps.count,
        texts(
          slivers > 0 ? "zone-gaps/slivers" : "zone-gaps",
          ["count": gaps.count, "area": Area.squareMetres(area).inWords, "slivers": slivers]),
        advice: texts("zone-gaps.advice"),
        figures: [Finding.Figure("area", area, .squareMetres)],
        spots: gaps.map { gap in
          Finding.Spot(Place(file: layer.layer.source.file), at: gap.ring.points[0])
        },
        map: gaps.map { gap in
          Feature(
            geometry: .polygon(Polygon(exterior: gap.ring)),
            properties: [
              "area": .number(gap.area), "width": .number(gap.width),
              "sliver": .bool(gap.width < sliverWidth),
            ])
        })
    }
  }

  /// A hole of the union of the zones.
  private struct Gap {
    let ring: Ring
    let area: Double
    /// The mean width in metres.
    let width: Double

    init(ring: Ring) {
      self.ring = ring
      area = abs(ring.signedArea)
      let outline = zip(ring.points, ring.points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
      width = 2 * area / outline
    }
  }
}
