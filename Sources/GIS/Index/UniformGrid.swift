/// A box cut into equal square cells, numbered row by row from the south-west.
///
/// It holds no items: pair it with a `CellTable`, so that one grid serves any number of tables.
public struct UniformGrid: Sendable {
  /// The south-west corner.
  public let origin: Point
  /// The side of a cell, in metres.
  public let cellSize: Double
  /// The number of cells from west to east; 1 or more.
  public let columns: Int
  /// The number of cells from south to north; 1 or more.
  public let rows: Int

  /// Cuts a box into cells of about the given side, larger where there would be more than `maxCells` of them.
  ///
  /// An empty or infinite box gives a grid of one cell.
  public init(covering box: BoundingBox, cellSize: Double, maxCells: Int) {
    guard box.width.isFinite, box.height.isFinite, box.width >= 0, cellSize > 0 else {
      self.init(origin: Point(x: 0, y: 0), cellSize: 1, columns: 1, rows: 1)
      return
    }
    // Enough for the area, and for a long thin box.
    let limit = Double(max(1, maxCells))
    let side = max(
      cellSize, (box.width * box.height / limit).squareRoot(), max(box.width, box.height) / limit)
    self.init(
      origin: Point(x: box.minX, y: box.minY), cellSize: side,
      columns: Int(box.width / side) + 1, rows: Int(box.height / side) + 1)
  }

  private init(origin: Point, cellSize: Double, columns: Int, rows: Int) {
    self.origin = origin
    self.cellSize = cellSize
    self.columns = columns
    self.rows = rows
  }

  /// The number of cells.
  @inlinable public var cellCount: Int { columns * rows }

  /// The column of an easting, that of the nearest edge for one outside.
  @inlinable @inline(__always)
  public func column(_ x: Double) -> Int {
    let position = (x - origin.x) / cellSize
    return position <= 0 ? 0 : position >= Double(columns) ? columns - 1 : Int(position)
  }

  /// The row of a northing, that of the nearest edge for one outside.
  @inlinable @inline(__always)
  public func row(_ y: Double) -> Int {
    let position = (y - origin.y) / cellSize
    return position <= 0 ? 0 : position >= Double(rows) ? rows - 1 : Int(position)
  }

  /// The number of the cell that holds a point, the nearest cell for one outside.
  @inlinable @inline(__always)
  public func cell(_ point: Point) -> Int { row(point.y) * columns + column(point.x) }

  /// Whether a point lies in the gridded box.
  @inlinable @inline(__always)
  public func contains(_ point: Point) -> Bool {
    let x = point.x - origin.x
    let y = point.y - origin.y
    return x >= 0 && y >= 0 && x < Double(columns) * cellSize && y < Double(rows) * cellSize
  }

  /// The middle of a cell.
  @inlinable @inline(__always)
  public func center(column: Int, row: Int) -> Point {
    Point(
      x: origin.x + (Double(column) + 0.5) * cellSize, y: origin.y + (Double(row) + 0.5) * cellSize)
  }
}
