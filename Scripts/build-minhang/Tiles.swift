import GIS

/// A large surface in pieces of a kilometre or so, to take it away from small ones quickly. Pieces overlap by some
/// metres, so that no seam is left between them.
struct Tiles {
  private static let side = 1_500.0
  private static let overlap = 5.0

  private var tiles: [(box: BoundingBox, shape: Geometry)] = []

  init(_ surface: Geometry) throws { try add(surface, surface.boundingBox) }

  private mutating func add(_ surface: Geometry, _ box: BoundingBox) throws {
    guard max(box.width, box.height) > Tiles.side else {
      tiles.append((surface.boundingBox, surface))
      return
    }
    let middle = box.center
    let halves =
      box.width > box.height
      ? box.halves(along: .v, at: middle.x) : box.halves(along: .u, at: middle.y)
    for half in halves {
      guard let frame = rectangle(half.expanded(by: Tiles.overlap)) else { continue }
      if let part = try surface.intersection(frame) { try add(part, half) }
    }
  }

  /// What is left of a small surface; `nil` for nothing.
  func subtracted(from shape: Geometry) throws -> Geometry? {
    var rest: Geometry? = shape
    for tile in tiles {
      guard let left = rest else { return nil }
      if tile.box.intersects(left.boundingBox) { rest = try left.subtracting(tile.shape) }
    }
    return rest
  }
}

/// A box as a surface; `nil` where it has no area.
func rectangle(_ box: BoundingBox) -> Geometry? {
  guard box.width > 0, box.height > 0 else { return nil }
  let corners = [
    Point(x: box.minX, y: box.minY), Point(x: box.maxX, y: box.minY), Point(x: box.maxX, y: box.maxY),
    Point(x: box.minX, y: box.maxY), Point(x: box.minX, y: box.minY),
  ]
  return Ring(corners).map { .polygon(Polygon(exterior: $0)) }
}
