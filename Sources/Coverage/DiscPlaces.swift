import GIS

/// Numbers of discs in the cells of a grid, so that discs can come and go.
///
/// The discs that were there at first stand in a table that never changes and that copies share; a copy with a few edits
/// costs those edits alone.
struct DiscPlaces: Sendable {
  private let grid: UniformGrid
  /// The cells of the discs that were there at first.
  private let first: CellTable
  /// The numbers that no longer stand where the table has them.
  private var left: Set<Int32> = []
  /// The numbers that came later, by cell.
  private var later: [Int: [Int32]] = [:]
  /// The largest radius that has been seen; a search looks so far.
  private var maxRadius: Double

  /// Sorts discs into cells of about their size. Discs outside `extent` stand in its outer cells.
  init(_ discs: [Disc], in extent: BoundingBox) {
    maxRadius = discs.reduce(0) { max($0, $1.radius) }
    let box = discs.reduce(into: extent) { $0.include($1.center) }
    let grid = UniformGrid(covering: box, cellSize: max(1, maxRadius), maxCells: 2 * discs.count + 16)
    self.grid = grid
    first = CellTable(cellCount: grid.cellCount, cells: discs.map { Int32(grid.cell($0.center)) })
  }

  mutating func insert(_ number: Int, _ disc: Disc) {
    maxRadius = max(maxRadius, disc.radius)
    later[grid.cell(disc.center), default: []].append(Int32(number))
  }

  /// Removes a disc from the cell that it was put in.
  mutating func remove(_ number: Int, _ disc: Disc) {
    let (number, cell) = (Int32(number), grid.cell(disc.center))
    if let slot = later[cell]?.firstIndex(of: number) {
      later[cell]?.remove(at: slot)
    } else {
      left.insert(number)
    }
  }

  /// Calls `body` with the number of each disc that may meet a disc, and of some others.
  func forEach(meeting disc: Disc, _ body: (Int) -> Void) {
    let reach = disc.radius + maxRadius
    let center = disc.center
    let (west, east) = (grid.column(center.x - reach), grid.column(center.x + reach))
    for row in grid.row(center.y - reach)...grid.row(center.y + reach) {
      let (start, end) = (row * grid.columns + west, row * grid.columns + east)
      for slot in first.range(from: start, through: end) where !left.contains(first.entries[slot]) {
        body(Int(first.entries[slot]))
      }
      if later.isEmpty { continue }
      for cell in start...end {
        for number in later[cell] ?? [] { body(Int(number)) }
      }
    }
  }
}
