import Foundation
import GIS

/// Pieces of the blocks between the streets, for parks and woods: a corner or side of a block, clear of water.
struct Lots {
  private let district: District
  private let frame: StreetFrame
  private let water: Tiles
  private let avoid: [Geometry]

  /// - Parameter avoid: surfaces that no lot may touch.
  init(_ district: District, roads: Roads, water: Tiles, avoid: [Geometry]) {
    self.district = district
    frame = roads.frame
    self.water = water
    self.avoid = avoid
  }

  /// Lays out a lot of about an area in one of the free blocks large enough, drawn by urbanity to a power, and
  /// takes the block; `nil` where no block serves.
  func take(
    _ area: Double, from free: inout [BoundingBox], verge: Double, power: Double, _ random: inout SplitMix
  ) throws -> Geometry? {
    // A block holds a lot of up to its area.
    let fitting = free.indices.filter { index in
      let inner = free[index].expanded(by: -verge)
      return inner.width > 0 && inner.height > 0 && inner.width * inner.height > area
    }
    guard !fitting.isEmpty else { return nil }
    let weights = runningSum(
      fitting.map { index in
        pow(district.urbanity(frame.place(free[index].center.x, free[index].center.y)), power)
      })
    for _ in 0..<20 {
      let index = fitting[random.index(inRunningSum: weights)]
      let block = free[index].expanded(by: -verge)
      let share = area / (block.width * block.height)
      guard let shape = try shape(part(of: block, share: share, &random)), shape.area > 0.6 * area else {
        continue
      }
      free.remove(at: index)
      return shape
    }
    return nil
  }

  /// The lattice rectangle as a surface: corners rounded, inside the district, without water and what it avoids.
  func shape(_ lot: BoundingBox) throws -> Geometry? {
    guard let bent = frame.shape(of: lot, margin: 0, step: 120) else { return nil }
    let rounded = Smoothing.rounded(bent.exterior.points, rounds: 2)
    guard let ring = Ring(rounded) else { return nil }
    let whole = Geometry.polygon(Polygon(exterior: ring))
    if avoid.contains(where: { $0.boundingBox.intersects(whole.boundingBox) }),
      try avoid.contains(where: { try $0.intersection(whole) != nil })
    {
      return nil
    }
    return try whole.intersection(district.outline).flatMap(water.subtracted)
  }

  /// A share of a block: a corner of it, as long as the block's form allows.
  func part(of block: BoundingBox, share: Double, _ random: inout SplitMix) -> BoundingBox {
    guard share < 0.85 else { return block }
    let across = min(1, max(share, share.squareRoot() * random.uniform(0.8..<1.25)))
    let width = block.width * across
    let height = block.height * share / across
    let x = random.chance(0.5) ? block.minX : block.maxX - width
    let y = random.chance(0.5) ? block.minY : block.maxY - height
    return BoundingBox(minX: x, minY: y, maxX: x + width, maxY: y + height)
  }
}
