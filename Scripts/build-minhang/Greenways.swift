import GIS

/// Greenways in the plan's three tiers, *modelled*: along the broad river, along trunk canals, and around town
/// parks.
struct Greenways {
  enum Tier: String, CaseIterable {
    case regional, city, community

    /// The tier's name in the plan.
    var chinese: String {
      switch self {
      case .regional: "区域绿道"
      case .city: "城市绿道"
      case .community: "社区绿道"
      }
    }

    /// Kilometres built by 2020. The plan gives only the target, 200 km in all.
    var kilometres: Double {
      switch self {
      case .regional: 26
      case .city: 56
      case .community: 36
      }
    }
  }

  private static let bank = 45.0

  private(set) var ways: [(tier: Tier, path: [Point])] = []

  init(_ district: District, water: Water, parks: Parks) throws {
    let ground = Ground(district.outline, box: district.outline.boundingBox.expanded(by: 500))
    let dry = Ground(
      try district.outline.subtracting(water.river) ?? district.outline, box: ground.raster.box)
    let banks = [1.0, -1.0].map { offset(water.riverLine, by: $0 * (Water.riverWidth / 2 + Greenways.bank)) }
    try add(banks, .regional, on: dry)
    // Canals are drawn from every part of the district, so that no town has all the greenways.
    let trunks = water.canals.filter(\.isTrunk).map {
      offset($0.path, by: $0.width / 2 + Greenways.bank)
    }
    try add(
      trunks.enumerated().sorted { ($0.offset % 3, $0.offset) < ($1.offset % 3, $1.offset) }.map(\.element),
      .city, on: dry)
    let rings = parks.parks.filter { $0.tier == .district }.flatMap { $0.shape.polygons.prefix(1) }
    try add(rings.map { offset($0.exterior.points, by: 8) }, .community, on: dry)
  }

  /// Adds the parts of paths on the land, in order, to the tier's length; the last one is cut to it.
  private mutating func add(_ paths: [[Point]], _ tier: Tier, on ground: Ground) throws {
    var left = tier.kilometres * 1_000
    for path in paths {
      for piece in try ground.clipped(path) where left > 1 && pathLength(piece) > 200 {
        let kept = cut(piece, at: min(left, pathLength(piece)))
        ways.append((tier, kept))
        left -= pathLength(kept)
      }
    }
  }

  /// The layer.
  func layer() -> LayerFile {
    var numbers: [Tier: Int] = [:]
    let features = ways.compactMap { way -> Feature? in
      numbers[way.tier, default: 0] += 1
      let number = numbers[way.tier, default: 0]
      return LineString(way.path).map {
        .modelled(
          "greenway-\(way.tier.rawValue)-\(number)", .lineString($0),
          [
            "name": .string("\(way.tier.chinese)\(number)"),
            "name_en": .string("\(way.tier.rawValue.sentenceCase) greenway \(number)"),
            "tier": .string(way.tier.chinese), "tier_en": .string(way.tier.rawValue),
            "built_by": .number(2020),
          ])
      }
    }
    return LayerFile(name: "greenways", title: "绿道 Greenways", origin: .model, features: features)
  }
}
