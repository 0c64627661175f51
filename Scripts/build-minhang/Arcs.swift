/// A stretch of border between two regions, from node to node; the borders of a partition cut where three meet.
struct Arc {
  /// Corners of the fine grid in order; the first equals the last where the border closes on itself.
  var corners: [Corner]
  /// The labels on the left and right of the direction of travel.
  var left: Int
  var right: Int

  /// A corner of the fine grid.
  struct Corner: Hashable {
    var x: Int
    var y: Int
  }
}

/// Finds the arcs of a label grid.
struct ArcTracer {
  private let grid: LabelGrid
  private var used: Set<Step> = []

  /// One unit of border, in its direction of travel.
  private struct Step: Hashable {
    var from: Arc.Corner
    var direction: Int
  }

  // East, north, west, south.
  private static let moves = [(1, 0), (0, 1), (-1, 0), (0, -1)]

  private init(_ grid: LabelGrid) { self.grid = grid }

  /// Every arc of the grid, each once, in the order of a scan from the south-west. Cost: O(cells).
  static func arcs(of grid: LabelGrid) -> [Arc] {
    var tracer = ArcTracer(grid)
    var arcs: [Arc] = []
    // Open arcs first, from their nodes; what is then unused lies on closed borders.
    for nodesOnly in [true, false] {
      for y in 0...grid.height {
        for x in 0...grid.width {
          let corner = Arc.Corner(x: x, y: y)
          let directions = tracer.borders(at: corner)
          if nodesOnly && directions.count < 3 { continue }
          for direction in directions where !tracer.used.contains(Step(from: corner, direction: direction)) {
            arcs.append(tracer.follow(corner, direction))
          }
        }
      }
    }
    return arcs
  }

  /// The directions in which a border leaves a corner.
  private func borders(at corner: Arc.Corner) -> [Int] {
    (0..<4).filter {
      let sides = self.sides(corner, $0)
      return sides.left != sides.right
    }
  }

  /// The labels left and right of a step.
  private func sides(_ corner: Arc.Corner, _ direction: Int) -> (left: Int, right: Int) {
    let ne = grid.label(corner.x, corner.y)
    let nw = grid.label(corner.x - 1, corner.y)
    let sw = grid.label(corner.x - 1, corner.y - 1)
    let se = grid.label(corner.x, corner.y - 1)
    return [(ne, se), (nw, ne), (sw, nw), (se, sw)][direction]
  }

  private mutating func follow(_ start: Arc.Corner, _ firstDirection: Int) -> Arc {
    let (left, right) = sides(start, firstDirection)
    var corners = [start]
    var direction = firstDirection
    while true {
      let from = corners[corners.count - 1]
      let to = Arc.Corner(
        x: from.x + ArcTracer.moves[direction].0, y: from.y + ArcTracer.moves[direction].1)
      used.insert(Step(from: from, direction: direction))
      used.insert(Step(from: to, direction: (direction + 2) % 4))
      corners.append(to)
      let onward = borders(at: to).filter { $0 != (direction + 2) % 4 }
      guard onward.count == 1, to != start else { break }
      direction = onward[0]
    }
    return Arc(corners: corners, left: left, right: right)
  }
}
