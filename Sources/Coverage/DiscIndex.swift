import GIS

/// Discs sorted for neighbour search: by size, then by cell of a grid, in flat arrays.
///
/// Discs are grouped in levels whose radii differ by a factor of two at most. A search looks, in each level, as far
/// as that level's largest radius asks, so one disc of 50 km among many of 500 m costs the small ones nothing.
///
/// ``ZoneSet/index(of:atLeast:)`` makes one for a set of zones, whose figures all take it.
package struct DiscIndex: Sendable {
  /// Discs of similar radius in one grid. A plain value: a search copies it without counting a reference.
  struct Level: Sendable {
    let grid: UniformGrid
    /// Where the starts of its cells begin in ``DiscIndex/starts``.
    let offset: Int
    let maxRadius: Double
    /// How much further a search looks, so that rounding loses no disc.
    let hair: Double

    init(grid: UniformGrid, offset: Int, maxRadius: Double) {
      (self.grid, self.offset, self.maxRadius) = (grid, offset, maxRadius)
      hair =
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
  /// For each cell of each level the first disc of it, as a number in the arrays above, and behind each level their end.
  private var starts: [Int32] = []

  /// How many discs of each centre and size it holds at most: depths beyond that are not to be asked of it.
  let depth: Int

  var count: Int { x.count }

  /// Sorts discs. Of those that share a centre and a level only the `depth` largest are kept: the others cannot change where
  /// up to `depth` discs cover. Discs of radius 0 are left out. Cost: O(n).
  init(_ discs: [Disc], keepingPerCenter depth: Int) {
    self.depth = depth
    // Sizes are few: each is looked for in turn, the largest first.
    var rest = discs.indices.filter { discs[$0].radius > 0 }.map(Int32.init)
    while !rest.isEmpty {
      let size = rest.reduce(Double.Exponent.min) { max($0, discs[Int($1)].radius.exponent) }
      let members = rest.filter { discs[Int($0)].radius.exponent == size }
      append(members, of: discs)
      if members.count == rest.count { break }
      rest.removeAll { discs[Int($0)].radius.exponent == size }
    }
  }

  private mutating func append(_ members: [Int32], of discs: [Disc]) {
    var box = BoundingBox.empty
    var maxRadius = 0.0
    for member in members {
      box.include(discs[Int(member)].center)
      maxRadius = max(maxRadius, discs[Int(member)].radius)
    }
    // A cell of one radius: a search for neighbours reads five rows of cells.
    let grid = UniformGrid(covering: box, cellSize: maxRadius, maxCells: 2 * members.count + 16)
    let table = CellTable(
      cellCount: grid.cellCount, cells: members.map { Int32(grid.cell(discs[Int($0)].center)) },
      values: members)
    levels.append(Level(grid: grid, offset: starts.count, maxRadius: maxRadius))
    starts.reserveCapacity(starts.count + table.starts.count)
    x.reserveCapacity(count + members.count)
    y.reserveCapacity(count + members.count)
    radius.reserveCapacity(count + members.count)
    original.reserveCapacity(original.count + members.count)
    for cell in 0..<grid.cellCount {
      let first = count
      starts.append(Int32(first))
      for slot in table.range(of: cell) {
        let member = table.entries[slot]
        let disc = discs[Int(member)]
        x.append(disc.center.x)
        y.append(disc.center.y)
        radius.append(disc.radius)
        original.append(member)
      }
      if count - first >= 2 { dropSurplus(from: first) }
    }
    starts.append(Int32(count))
  }

  /// Keeps of the last discs, from one on, the `depth` largest of each centre; of equal ones the first.
  private mutating func dropSurplus(from first: Int) {
    // Cells of a few discs are compared in pairs: hashing them all takes longer than the rest of the index.
    if count - first < 16, allDiffer(from: first) { return }
    var largest: [Point: [Int]] = [:]
    for disc in first..<count {
      var ranked = largest[Point(x: x[disc], y: y[disc])] ?? []
      let rank = ranked.firstIndex { radius[$0] < radius[disc] } ?? ranked.count
      if rank >= depth { continue }
      ranked.insert(disc, at: rank)
      largest[Point(x: x[disc], y: y[disc])] = Array(ranked.prefix(depth))
    }
    let kept = largest.values.joined().sorted()
    for (slot, disc) in zip(first..., kept) {
      (x[slot], y[slot], radius[slot], original[slot]) = (x[disc], y[disc], radius[disc], original[disc])
    }
    let surplus = count - first - kept.count
    x.removeLast(surplus)
    y.removeLast(surplus)
    radius.removeLast(surplus)
    original.removeLast(surplus)
  }

  private func allDiffer(from first: Int) -> Bool {
    for one in first..<count {
      for other in (one + 1)..<count where x[one] == x[other] && y[one] == y[other] { return false }
    }
    return true
  }

  /// The discs in some cells of a row, from the number of the first cell in its level on.
  @inline(__always)
  private func run(_ level: Level, from first: Int, to end: Int) -> Range<Int> {
    Int(starts[level.offset + first])..<Int(starts[level.offset + end])
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
        let run = run(level, from: cell + firstColumn, to: cell + lastColumn + 1)
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
        return self.run(level, from: cell + columns.lowerBound, to: cell + columns.upperBound)
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

  /// Calls `body` with runs of disc numbers that hold every disc that a segment may meet, and some others. Stops where `body`
  /// returns false.
  ///
  /// Row by row only the part of the segment that comes near the row is looked at, so a long edge costs its length
  /// and not its box.
  @inline(__always)
  func forEachRun(
    nearSegment ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ body: (Range<Int>) -> Bool
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
        let run = run(level, from: cell + firstColumn, to: cell + lastColumn + 1)
        if !run.isEmpty, !body(run) { return }
      }
    }
  }
}

extension ZoneSet {
  /// Sorts discs for the figures of these zones, once for all of them.
  ///
  /// - Parameters:
  ///   - discs: the discs, wherever they lie.
  ///   - depth: the greatest depth that will be asked for; 1 for plain coverage.
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
