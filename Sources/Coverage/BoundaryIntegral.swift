import Foundation

/// Sums over the boundary of the covered part of a zone, which no order of its pieces changes.
struct BoundaryIntegral: Sendable {
  /// ∮ x dy − y dx about the zone's centre, twice the area.
  private(set) var twiceArea = FixedSum()
  /// ∮ dx and ∮ dy, zero for a closed boundary.
  private(set) var dx = FixedSum()
  private(set) var dy = FixedSum()
  /// The length of the arcs.
  private(set) var arcLength = FixedSum()

  @inline(__always)
  mutating func add(arc twice: Double, _ x: Double, _ y: Double, length: Double) {
    twiceArea.add(twice)
    dx.add(x)
    dy.add(y)
    arcLength.add(length)
  }

  @inline(__always)
  mutating func add(edge twice: Double, _ x: Double, _ y: Double) {
    twiceArea.add(twice)
    dx.add(x)
    dy.add(y)
  }

  mutating func add(_ other: BoundaryIntegral) {
    twiceArea.add(other.twiceArea)
    dx.add(other.dx)
    dy.add(other.dy)
    arcLength.add(other.arcLength)
  }
}

extension [BoundaryIntegral] {
  /// Adds the sums of the same zones.
  mutating func add(_ other: [BoundaryIntegral]) {
    for zone in indices { self[zone].add(other[zone]) }
  }
}

extension ZoneSet {
  /// Sums of nothing, for each zone.
  var noIntegrals: [BoundaryIntegral] { [BoundaryIntegral](repeating: BoundaryIntegral(), count: count) }

  /// What a piece of a circle adds to twice the area of a zone.
  @inline(__always)
  func twiceArea(of piece: Arc, _ cx: Double, _ cy: Double, _ r: Double, in zone: Int32) -> Double {
    let origin = center[Int(zone)]
    return r
      * (r * piece.sweep + (cx - origin.x) * (piece.endY - piece.startY)
        - (cy - origin.y) * (piece.endX - piece.startX))
  }

  /// What the whole of an edge adds to twice the area of its zone.
  @inline(__always)
  func twiceArea(ofEdge edge: Int) -> Double {
    crossProduct(ax[edge], ay[edge], bx[edge], by[edge], about: center[Int(zone[edge])])
  }

  /// The integral over those arcs of some discs that lie on the rim of the region of at least `depth` discs.
  func outlineIntegral(of index: DiscIndex, _ discs: Range<Int>, depth: Int) -> [BoundaryIntegral] {
    var sums = noIntegrals
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
        cutter.forEachPiece(of: arc) { piece, zone in
          sums[Int(zone)].add(
            arc: twiceArea(of: piece, cx, cy, r, in: zone), r * (piece.endX - piece.startX),
            r * (piece.endY - piece.startY), length: r * piece.sweep)
        }
      }
    }
    return sums
  }

  /// The integral over those parts of some zone edges that at least `depth` discs cover.
  func edgeIntegral(in index: DiscIndex, _ edges: Range<Int>, depth: Int) -> [BoundaryIntegral] {
    var sums = noIntegrals
    var cover = SegmentCover()
    for edge in edges {
      cover.measure(ax[edge], ay[edge], bx[edge], by[edge], by: index, upTo: depth)
      add(cover.length(atLeast: depth), of: edge, to: &sums)
    }
    return sums
  }

  /// Adds a fraction of an edge.
  @inline(__always)
  func add(_ covered: Double, of edge: Int, to sums: inout [BoundaryIntegral]) {
    if covered == 0 { return }
    sums[Int(zone[edge])].add(
      edge: twiceArea(ofEdge: edge) * covered, (bx[edge] - ax[edge]) * covered,
      (by[edge] - ay[edge]) * covered)
  }

  /// Whether a disc's box meets the box of the zones.
  @inline(__always)
  func mayMeet(_ cx: Double, _ cy: Double, _ r: Double) -> Bool {
    cx + r >= extent.minX && cx - r <= extent.maxX && cy + r >= extent.minY && cy - r <= extent.maxY
  }
}
