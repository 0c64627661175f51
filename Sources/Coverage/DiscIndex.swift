import GIS

/// Discs sorted for neighbour search: by size, then by cell of a grid, in flat arrays.
///
/// Discs are grouped in levels whose radii differ by a factor of two at most. A search looks, in each level, as far
/// as that level's largest radius asks, so one disc of 50 km among many of 500 m costs the small ones nothing.
///
/// ``ZoneSet/index(of:atLeast:)`` makes one for a set of zones, whose figures all take it.
package struct DiscIndex: Sendable {
  /// Discs of similar radius in one grid.
  struct Level: Sendable {
    let grid: UniformGrid
    /// For each cell the first disc of it, as a number in the arrays below.
    let starts: [Int32]
    let maxRadius: Double

    /// How much further a search looks, so that rounding loses no disc.
    var hair: Double {
      1e-9 * grid.cellSize
        + 1e-15 * (abs(grid.origin.x) + abs(grid.origin.y) + grid.cellSize * Double(grid.columns + grid.rows))
    }
  }

  /// Centres and radii, in the order of the levels and their cells.
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  private(set) var radius: [Double] = []
  /// The number of each disc in the caller's array.
  private(set) var original: [Int32] = []
  /// From the largest radii to the smallest.
  private(set) var levels: [Level] = []

  /// How many discs of each centre it holds at most: depths beyond that are not to be asked of it.
  let depth: Int

  var count: Int { x.count }

  /// Sorts discs. Of those that share a centre only the `depth` largest are kept: the others cannot change where
  /// `depth` discs overlap. Discs of radius zero are left out. Cost: O(n).
  init(_ discs: [Disc], keepingPerCenter depth: Int) {
    self.depth = depth
    let kept = Self.largestPerCenter(discs, depth: depth)
    x.reserveCapacity(kept.count)
    y.reserveCapacity(kept.count)
    radius.reserveCapacity(kept.count)
    original.reserveCapacity(kept.count)
    // Sizes are few: each is looked for in turn, the largest first.
    var size = kept.reduce(Double.Exponent.min) { max($0, discs[Int($1)].radius.exponent) }
    var rest = kept
    while !rest.isEmpty {
      let members = rest.filter { discs[Int($0)].radius.exponent == size }
      append(members, of: discs)
      if members.count == rest.count { break }
      rest.removeAll { discs[Int($0)].radius.exponent == size }
      size = rest.reduce(Double.Exponent.min) { max($0, discs[Int($1)].radius.exponent) }
    }
  }

  private mutating func append(_ members: [Int32], of discs: [Disc]) {
    let centers = members.map { discs[Int($0)].center }
    let maxRadius = members.reduce(0) { max($0, discs[Int($1)].radius) }
    // A cell of one radius: a search for neighbours reads five rows of cells.
    let grid = UniformGrid(
      covering: BoundingBox(centers) ?? .empty, cellSize: maxRadius, maxCells: 2 * members.count + 16)
    let table = CellTable(cellCount: grid.cellCount, cells: centers.map { Int32(grid.cell($0)) })
    let offset = Int32(count)
    levels.append(Level(grid: grid, starts: table.starts.map { $0 + offset }, maxRadius: maxRadius))
    for slot in table.entries {
      x.append(centers[Int(slot)].x)
      y.append(centers[Int(slot)].y)
      radius.append(discs[Int(members[Int(slot)])].radius)
      original.append(members[Int(slot)])
    }
  }

  /// The numbers of the discs to keep, in ascending order.
  private static func largestPerCenter(_ discs: [Disc], depth: Int) -> [Int32] {
    let numbers = discs.indices.filter { discs[$0].radius > 0 }.map(Int32.init)
    // Discs of one centre share a cell. Cells of a few discs are compared in pairs; hashing them all takes longer
    // than the rest of the index.
    let centers = numbers.map { discs[Int($0)].center }
    let box = BoundingBox(centers) ?? .empty
    let side = (max(1, box.width * box.height) / Double(numbers.count + 1)).squareRoot()
    let grid = UniformGrid(covering: box, cellSize: side, maxCells: numbers.count + 16)
    let table = CellTable(cellCount: grid.cellCount, cells: centers.map { Int32(grid.cell($0)) })
    var dropped = [Bool](repeating: false, count: numbers.count)
    var hasDropped = false
    for cell in 0..<grid.cellCount {
      let slots = table.entries[table.range(of: cell)]
      if slots.count < 2 || slots.count < 16 && allDiffer(slots, centers) { continue }
      for slot in surplus(slots, centers, depth: depth, radius: { discs[Int(numbers[Int($0)])].radius }) {
        dropped[Int(slot)] = true
        hasDropped = true
      }
    }
    return hasDropped ? zip(numbers, dropped).filter { !$0.1 }.map(\.0) : numbers
  }

  private static func allDiffer(_ slots: ArraySlice<Int32>, _ centers: [Point]) -> Bool {
    for first in slots.indices {
      for second in (first + 1)..<slots.endIndex
      where centers[Int(slots[first])] == centers[Int(slots[second])] {
        return false
      }
    }
    return true
  }

  /// Those of some discs that are not among the `depth` largest of their centre; of equal ones the later.
  private static func surplus(
    _ slots: ArraySlice<Int32>, _ centers: [Point], depth: Int, radius: (Int32) -> Double
  ) -> [Int32] {
    var largest: [Point: [Int32]] = [:]
    var surplus: [Int32] = []
    for slot in slots {
      var ranked = largest[centers[Int(slot)]] ?? []
      let rank = ranked.firstIndex { radius($0) < radius(slot) } ?? ranked.count
      if rank >= depth {
        surplus.append(slot)
        continue
      }
      ranked.insert(slot, at: rank)
      if ranked.count > depth { surplus.append(ranked.removeLast()) }
      largest[centers[Int(slot)]] = ranked
    }
    return surplus
  }

  /// Calls `body` with runs of disc numbers that hold every disc whose circle may come within `reach` of a point,
  /// and some others; the largest discs first. Stops where `body` returns false.
  @inline(__always)
  func forEachRun(near px: Double, _ py: Double, reach: Double, _ body: (Range<Int>) -> Bool) {
    for level in levels {
      let distance = reach + level.maxRadius + level.hair
      let grid = level.grid
      let firstColumn = grid.column(px - distance)
      let lastColumn = grid.column(px + distance)
      for row in grid.row(py - distance)...grid.row(py + distance) {
        let cell = row * grid.columns
        let run = Int(level.starts[cell + firstColumn])..<Int(level.starts[cell + lastColumn + 1])
        if !run.isEmpty, !body(run) { return }
      }
    }
  }

  /// As ``forEachRun(near:_:reach:_:)``, but in each level the cells within half the way first.
  @inline(__always)
  func forEachRun(nearestFirst px: Double, _ py: Double, reach: Double, _ body: (Range<Int>) -> Bool) {
    for level in levels {
      let grid = level.grid
      let near = CellBlock(of: grid, about: px, py, within: (reach + level.maxRadius) / 2)
      let far = CellBlock(of: grid, about: px, py, within: reach + level.maxRadius + level.hair)
      func run(_ row: Int, _ columns: Range<Int>) -> Range<Int> {
        let cell = row * grid.columns
        return Int(level.starts[cell + columns.lowerBound])..<Int(level.starts[cell + columns.upperBound])
      }
      for row in near.rows {
        let cells = run(row, near.columns)
        if !cells.isEmpty, !body(cells) { return }
      }
      for row in far.rows {
        let isNear = near.rows.contains(row)
        let left = run(
          row, far.columns.lowerBound..<(isNear ? near.columns.lowerBound : far.columns.upperBound))
        if !left.isEmpty, !body(left) { return }
        guard isNear else { continue }
        let right = run(row, near.columns.upperBound..<far.columns.upperBound)
        if !right.isEmpty, !body(right) { return }
      }
    }
  }

  /// Calls `body` with runs of disc numbers that hold every disc that a segment may meet, and some others.
  ///
  /// Row by row only the part of the segment that comes near the row is looked at, so a long edge costs its length
  /// and not its box.
  @inline(__always)
  func forEachRun(
    nearSegment ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ body: (Range<Int>) -> Void
  ) {
    for level in levels {
      let grid = level.grid
      let margin = level.maxRadius + level.hair
      let firstRow = grid.row(min(ay, by) - margin)
      let lastRow = grid.row(max(ay, by) + margin)
      for row in firstRow...lastRow {
        // Rows at the rim also stand for what lies beyond it, where no disc has its centre.
        let bottom = grid.origin.y + Double(row) * grid.cellSize - margin
        let top = bottom + grid.cellSize + 2 * margin
        guard let (x0, x1) = clippedToBand(ax, ay, bx, by, bottom: bottom, top: top) else { continue }
        let cell = row * grid.columns
        let firstColumn = grid.column(min(x0, x1) - margin)
        let lastColumn = grid.column(max(x0, x1) + margin)
        let run = Int(level.starts[cell + firstColumn])..<Int(level.starts[cell + lastColumn + 1])
        if !run.isEmpty { body(run) }
      }
    }
  }
}

