import Foundation
import GIS

/// Rivers, canals and lakes, *modelled*: a broad river where the town grid leaves its gap, canals between the main
/// streets, and lakes; canals are widened until water covers the published share of the district.
struct Water {
  /// Bends of the broad river (it stands for the Huangpu), read off the gap in the town grid; degrees.
  private static let riverBends: [(Double, Double)] = [
    (121.3000, 30.9860), (121.3200, 30.9800), (121.3400, 30.9772), (121.3580, 30.9775), (121.3720, 30.9825),
    (121.3860, 30.9882), (121.4000, 30.9912), (121.4150, 30.9925), (121.4300, 30.9975), (121.4430, 31.0040),
    (121.4580, 31.0072), (121.4720, 31.0100), (121.4820, 31.0160), (121.4855, 31.0240), (121.4820, 31.0330),
    (121.4780, 31.0450), (121.4765, 31.0560), (121.4730, 31.0680), (121.4690, 31.0800), (121.4670, 31.0920),
    (121.4610, 31.1010), (121.4570, 31.1100), (121.4600, 31.1220), (121.4640, 31.1350),
  ]
  static let riverWidth = 440.0
  private static let lakes = [
    (121.5280, 31.0250, 0.42), (121.3480, 31.0360, 0.30), (121.2620, 31.2330, 0.22),
    (121.5300, 31.0900, 0.18),
    (121.4100, 31.0560, 0.16), (121.3360, 31.1480, 0.10), (121.3130, 31.2080, 0.12),
    (121.4400, 31.0950, 0.12),
  ]

  struct Body {
    enum Kind: String { case river, canal, lake }
    var kind: Kind
    var number: Int
    var shape: Geometry
  }

  /// A canal by its middle line, within and beyond the district.
  struct Canal {
    var path: [Point]
    var width: Double
    var isTrunk: Bool
  }

  /// The middle of the broad river, within and beyond the district.
  let riverLine: [Point]
  /// The broad river, not clipped.
  let river: Geometry
  /// The canals, not clipped.
  private(set) var canals: [Canal] = []
  /// Every body of water inside the district; no two overlap.
  private(set) var bodies: [Body] = []
  /// All water as one surface.
  private(set) var shape: Geometry = .multiPolygon([])

  /// The broad river alone: streets are laid before the canals are.
  init(_ district: District) throws {
    let bends = try district.frame.metres(Water.riverBends.map { Point(x: $0.0, y: $0.1) })
    riverLine = Smoothing.rounded(bends, rounds: 3)
    river =
      Geometry(polygons: [ribbon(around: riverLine, width: Water.riverWidth)].compactMap { $0 })
      ?? .multiPolygon([])
  }

  /// Adds canals between the through roads, and lakes, to the published share.
  mutating func addCanals(_ district: District, frame: StreetFrame) throws {
    var random = district.random("water")
    canals = Water.canals(frame, &random)
    let lakes = try district.frame.metres(Water.lakes.map { Point(x: $0.0, y: $0.1) })
    let lakeShapes = zip(lakes, Water.lakes).compactMap {
      blob(around: $0, area: $1.2 * 1e6, random: &random)
    }

    let target = Published.waterShare * district.area
    var (narrow, wide) = (0.2, 4.0)
    for _ in 0..<24 {
      let factor = (narrow + wide) / 2
      let surfaces = surfaces(lakeShapes, factor)
      let all = try Geometry.union(of: surfaces.map(\.shape)).flatMap {
        try $0.intersection(district.outline)
      }
      shape = all ?? shape
      if shape.area > target { wide = factor } else { narrow = factor }
    }
    let factor = (narrow + wide) / 2
    try separate(surfaces(lakeShapes, factor), within: district.outline)
    for index in canals.indices { canals[index].width *= factor }
  }

  private func surfaces(_ lakes: [Polygon], _ factor: Double) -> [Body] {
    [Body(kind: .river, number: 1, shape: river)]
      + lakes.enumerated().map { Body(kind: .lake, number: $0 + 1, shape: .polygon($1)) }
      + canals.enumerated().compactMap { index, canal in
        ribbon(around: canal.path, width: canal.width * factor).map {
          Body(kind: .canal, number: index + 1, shape: .polygon($0))
        }
      }
  }

  /// Clips the bodies to the district, each less those before it.
  private mutating func separate(_ surfaces: [Body], within outline: Geometry) throws {
    var taken: [Geometry] = []
    for var body in surfaces {
      guard var rest = try body.shape.intersection(outline) else { continue }
      let near = taken.filter { $0.boundingBox.intersects(rest.boundingBox) }
      if let others = try Geometry.union(of: near) {
        guard let left = try rest.subtracting(others) else { continue }
        rest = left
      }
      taken.append(rest)
      body.shape = rest
      bodies.append(body)
    }
  }

  /// A winding canal every 700 to 1,200 m each way; one in four is a wider trunk canal.
  private static func canals(
    _ frame: StreetFrame, _ random: inout SplitMix
  ) -> [Canal] {
    var canals: [Canal] = []
    let domain = frame.domain
    for along in [Street.Axis.u, .v] {
      let across = along == .u ? domain.minY..<domain.maxY : domain.minX..<domain.maxX
      let range = along == .u ? domain.minX..<domain.maxX : domain.minY..<domain.maxY
      var at = across.lowerBound + random.uniform(300..<900)
      while at < across.upperBound {
        let wave = (random.uniform(50..<90), random.uniform(1_800..<2_600), random.uniform(0..<(2 * .pi)))
        let steps = Int((range.upperBound - range.lowerBound) / 120)
        let path = (0...steps).map { step in
          let here = range.lowerBound + Double(step) * 120
          let side = at + wave.0 * sin(2 * .pi * here / wave.1 + wave.2)
          return along == .u ? frame.place(here, side) : frame.place(side, here)
        }
        let isTrunk = canals.count % 4 == 0
        canals.append(Canal(path: path, width: isTrunk ? 42 : random.uniform(10..<20), isTrunk: isTrunk))
        at += random.uniform(700..<1_200)
      }
    }
    return canals
  }

  /// Water and its banks, 15 m wide, by 25 m cells, so that nothing is built in a canal narrower than a cell.
  func banks(over box: BoundingBox) -> Raster {
    var raster = Raster(box: box)
    raster.fill(shape)
    for canal in canals {
      for (a, b) in zip(canal.path, canal.path.dropFirst()) {
        for share in stride(from: 0.0, to: 1.0, by: 0.2) {
          raster.fill(around: between(a, b, share), radius: canal.width / 2 + 25)
        }
      }
    }
    return raster
  }

  /// The layer.
  func layer() -> LayerFile {
    LayerFile(
      name: "water", title: "水面 Water", origin: .model,
      features: bodies.map { body in
        let (zh, en) =
          switch body.kind {
          case .river: ("大河（示意黄浦江）", "Broad river (standing for the Huangpu)")
          case .canal: ("河道\(body.number)", "Canal \(body.number)")
          case .lake: ("湖\(body.number)", "Lake \(body.number)")
          }
        return .modelled(
          "water-\(body.kind.rawValue)-\(body.number)", body.shape,
          ["name": .string(zh), "name_en": .string(en), "kind": .string(body.kind.rawValue)])
      })
  }
}
