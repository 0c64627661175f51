import GIS

/// How much of each zone is covered, and how well that is known.
public struct CoverageFigures: Sendable, Hashable {
  /// The covered area of each zone, in square metres.
  public var covered: [Double]
  /// The area of each zone, in square metres.
  public var total: [Double]
  /// The length of the coverage's outline inside each zone, in metres. Flattening arcs to chords of height h loses
  /// at most ⅔ h of area for each metre of it.
  public var outlineLength: [Double]
  /// By how much the boundary of each zone's covered part fails to close, in metres: 0 but for rounding. A
  /// boundary piece put on the wrong side of an edge would leave a gap of its length.
  public var closureDefect: [Double]

  /// The covered share of a zone, a fraction; `nil` for a zone without area.
  public func share(of zone: Int) -> Share? {
    total[zone] > 0 ? .fraction(covered[zone] / total[zone]) : nil
  }
}

extension ZoneSet {
  /// The exact area of each zone that at least `depth` discs cover.
  ///
  /// By Green's theorem the area is an integral over the boundary of the covered part, which has two kinds of
  /// pieces: zone edges inside the discs, and arcs of the discs' outline inside the zone. No polygon stands in for
  /// a circle, and nothing is overlaid. A disc that only touches the zone, or has radius 0, adds nothing.
  ///
  /// - Parameters:
  ///   - discs: the facilities' discs, wherever they lie; radii may differ.
  ///   - depth: how many discs must cover a place for it to count; 1 for plain coverage.
  /// - Returns: figures in the order of the zones, exact but for rounding (about 10⁻¹² of the total).
  /// - Throws: ``Failure`` of kind `computation` where the self-check of closed boundaries does not hold.
  /// - Complexity: O(n·k + m·k) for n discs of k neighbours and m zone edges; on all cores, with the same result
  ///   for any number of them.
  public func coverage(by discs: [Disc], atLeast depth: Int = 1) throws -> CoverageFigures {
    precondition(depth >= 1, "a place is covered by at least one disc")
    return try coverage(by: index(of: discs, atLeast: depth), atLeast: depth)
  }

  /// As ``coverage(by:atLeast:)`` of discs, which ``index(of:atLeast:)`` of these zones has sorted.
  public func coverage(by index: DiscIndex, atLeast depth: Int = 1) throws -> CoverageFigures {
    precondition(depth >= 1 && depth <= index.depth, "the index is made for the depth that is asked for")
    let pieces = 16
    let arcRuns = evenRanges(count: index.count, pieces: pieces)
    let edgeRuns = evenRanges(count: edgeCount, pieces: pieces)
    // Arcs and edges in turn, so that a worker that is done early takes what is left.
    let parts = try concurrentMap(count: arcRuns.count + edgeRuns.count) { piece in
      piece < arcRuns.count
        ? outlineIntegral(of: index, arcRuns[piece], depth: depth)
        : edgeIntegral(in: index, edgeRuns[piece - arcRuns.count], depth: depth)
    }
    var sums = BoundaryIntegral(zones: count)
    for part in parts { sums.add(part) }
    return try figures(from: sums)
  }

  private func figures(from sums: BoundaryIntegral) throws -> CoverageFigures {
    let defects = (0..<count).map { zone in
      (sums.dx[zone] * sums.dx[zone] + sums.dy[zone] * sums.dy[zone]).squareRoot()
    }
    // Rounding leaves some 1e-12 of the coordinates for each piece; a misplaced piece leaves metres.
    let bound = 1e-9 * max(1_000, max(extent.width, extent.height))
    if let worst = defects.indices.max(by: { defects[$0] < defects[$1] }), defects[worst] > bound {
      throw Failure(
        .computation, code: "boundary-not-closed",
        "the boundary of the covered part of zone \(worst + 1) misses closing by \(defects[worst]) m",
        advice: "check that the zone's rings do not cross themselves or each other")
    }
    return CoverageFigures(
      covered: zip(sums.twiceArea, areas).map { min(max(0, $0 / 2), $1) }, total: areas,
      outlineLength: sums.arcLength, closureDefect: defects)
  }
}
