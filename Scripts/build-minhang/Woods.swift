import Foundation
import GIS

/// Woods and green space added since the plan's base year, *modelled*, in the blocks that parks have left.
struct Woods {
  /// Share of the district under forest. The plan gives only the target, 19.5 %: the model stays below it.
  static let forestShare = 0.17
  /// Green space added in each year since 2020, hectares. The plan gives only the target, 550 ha by 2025.
  static let addedHectares = [(2021, 104.0), (2022, 118.0)]
  private static let verge = 24.0

  private(set) var forest: [Geometry] = []
  private(set) var added: [(year: Int, shape: Geometry)] = []

  init(_ district: District, roads: Roads, water: Tiles, parks: Parks, free: inout [BoundingBox]) throws {
    var random = district.random("woods")
    let country = parks.parks.filter { $0.tier == .country }.map(\.shape)
    // Forest may lie in the country parks; new green space is counted apart from any park.
    let lots = Lots(district, roads: roads, water: water, avoid: country)
    for (year, hectares) in Woods.addedHectares {
      var left = hectares * 10_000
      while left > 0 {
        let area = random.uniform(15_000..<70_000)
        guard let lot = try lots.take(area, from: &free, verge: Woods.verge, power: 0.3, &random),
          let shape = try trimmed(lot, to: left)
        else { break }
        added.append((year, shape))
        left -= shape.area
      }
    }

    let open = Lots(district, roads: roads, water: water, avoid: [])
    // Drawn without putting back, fields first: the order of these keys (Efraimidis and Spirakis 2006).
    let order = free.map { block -> (key: Double, block: BoundingBox) in
      let field = 1.05 - district.urbanity(roads.frame.place(block.center.x, block.center.y))
      return (-log(1 - random.unit()) / (field * field * field), block)
    }.sorted { $0.key < $1.key }
    var left = Woods.forestShare * district.area
    for (_, block) in order where left > 0 {
      let share = random.uniform(0.25..<0.8)
      let lot = open.part(of: block.expanded(by: -Woods.verge), share: share, &random)
      guard lot.width > 60, lot.height > 60,
        let shape = try open.shape(lot).flatMap({ try trimmed($0, to: left) })
      else { continue }
      forest.append(shape)
      left -= shape.area
    }
    guard left < 1 else {
      throw Failure(.computation, code: "no-room", "no room is left for \(Int(left)) m² of modelled forest")
    }
  }

  /// The layer of forest.
  func forestLayer() -> LayerFile {
    LayerFile(
      name: "forest", title: "森林 Forest", origin: .model,
      features: forest.enumerated().map { index, shape in
        .modelled(
          "forest-\(index + 1)", shape,
          ["name": .string("林地\(index + 1)"), "name_en": .string("Woodland \(index + 1)")])
      })
  }

  /// The layer of green space added.
  func addedLayer() -> LayerFile {
    LayerFile(
      name: "new-green", title: "新增绿地 Green space added", origin: .model,
      features: added.enumerated().map { index, green in
        .modelled(
          "new-green-\(index + 1)", green.shape,
          [
            "name": .string("新增绿地\(index + 1)"), "name_en": .string("New green space \(index + 1)"),
            "year": .number(green.year),
          ])
      })
  }
}
