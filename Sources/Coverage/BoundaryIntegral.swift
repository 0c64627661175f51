import Foundation
import GIS

/// Sums over the boundary of the covered part, for each zone.
struct BoundaryIntegral: Sendable {
  /// ∮ x dy − y dx, twice the area.
  var twiceArea: [Double]
  /// ∮ dx and ∮ dy, zero for a closed boundary.
  var dx, dy: [Double]
  /// The length of the arcs.
  var arcLength: [Double]

  init(zones: Int) {
    twiceArea = [Double](repeating: 0, count: zones)
    dx = twiceArea
    dy = twiceArea
    arcLength = twiceArea
  }

  mutating func add(_ other: BoundaryIntegral) {
    for zone in twiceArea.indices {
      twiceArea[zone] += other.twiceArea[zone]
      dx[zone] += other.dx[zone]
      dy[zone] += other.dy[zone]
      arcLength[zone] += other.arcLength[zone]
    }
  }
}

extension ZoneSet {
  /// The integral over those arcs of some discs that lie on the rim of the region of at least `depth` discs.
  func outlineIntegral(of index: DiscIndex, _ discs: Range<Int>, depth: Int) -> BoundaryIntegral {
    var sums = BoundaryIntegral(zones: count)
    var circle = CircleArcs()
    var cutter = ArcCutter(zones: self)
    let rim = Int32(depth - 1)
    for disc in discs {
      let (cx, cy, r) = (index.x[disc], index.y[disc], index.radius[disc])
      if !mayMeet(cx, cy, r) { continue }
      circle.cut(disc, of: index, maxDepth: rim)
      if circle.arcs.isEmpty { continue }
      cutter.aim(at: cx, cy, r)
      for arc in circle.arcs where arc.depth == rim {
        cutter.forEachPiece(of: arc) { piece, zones in
          let x = piece.endX - piece.startX
          let y = piece.endY - piece.startY
          let twice = r * (r * piece.sweep + cx * y - cy * x)
          for zone in zones {
            sums.twiceArea[Int(zone)] += twice
            sums.dx[Int(zone)] += r * x
            sums.dy[Int(zone)] += r * y
            sums.arcLength[Int(zone)] += r * piece.sweep
          }
        }
      }
    }
    return sums
  }

  /// The integral over those parts of some zone edges that at least `depth` discs cover.
  func edgeIntegral(in index: DiscIndex, _ edges: Range<Int>, depth: Int) -> BoundaryIntegral {
    var sums = BoundaryIntegral(zones: count)
    var cover = SegmentCover()
    for edge in edges {
      let (x0, y0, x1, y1) = (ax[edge], ay[edge], bx[edge], by[edge])
      cover.measure(x0, y0, x1, y1, by: index, isUnion: depth == 1)
      let covered = cover.length(atLeast: depth)
      if covered == 0 { continue }
      let owner = Int(zone[edge])
      // On a straight line through a and b, x dy − y dx = (a × b) dt.
      sums.twiceArea[owner] += (x0 * y1 - y0 * x1) * covered
      sums.dx[owner] += (x1 - x0) * covered
      sums.dy[owner] += (y1 - y0) * covered
    }
    return sums
  }

  /// Whether a disc's box meets the box of the zones.
  @inline(__always)
  func mayMeet(_ cx: Double, _ cy: Double, _ r: Double) -> Bool {
    cx + r >= extent.minX - origin.x && cx - r <= extent.maxX - origin.x
      && cy + r >= extent.minY - origin.y && cy - r <= extent.maxY - origin.y
  }
}
