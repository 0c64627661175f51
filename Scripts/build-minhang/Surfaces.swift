import GIS

/// The part of a surface west of a line that leaves it `area`: how the last patch of a layer meets a target.
///
/// The line is found by bisection to a millimetre. A surface already smaller comes back whole.
func trimmed(_ surface: Geometry, to area: Double) throws -> Geometry? {
  let box = surface.boundingBox
  guard area > 0 else { return nil }
  guard surface.area > area else { return surface }
  func west(of x: Double) throws -> Geometry? {
    let side = BoundingBox(minX: box.minX - 1, minY: box.minY - 1, maxX: x, maxY: box.maxY + 1)
    return try rectangle(side).flatMap { try surface.intersection($0) }
  }
  var (low, high) = (box.minX, box.maxX)
  while high - low > 0.001 {
    let middle = (low + high) / 2
    if try (west(of: middle)?.area ?? 0) > area { high = middle } else { low = middle }
  }
  return try west(of: high)
}
