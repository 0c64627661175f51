import GIS

extension ZoneSet {
  /// What each disc alone covers of the zones: the area that would be lost without it, in square metres.
  ///
  /// The place that only disc i covers is bounded by its own arcs that nothing covers, by the arcs of its
  /// neighbours that it alone covers (run backwards), and by zone edges that it alone covers. One round over all
  /// circles therefore gives the figures of all discs.
  ///
  /// The zones must not overlap; pass their union where they do. A disc that coincides with another, or has radius
  /// 0, is lost without a loss: 0.
  ///
  /// - Returns: one figure for each disc, in the order given.
  /// - Complexity: that of ``coverage(by:atLeast:)``.
  public func marginalAreas(of discs: [Disc]) throws -> [Double] {
    // Of three coincident discs two are enough to know that none is missed.
    let index = DiscIndex(discs, origin: origin, keepingPerCenter: 2)
    let arcRuns = evenRanges(count: index.count, pieces: 16)
    let edgeRuns = evenRanges(count: edgeCount, pieces: 16)
    let parts = try concurrentMap(count: arcRuns.count + edgeRuns.count) { piece in
      piece < arcRuns.count
        ? marginalOfArcs(of: index, arcRuns[piece])
        : marginalOfEdges(in: index, edgeRuns[piece - arcRuns.count])
    }
    var twice = [Double](repeating: 0, count: index.count)
    for (disc, amount) in parts.joined() { twice[Int(disc)] += amount }
    var result = [Double](repeating: 0, count: discs.count)
    for (disc, amount) in twice.enumerated() { result[Int(index.original[disc])] = max(0, amount / 2) }
    return result
  }

  private func marginalOfArcs(of index: DiscIndex, _ discs: Range<Int>) -> [(disc: Int32, twice: Double)] {
    var amounts: [(disc: Int32, twice: Double)] = []
    var circle = CircleArcs()
    var cutter = ArcCutter(zones: self)
    for disc in discs {
      let (cx, cy, r) = (index.x[disc], index.y[disc], index.radius[disc])
      if !mayMeet(cx, cy, r) { continue }
      circle.cut(disc, of: index, maxDepth: 1)
      if circle.arcs.isEmpty { continue }
      cutter.aim(at: cx, cy, r)
      for arc in circle.arcs {
        cutter.forEachPiece(of: arc) { piece, _ in
          let twice =
            r * (r * piece.sweep + cx * (piece.endY - piece.startY) - cy * (piece.endX - piece.startX))
          amounts.append(arc.depth == 0 ? (Int32(disc), twice) : (arc.cover, -twice))
        }
      }
    }
    return amounts
  }

  private func marginalOfEdges(in index: DiscIndex, _ edges: Range<Int>) -> [(disc: Int32, twice: Double)] {
    var amounts: [(disc: Int32, twice: Double)] = []
    var cover = SegmentCover()
    for edge in edges {
      let (x0, y0, x1, y1) = (ax[edge], ay[edge], bx[edge], by[edge])
      cover.measure(x0, y0, x1, y1, by: index)
      cover.forEachSoleCover { disc, length in
        amounts.append((Int32(disc), (x0 * y1 - y0 * x1) * length))
      }
    }
    return amounts
  }
}
