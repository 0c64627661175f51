/// An index of boxes that finds those meeting a given box: an R-tree packed into flat arrays.
///
/// The boxes are sorted along the Hilbert curve of their centres and grouped by sixteen, level upon level, so that
/// the children of a node follow from its number. It is built once and never changes. Cost: O(n log n) to build,
/// 34 bytes and a little more for each box; a search visits O(log n + found) nodes where boxes overlap little, and
/// allocates nothing.
package struct PackedTree: Sendable {
  /// The boxes of all levels, leaves first, the root last.
  private let boxes: [BoundingBox]
  /// The number in the input of each leaf.
  private let items: [Int32]
  /// Where each level begins in `boxes`, and one entry for their end.
  private let levels: [Int]

  private static let fanOut = 16

  /// Indexes boxes; an item's number is its place in the array. Boxes that hold nothing are never found.
  package init(_ input: [BoundingBox]) {
    // A box with a bound that is no number would spoil its parents' bounds.
    let input = input.map { $0.minX <= $0.maxX && $0.minY <= $0.maxY ? $0 : .empty }
    let extent = input.reduce(BoundingBox.empty) { $0.union($1) }
    var order = input.indices.map { index in
      UInt64(hilbertDistance(of: input[index], in: extent)) << 32 | UInt64(index)
    }
    order.sort()
    items = order.map { Int32(truncatingIfNeeded: $0) }
    var boxes = items.map { input[Int($0)] }
    boxes.reserveCapacity(input.count + input.count / (PackedTree.fanOut - 1) + 8)
    var levels = [0]
    while boxes.count - levels[levels.count - 1] > 1 {
      let start = levels[levels.count - 1]
      let end = boxes.count
      levels.append(end)
      for first in stride(from: start, to: end, by: PackedTree.fanOut) {
        boxes.append(
          boxes[first..<min(first + PackedTree.fanOut, end)].reduce(BoundingBox.empty) { $0.union($1) })
      }
    }
    levels.append(boxes.count)
    self.boxes = boxes
    self.levels = levels
  }

  /// The number of indexed boxes.
  package var count: Int { items.count }

  /// The box around all boxes; ``BoundingBox/empty`` where there are none.
  package var extent: BoundingBox { boxes.last ?? .empty }

  /// Calls `visit` with the number of each item whose box meets a box, touching counted; in no particular order,
  /// but always the same.
  package func search(_ box: BoundingBox, _ visit: (Int) throws -> Void) rethrows {
    if items.isEmpty { return }
    // Bare buffers on the way down: arrays would be retained and released at every node.
    try boxes.withUnsafeBufferPointer { boxes in
      try items.withUnsafeBufferPointer { items in
        try levels.withUnsafeBufferPointer { levels in
          try Nodes(boxes: boxes, items: items, levels: levels)
            .search(box, level: levels.count - 2, index: 0, visit)
        }
      }
    }
  }

  /// The numbers of the items whose boxes meet a box, in ascending order.
  package func items(meeting box: BoundingBox) -> [Int] {
    var found: [Int] = []
    search(box) { found.append($0) }
    found.sort()
    return found
  }

  /// The tree's arrays for the time of a search.
  private struct Nodes {
    let boxes: UnsafeBufferPointer<BoundingBox>
    let items: UnsafeBufferPointer<Int32>
    let levels: UnsafeBufferPointer<Int>

    func search(
      _ box: BoundingBox, level: Int, index: Int, _ visit: (Int) throws -> Void
    ) rethrows {
      guard boxes[levels[level] + index].intersects(box) else { return }
      if level == 0 { return try visit(Int(items[index])) }
      let first = index * PackedTree.fanOut
      let end = min(first + PackedTree.fanOut, levels[level] - levels[level - 1])
      for child in first..<end { try search(box, level: level - 1, index: child, visit) }
    }
  }
}

/// The distance along the Hilbert curve of order 16 of a box's centre within an extent; 0 for a box of nothing.
private func hilbertDistance(of box: BoundingBox, in extent: BoundingBox) -> UInt32 {
  let center = box.center
  func cell(_ value: Double, from low: Double, size: Double) -> UInt32 {
    let share = (value - low) / size
    return share > 0 ? UInt32(min(share, 1) * 65_535) : 0
  }
  var x = cell(center.x, from: extent.minX, size: extent.width)
  var y = cell(center.y, from: extent.minY, size: extent.height)
  var distance: UInt32 = 0
  var side: UInt32 = 1 << 15
  while side > 0 {
    let right: UInt32 = x & side == 0 ? 0 : 1
    let upper: UInt32 = y & side == 0 ? 0 : 1
    distance += side * side * ((3 * right) ^ upper)
    // Turn the quadrant so that the curve enters it where it left the one before.
    if upper == 0 {
      if right == 1 {
        x = 65_535 - x
        y = 65_535 - y
      }
      swap(&x, &y)
    }
    side >>= 1
  }
  return distance
}
