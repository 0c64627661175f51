import GIS

/// Points in square cells, to find those nearby. Cost: O(points in the nine cells around) for distances up to a
/// cell.
struct PointGrid {
  private let cell: Double
  private var points: [Point] = []
  private var cells: [Cell: [Int]] = [:]

  private struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  init(cell: Double) { self.cell = cell }

  /// Adds a point; its number is the count of those before it.
  mutating func insert(_ point: Point) {
    cells[home(of: point), default: []].append(points.count)
    points.append(point)
  }

  /// The number of the nearest point within `distance`, which is a cell's side at most.
  func nearest(to place: Point, within distance: Double) -> Int? {
    let home = home(of: place)
    var best: (distance: Double, index: Int)?
    for row in (home.row - 1)...(home.row + 1) {
      for column in (home.column - 1)...(home.column + 1) {
        for index in cells[Cell(column: column, row: row)] ?? [] {
          let candidate = points[index].distance(to: place)
          if candidate <= distance, best.map({ candidate < $0.distance }) ?? true {
            best = (candidate, index)
          }
        }
      }
    }
    return best?.index
  }

  private func home(of point: Point) -> Cell {
    Cell(column: Int((point.x / cell).rounded(.down)), row: Int((point.y / cell).rounded(.down)))
  }
}