extension ZoneSet {
  /// Sorts discs for the figures of these zones, once for all of them.
  ///
  /// - Parameter depth: the greatest depth that will be asked for; 1 for plain coverage.
  /// - Complexity: O(n).
  package func index(of discs: [Disc], atLeast depth: Int = 1) -> DiscIndex {
    DiscIndex(discs, keepingPerCenter: depth)
  }
}

/// The cells of a grid that a square about a point meets.
private struct CellBlock {
  let columns, rows: Range<Int>

  @inline(__always)
  init(of grid: UniformGrid, about x: Double, _ y: Double, within distance: Double) {
    columns = grid.column(x - distance)..<(grid.column(x + distance) + 1)
    rows = grid.row(y - distance)..<(grid.row(y + distance) + 1)
  }
}

/// The eastings at which a segment enters and leaves a horizontal band; `nil` where it misses it.
@inline(__always)
func clippedToBand(
  _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, bottom: Double, top: Double
) -> (Double, Double)? {
  if max(ay, by) < bottom || min(ay, by) > top { return nil }
  let dy = by - ay
  if dy == 0 { return (ax, bx) }
  let t0 = min(1, max(0, (bottom - ay) / dy))
  let t1 = min(1, max(0, (top - ay) / dy))
  return (ax + t0 * (bx - ax), ax + t1 * (bx - ax))
}
