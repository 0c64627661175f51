import GIS

/// How much of each zone is covered, and how well that is known.
package struct CoverageFigures: Sendable, Hashable {
  /// The covered area of each zone, in square metres.
  package var covered: [Double]
  /// The area of each zone, in square metres.
  package var total: [Double]
  /// The length of the coverage's outline inside each zone, in metres. Flattening arcs to chords of height h loses
  /// at most ⅔ h of area for each metre of it.
  package var outlineLength: [Double]
  /// By how much the boundary of each zone's covered part fails to close, in metres: 0 but for rounding. A
  /// boundary piece put on the wrong side of an edge would leave a gap of its length.
  package var closureDefect: [Double]

  /// The covered share of a zone, a fraction; `nil` for a zone without area.
  package func share(of zone: Int) -> Share? {
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
  /// - Returns: figures in the order of the zones, exact but for rounding (about 10⁻¹² of the total; some 10⁻⁹ where three circles touch in a point). Those of a zone are the same
  ///   to the bit whatever zones stand beside it, in any order of zones, rings and discs, and with or without discs that do
  ///   not reach it.
  /// - Throws: ``/GIS/Failure`` of kind `computation` where the self-check of closed boundaries does not hold.
  /// - Complexity: O(n·k + m·k) for n discs of k neighbours and m zone edges; on all cores, with the same result
  ///   for any number of them.
  package func coverage(by discs: [Disc], atLeast depth: Int = 1) throws -> CoverageFigures {
    precondition(depth >= 1, "a place is covered by at least one disc")
    return try coverage(by: index(of: discs, atLeast: depth), atLeast: depth)
  }

  /// As ``coverage(by:atLeast:)-([Disc],_)`` of discs, which ``index(of:atLeast:)`` of these zones has sorted.
  package func coverage(by index: DiscIndex, atLeast depth: Int = 1) throws -> CoverageFigures {
    precondition(depth >= 1 && depth <= index.depth, "the index is made for the depth that is asked for")
    try Cancellation.check()
    let pieces = 16
    let arcRuns = evenRanges(count: index.count, pieces: pieces)
    let edgeRuns = evenRanges(count: edgeCount, pieces: pieces)
    // Arcs and edges in turn, so that a worker that is done early takes what is left.
    let parts = concurrentMap(count: arcRuns.count + edgeRuns.count) { piece in
      piece < arcRuns.count
        ? outlineIntegral(of: index, arcRuns[piece], depth: depth)
        : edgeIntegral(in: index, edgeRuns[piece - arcRuns.count], depth: depth)
    }
    var sums = noIntegrals
    for part in parts { sums.add(part) }
    return try figures(from: sums, largestRadius: index.levels.first?.maxRadius ?? 0)
  }

  /// The figures of sums over all arcs and edges, where each zone's boundary closes.
  ///
  /// Every end of a piece is right to some 10⁻¹⁵ of its circle's radius or its edge where circles and edges meet at an angle, and to
  /// 2 · 10⁻⁹ of the radius near a contact, since what is nearer to one than ``touch`` counts as touching; there a circle and an edge
  /// may take 3 · 10⁻⁷ of the radius for what a third one does not, of which the land is 10⁻²¹ r². A billionth of the zone's size and
  /// outline and a millionth of the radius are more than all of that, and less than a piece that is misplaced.
  func figures(from sums: [BoundaryIntegral], largestRadius: Double) throws -> CoverageFigures {
    let outline = sums.map(\.arcLength.value)
    let defects = sums.map { sum in
      (sum.dx.value * sum.dx.value + sum.dy.value * sum.dy.value).squareRoot()
    }
    for zone in defects.indices {
      let box = polygons[zone].reduce(into: BoundingBox.empty) { box, polygon in
        for point in polygon.exterior.points { box.include(point) }
      }
      let size = max(0, box.width) + max(0, box.height)
      guard defects[zone] > 1e-9 * (1_000 + size + outline[zone]) + 1e-6 * largestRadius else { continue }
      throw Failure(
        .computation, texts.problem("boundary-not-closed", ["zone": zone + 1, "defects": defects[zone]]))
    }
    return CoverageFigures(
      covered: zip(sums, areas).map { min(max(0, $0.twiceArea.value / 2), $1) }, total: areas,
      outlineLength: outline, closureDefect: defects)
  }
}
