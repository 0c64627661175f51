import GIS

/// Joins arcs end to start into closed chains.
struct ArcLinks {
  /// The numbers of the arcs of each chain, in running order.
  private(set) var chains: [[Int]] = []

  /// How far the two circles' own ideas of their crossing may differ: rounding gives micrometres near tangency.
  private static let reach = 0.01

  /// Links arcs by place. Where several begin at one place any will do: the enclosed areas are the same.
  ///
  /// Errors: computation, where an arc's end has no start near it. Cost: O(n).
  init(_ arcs: [OutlineArc]) throws {
    let starts = arcs.map(\.start)
    let box = BoundingBox(starts) ?? .empty
    let area = max(1, box.width * box.height)
    let side = max(10 * Self.reach, (area / Double(arcs.count + 1)).squareRoot())
    let grid = UniformGrid(covering: box, cellSize: side, maxCells: 2 * arcs.count + 16)
    let table = CellTable(cellCount: grid.cellCount, cells: starts.map { Int32(grid.cell($0)) })
    var used = [Bool](repeating: false, count: arcs.count)

    func next(after point: Point) -> Int? {
      var best: Int?
      var least = Self.reach
      for row in grid.row(point.y - Self.reach)...grid.row(point.y + Self.reach) {
        let cells = row * grid.columns
        let run = table.range(
          from: cells + grid.column(point.x - Self.reach), through: cells + grid.column(point.x + Self.reach))
        for slot in run {
          let candidate = Int(table.entries[slot])
          let distance = starts[candidate].distance(to: point)
          if !used[candidate], distance < least { (best, least) = (candidate, distance) }
        }
      }
      return best
    }

    for first in arcs.indices where !used[first] {
      used[first] = true
      var chain = [first]
      while !arcs[chain[chain.count - 1]].isFullCircle {
        let end = arcs[chain[chain.count - 1]].end
        let home = end.distance(to: starts[first])
        if let following = next(after: end), starts[following].distance(to: end) < home {
          used[following] = true
          chain.append(following)
        } else if home <= Self.reach {
          break
        } else {
          throw Failure(
            .computation, texts.problem("outline-broken", ["x": end.x, "y": end.y]))
        }
      }
      chains.append(chain)
    }
  }
}
