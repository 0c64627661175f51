import GIS

/// Numbers of discs in the cells of a grid, so that discs can come and go.
struct DiscPlaces: Sendable {
  private let grid: UniformGrid
  private var cells: [[Int32]]
  /// The largest radius that has been seen; a search looks so far.
  private var maxRadius = 0.0

  /// Sorts discs into cells of about their size. Discs outside `extent` stand in its outer cells.
  init(_ discs: [Disc], in extent: BoundingBox) {
    let radius = discs.reduce(0) { max($0, $1.radius) }
    let box = discs.reduce(into: extent) { $0.include($1.center) }
    grid = UniformGrid(covering: box, cellSize: max(1, radius), maxCells: 2 * discs.count + 16)
    cells = [[Int32]](repeating: [], count: grid.cellCount)
    for (number, disc) in discs.enumerated() { insert(number, disc) }
  }

  mutating func insert(_ number: Int, _ disc: Disc) {
    maxRadius = max(maxRadius, disc.radius)
    cells[grid.cell(disc.center)].append(Int32(number))
  }

  /// Removes a disc from the cell that it was put in.
  mutating func remove(_ number: Int, _ disc: Disc) {
    let cell = grid.cell(disc.center)
    if let slot = cells[cell].firstIndex(of: Int32(number)) {
      cells[cell].swapAt(slot, cells[cell].count - 1)
    }
    cells[cell].removeLast()
  }

  /// Calls `body` with the number of each disc that may meet a disc, and of some others.
  func forEach(meeting disc: Disc, _ body: (Int) -> Void) {
    let reach = disc.radius + maxRadius
    let center = disc.center
    for row in grid.row(center.y - reach)...grid.row(center.y + reach) {
      for column in grid.column(center.x - reach)...grid.column(center.x + reach) {
        for number in cells[row * grid.columns + column] { body(Int(number)) }
      }
    }
  }
}
