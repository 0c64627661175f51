import Foundation

/// Cuts the arcs of one circle after the other where they cross zone edges, and tells which pieces lie in a zone. Keeps its
/// buffers from one circle to the next.
///
/// Each zone cuts with its own edges alone, so that what it gets of a circle does not depend on the zones beside it.
struct ArcCutter {
  private let zones: ZoneSet
  private var cx = 0.0
  private var cy = 0.0
  private var r = 0.0
  /// How far beyond its end an edge still cuts: a circle through a corner must not slip between two edges. A cut too many
  /// changes nothing.
  private var overshoot = 0.0
  /// Where the circle crosses zone edges, by zone and in order of angle.
  private var crossings: [Crossing] = []
  /// The run of `crossings` of each zone that has any.
  private var runs: [(zone: Int32, crossings: Range<Int>)] = []
  /// The zones that hold the circle and cut it nowhere, once they were looked for.
  private var around: [Int32] = []
  private var isLookedAround = false
  /// The last circle for which an edge was looked at: an edge stands in several cells.
  private var lastSeen: [Int32]
  private var circleNumber: Int32 = 0

  private struct Crossing {
    var zone: Int32
    var angle, x, y: Double
  }

  init(zones: ZoneSet) {
    self.zones = zones
    lastSeen = [Int32](repeating: 0, count: zones.edgeCount)
  }

  /// Takes up a circle and finds all its crossings with zone edges.
  mutating func aim(at cx: Double, _ cy: Double, _ r: Double) {
    (self.cx, self.cy, self.r) = (cx, cy, r)
    overshoot = 1e-9 * r + 1e-14 * (abs(cx) + abs(cy))
    circleNumber += 1
    isLookedAround = false
    crossings.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    let grid = zones.grid
    let half = grid.cellSize / 2
    // A cell whose middle is further from the rim than this does not meet the rim.
    let margin = half * 1.415
    let firstColumn = grid.column(cx - r)
    let lastColumn = grid.column(cx + r)
    for row in grid.row(cy - r)...grid.row(cy + r) {
      for column in firstColumn...lastColumn {
        let run = zones.edgeSlots(row * grid.columns + column)
        if run.isEmpty { continue }
        let center = grid.center(column: column, row: row)
        let dx = center.x - cx
        let dy = center.y - cy
        let distance = (dx * dx + dy * dy).squareRoot()
        if abs(distance - r) > margin { continue }
        for slot in run { addCrossings(edge: Int(zones.edges.entries[slot])) }
      }
    }
    if crossings.isEmpty { return }
    crossings.sort { a, b in
      a.zone != b.zone ? a.zone < b.zone : a.angle != b.angle ? a.angle < b.angle : (a.x, a.y) < (b.x, b.y)
    }
    // Of cuts at one angle, as in a corner, one is enough, and always the same one.
    var kept = 0
    for index in crossings.indices
    where index == 0 || crossings[index].zone != crossings[kept - 1].zone
      || crossings[index].angle != crossings[kept - 1].angle
    {
      crossings[kept] = crossings[index]
      if kept == 0 || crossings[kept].zone != crossings[kept - 1].zone {
        runs.append((crossings[kept].zone, kept..<kept))
      }
      kept += 1
      runs[runs.count - 1].crossings = runs[runs.count - 1].crossings.lowerBound..<kept
    }
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
    let touching = touchingRoom(r, dx, dy) * squared
    if room < -touching { return }
    let middle = -(x0 * dx + y0 * dy) / squared
    let half = room > touching ? room.squareRoot() / squared : 0
    addCrossing(edge, at: middle - half, x0, y0, dx, dy, squared)
    if half > 0 { addCrossing(edge, at: middle + half, x0, y0, dx, dy, squared) }
  }

  @inline(__always)
  private mutating func addCrossing(
    _ edge: Int, at t: Double, _ x0: Double, _ y0: Double, _ dx: Double, _ dy: Double, _ squared: Double
  ) {
    let beyond = t < 0 ? -t : t - 1
    if beyond > 0, beyond * beyond * squared > overshoot * overshoot { return }
    let x = (x0 + t * dx) / r
    let y = (y0 + t * dy) / r
    crossings.append(Crossing(zone: zones.zone[edge], angle: diamondAngle(x, y), x: x, y: y))
  }

  /// Calls `body` with each piece of an arc of the circle that lies in a zone, and the zone's number.
  @inline(__always)
  mutating func forEachPiece(of arc: Arc, _ body: (Arc, Int32) -> Void) {
    if !isLookedAround {
      let middle = arc.middle
      zones.locate(SplitPlace(cx, cy, r * middle.x, r * middle.y), into: &around)
      if !runs.isEmpty {
        let cutting = runs
        around.removeAll { zone in cutting.contains { $0.zone == zone } }
      }
      isLookedAround = true
    }
    for zone in around { body(arc, zone) }
    for run in runs {
      if arc.isFullCircle { cutCircle(arc, run, body) } else { cut(arc, run, body) }
    }
  }

  @inline(__always)
  private func cut(_ arc: Arc, _ run: (zone: Int32, crossings: Range<Int>), _ body: (Arc, Int32) -> Void) {
    var rest = arc
    func cut(at crossing: Crossing) {
      var piece = rest
      (piece.endX, piece.endY, piece.end) = (crossing.x, crossing.y, crossing.angle)
      emit(&piece, run.zone, body)
      (rest.startX, rest.startY, rest.start) = (crossing.x, crossing.y, crossing.angle)
    }
    for crossing in crossings[run.crossings]
    where crossing.angle > rest.start && (arc.wraps || crossing.angle < arc.end) {
      cut(at: crossing)
    }
    if arc.wraps {
      // Those after the angle 0: the first of them ends a piece that began before it.
      var last = -1.0
      for crossing in crossings[run.crossings] where crossing.angle > last && crossing.angle < arc.end {
        cut(at: crossing)
        last = crossing.angle
      }
    }
    emit(&rest, run.zone, body)
  }

  /// As ``cut(_:_:_:)`` for a whole circle, which begins nowhere: its pieces lie between the crossings.
  private func cutCircle(
    _ arc: Arc, _ run: (zone: Int32, crossings: Range<Int>), _ body: (Arc, Int32) -> Void
  ) {
    for index in run.crossings {
      let isLast = index + 1 == run.crossings.upperBound
      let begin = crossings[index]
      let end = crossings[isLast ? run.crossings.lowerBound : index + 1]
      var piece = arc
      (piece.startX, piece.startY, piece.start) = (begin.x, begin.y, begin.angle)
      (piece.endX, piece.endY, piece.end) = (end.x, end.y, end.angle)
      emit(&piece, run.zone, body)
    }
  }

  @inline(__always)
  private func emit(_ piece: inout Arc, _ zone: Int32, _ body: (Arc, Int32) -> Void) {
    piece.span = diamondSpan(from: piece.start, to: piece.end)
    piece.sweep =
      piece.isFullCircle
      ? 2 * .pi
      : sweepAngle(piece.startX, piece.startY, piece.endX, piece.endY, diamondDifference: piece.span)
    let middle = piece.middle
    if zones.holds(zone, SplitPlace(cx, cy, r * middle.x, r * middle.y)) { body(piece, zone) }
  }
}
