import Foundation
import GIS

/// Parks in the plan's five tiers, *modelled*, to the published area for each resident.
struct Parks {
  enum Tier: String, CaseIterable {
    case country, city, district, community, pocket

    /// The tier's name in the plan.
    var chinese: String {
      switch self {
      case .country: "郊野公园"
      case .city: "城市公园"
      case .district: "地区公园"
      case .community: "社区公园"
      case .pocket: "口袋公园"
      }
    }

    /// How many are laid out, and how large, hectares.
    var measures: (count: Int, hectares: Range<Double>) {
      switch self {
      case .country: (3, 200..<400)
      case .city: (14, 30..<70)
      case .district: (52, 8..<22)
      case .community: (230, 1.5..<4.5)
      case .pocket: (330, 0.2..<0.9)
      }
    }
  }

  struct Park {
    var tier: Tier
    var number: Int
    var shape: Geometry
  }

  /// Centers of the country parks, degrees, and their areas in hectares: in the fields of the south and north-west.
  private static let countryParks = [
    (121.5270, 31.0220, 390.0), (121.3470, 31.0350, 330.0), (121.2630, 31.2320, 200.0),
  ]
  /// Parks keep so many metres from the streets around them.
  private static let verge = 22.0

  private(set) var parks: [Park] = []

  /// The country parks alone: streets go around them.
  init(_ district: District) throws {
    var random = district.random("country parks")
    let centers = try district.frame.metres(Parks.countryParks.map { Point(x: $0.0, y: $0.1) })
    for (index, center) in centers.enumerated() {
      let area = Parks.countryParks[index].2 * 10_000
      guard let blob = blob(around: center, area: area, random: &random),
        let inside = try Geometry.polygon(blob).intersection(district.outline)
      else { continue }
      parks.append(Park(tier: .country, number: index + 1, shape: inside))
    }
  }

  /// Adds the other tiers in blocks between the streets and meets the total. Blocks taken leave `free`.
  mutating func addTownParks(_ district: District, roads: Roads, water: Tiles, free: inout [BoundingBox])
    throws
  {
    var random = district.random("parks")
    for index in parks.indices {
      parks[index].shape = try water.subtracted(from: parks[index].shape) ?? parks[index].shape
    }
    let lots = Lots(district, roads: roads, water: water, avoid: parks.map(\.shape))
    for tier in Tier.allCases where tier != .country {
      let (count, hectares) = tier.measures
      let sizes = (0..<count).map { _ in random.uniform(hectares) }.sorted(by: >)
      // Large parks lie at the edge of the city, small ones where people live.
      let power = tier == .city || tier == .district ? 0.5 : 1.2
      var number = 0
      for size in sizes {
        guard let shape = try lots.take(size * 10_000, from: &free, verge: Parks.verge, power: power, &random)
        else {
          continue
        }
        number += 1
        parks.append(Park(tier: tier, number: number, shape: shape))
      }
    }
    try calibrate(to: Published.parkPerPerson * Double(Published.people))
  }

  /// Cuts city parks back, the largest first and none below half, until the total is met.
  private mutating func calibrate(to target: Double) throws {
    var excess = parks.reduce(0) { $0 + $1.shape.area } - target
    guard excess >= 0 else {
      throw Failure(
        .computation, code: "parks-too-small",
        "the modelled parks are \(Int(-excess)) m² short of the target",
        advice: "Raise the numbers of parks in the builder.")
    }
    for index in parks.indices where parks[index].tier == .city && excess > 0 {
      let area = parks[index].shape.area
      let kept = max(area / 2, area - excess)
      guard let shape = try trimmed(parks[index].shape, to: kept) else { continue }
      excess -= area - shape.area
      parks[index].shape = shape
    }
  }

  /// Places on a park's edge where one may enter, at even steps: more for larger parks.
  func entrances() -> [Point] {
    parks.flatMap { park -> [Point] in
      guard let edge = park.shape.polygons.first?.exterior.points else { return [] }
      let length = pathLength(edge)
      let count = max(1, min(12, Int(length / 800)))
      return (0..<count).compactMap { cut(edge, at: length * (Double($0) + 0.5) / Double(count)).last }
    }
  }

  /// The layer.
  func layer() -> LayerFile {
    LayerFile(
      name: "parks", title: "公园 Parks", origin: .model,
      features: parks.map { park in
        .modelled(
          "park-\(park.tier.rawValue)-\(park.number)", park.shape,
          [
            "name": .string("\(park.tier.chinese)\(park.number)"),
            "name_en": .string("\(park.tier.rawValue.sentenceCase) park \(park.number)"),
            "tier": .string(park.tier.chinese), "tier_en": .string(park.tier.rawValue),
          ])
      })
  }
}
