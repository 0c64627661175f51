import Foundation
import GIS

/// Cuts the arcs of one circle after the other where they cross zone edges, and tells in which zones each piece
/// lies. Keeps its buffers from one circle to the next.
struct ArcCutter {
  private let zones: ZoneSet
  private var cx = 0.0
  private var cy = 0.0
  private var r = 0.0
  /// Where the circle crosses zone edges, in order of angle.
  private var crossings: [Crossing] = []
  /// The last circle for which an edge was looked at: an edge stands in several cells.
  private var lastSeen: [Int32]
  private var circleNumber: Int32 = 0
  private var found: [Int32] = []

  private struct Crossing {
    var angle, x, y: Double
  }

  init(zones: ZoneSet) {
    self.zones = zones
    lastSeen = [Int32](repeating: 0, count: zones.edgeCount)
  }

  /// Takes up a circle and finds all its crossings with zone edges.
  mutating func aim(at cx: Double, _ cy: Double, _ r: Double) {
    (self.cx, self.cy, self.r) = (cx, cy, r)
    circleNumber += 1
    crossings.removeAll(keepingCapacity: true)
    let grid = zones.grid
    let half = grid.cellSize / 2
    // A cell whose middle is further from the rim than this does not meet the rim.
    let margin = half * 1.415
    let firstColumn = grid.column(cx - r)
    let lastColumn = grid.column(cx + r)
    for row in grid.row(cy - r)...grid.row(cy + r) {
      for column in firstColumn...lastColumn {
        let run = zones.edges.range(of: row * grid.columns + column)
        if run.isEmpty { continue }
        let center = grid.center(column: column, row: row)
        let dx = center.x - cx
        let dy = center.y - cy
        let distance = (dx * dx + dy * dy).squareRoot()
        if abs(distance - r) > margin { continue }
        for slot in run { addCrossings(edge: Int(zones.edges.entries[slot])) }
      }
    }
    if crossings.count > 1 { crossings.sort { $0.angle < $1.angle } }
  }

  @inline(__always)
  private mutating func addCrossings(edge: Int) {
    if lastSeen[edge] == circleNumber { return }
    lastSeen[edge] = circleNumber
    let x0 = zones.ax[edge] - cx
    let y0 = zones.ay[edge] - cy
    let dx = zones.bx[edge] - zones.ax[edge]
    let dy = zones.by[edge] - zones.ay[edge]
    let squared = dx * dx + dy * dy
    let cross = dx * y0 - dy * x0
    let room = r * r * squared - cross * cross
    // A circle that touches the edge is cut there as well: the middle of an uncut arc could be the very place of
    // contact, which lies on neither side.
    if room < -1e-12 * r * r * squared { return }
    let middle = -(x0 * dx + y0 * dy) / squared
    let half = max(0, room).squareRoot() / squared
    for t in [middle - half, middle + half] where t >= 0 && t <= 1 {
      let x = (x0 + t * dx) / r
      let y = (y0 + t * dy) / r
      crossings.append(Crossing(angle: diamondAngle(x, y), x: x, y: y))
    }
  }

  /// Calls `body` with each piece of an arc of the circle between crossings, and the zones that hold its middle.
  @inline(__always)
  mutating func forEachPiece(of arc: Arc, _ body: (Arc, [Int32]) -> Void) {
    if crossings.isEmpty { return emit(arc, body) }
    var rest = arc
    // Arcs that run past the angle 4 meet the crossings after 0 on their second round.
    for round in [0.0, 4.0] where round == 0 || arc.end > 4 {
      for crossing in crossings {
        let angle = crossing.angle + round
        if angle <= rest.start { continue }
        if angle >= arc.end { break }
        var piece = rest
        (piece.endX, piece.endY, piece.end) = (crossing.x, crossing.y, angle)
        piece.sweep = sweepAngle(
          rest.startX, rest.startY, crossing.x, crossing.y, diamondDifference: angle - rest.start)
        emit(piece, body)
        (rest.startX, rest.startY, rest.start) = (crossing.x, crossing.y, angle)
        rest.sweep = sweepAngle(
          crossing.x, crossing.y, arc.endX, arc.endY, diamondDifference: arc.end - angle)
      }
    }
    emit(rest, body)
  }

  @inline(__always)
  private mutating func emit(_ piece: Arc, _ body: (Arc, [Int32]) -> Void) {
    let middle = piece.middle
    zones.locate(cx + r * middle.x, cy + r * middle.y, into: &found)
    if !found.isEmpty { body(piece, found) }
  }
}
