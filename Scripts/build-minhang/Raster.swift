import Foundation
import GIS

/// A surface as 25 m cells: fast to ask whether a place belongs to it, good to about 0.01 % of the district's area.
/// It places and counts; published areas are computed from the shapes themselves.
struct Raster {
  static let cell = 25.0

  let box: BoundingBox
  let columns: Int
  let rows: Int
  private(set) var cells: [Bool]

  /// An empty raster over a box.
  init(box: BoundingBox) {
    self.box = box
    columns = Int(box.width / Raster.cell) + 1
    rows = Int(box.height / Raster.cell) + 1
    cells = Array(repeating: false, count: columns * rows)
  }

  /// The middle of a cell.
  func center(_ index: Int) -> Point {
    Point(
      x: box.minX + (Double(index % columns) + 0.5) * Raster.cell,
      y: box.minY + (Double(index / columns) + 0.5) * Raster.cell)
  }

  /// Whether the cell around a place is set; false beyond the box.
  func contains(_ place: Point) -> Bool {
    let column = Int(((place.x - box.minX) / Raster.cell).rounded(.down))
    let row = Int(((place.y - box.minY) / Raster.cell).rounded(.down))
    guard column >= 0, row >= 0, column < columns, row < rows else { return false }
    return cells[row * columns + column]
  }

  /// Sets, or clears, every cell whose middle lies in a surface. Cost: O(rows crossed by each edge + cells).
  mutating func fill(_ shape: Geometry, with value: Bool = true) {
    for polygon in shape.polygons { fill(polygon, with: value) }
  }

  /// Sets every cell whose middle lies within `radius` of a place.
  mutating func fill(around place: Point, radius: Double) {
    let reach = Int(radius / Raster.cell) + 1
    let column = Int((place.x - box.minX) / Raster.cell)
    let row = Int((place.y - box.minY) / Raster.cell)
    for y in max(0, row - reach)..<max(0, row - reach, min(rows, row + reach + 1)) {
      for x in max(0, column - reach)..<max(0, column - reach, min(columns, column + reach + 1))
      where center(y * columns + x).distance(to: place) <= radius {
        cells[y * columns + x] = true
      }
    }
  }

  /// The share of this raster's cells that another over the same box sets too.
  func share(in other: Raster) -> Double {
    let mine = cells.indices.filter { cells[$0] }
    return Double(mine.filter { other.cells[$0] }.count) / Double(max(1, mine.count))
  }

  private mutating func fill(_ polygon: Polygon, with value: Bool) {
    var crossings = [[Double]](repeating: [], count: rows)
    for ring in polygon.rings {
      for (a, b) in zip(ring.points, ring.points.dropFirst()) where a.y != b.y {
        let low = (min(a.y, b.y) - box.minY) / Raster.cell - 0.5
        let high = (max(a.y, b.y) - box.minY) / Raster.cell - 0.5
        let first = max(0, Int(low.rounded(.up)))
        let last = min(rows - 1, Int(high.rounded(.up)) - 1)
        guard first <= last else { continue }
        for row in first...last {
          let y = box.minY + (Double(row) + 0.5) * Raster.cell
          crossings[row].append(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
        }
      }
    }
    for row in 0..<rows where !crossings[row].isEmpty {
      let sorted = crossings[row].sorted()
      for pair in 0..<(sorted.count / 2) {
        let first = Int(((sorted[2 * pair] - box.minX) / Raster.cell - 0.5).rounded(.up))
        let last = Int(((sorted[2 * pair + 1] - box.minX) / Raster.cell - 0.5).rounded(.up)) - 1
        guard max(0, first) <= min(columns - 1, last) else { continue }
        for column in max(0, first)...min(columns - 1, last) { cells[row * columns + column] = value }
      }
    }
  }
}
