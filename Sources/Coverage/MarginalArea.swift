import GIS

/// What each disc alone covers of each zone: the area that would be lost without it.
package struct SoleAreas: Sendable {
  /// What one disc alone covers of a zone.
  package struct Part: Sendable, Hashable {
    /// The number of the disc, in the order given.
    package let disc: Int
    /// The area in square metres, over 0.
    package let area: Double
  }

  /// For each zone the discs that alone cover any of it, in order. A disc that coincides with another, or has radius 0, is
  /// nowhere among them.
  package let zones: [[Part]]

  /// The areas of some zones together, for each of so many discs.
  package func areas(in numbers: some Sequence<Int>, discs: Int) -> [Double] {
    var sums = [FixedSum](repeating: FixedSum(), count: discs)
    for zone in numbers {
      for part in zones[zone] { sums[part.disc].add(part.area) }
    }
    return sums.map(\.value)
  }
}

extension ZoneSet {
  /// What each disc alone covers of the zones: the area that would be lost without it, in square metres.
  ///
  /// The zones must not overlap; pass their union where they do. A disc that coincides with another, or has radius
  /// 0, is lost without a loss: 0.
  ///
  /// - Returns: one figure for each disc, in the order given.
  /// - Complexity: that of ``coverageAndSoleAreas(of:)``.
  package func marginalAreas(of discs: [Disc]) throws -> [Double] {
    try coverageAndSoleAreas(of: discs).alone.areas(in: 0..<count, discs: discs.count)
  }

  /// The exact area of each zone that discs cover, and what each of them alone covers of it, in one round.
  ///
  /// The place that only disc i covers is bounded by its own arcs that nothing covers, by the arcs of its
  /// neighbours that it alone covers (run backwards), and by zone edges that it alone covers. One round over all
  /// circles therefore gives the figures of all discs.
  ///
  /// - Throws: as ``coverage(by:atLeast:)-([Disc],_)``.
  /// - Complexity: that of ``coverage(by:atLeast:)-([Disc],_)``, with circles followed until two discs hide them.
  package func coverageAndSoleAreas(of discs: [Disc]) throws -> (figures: CoverageFigures, alone: SoleAreas) {
    // Of three coincident discs two are enough to know that none is missed.
    let index = DiscIndex(discs, keepingPerCenter: 2)
    let arcRuns = evenRanges(count: index.count, pieces: 16)
    let edgeRuns = evenRanges(count: edgeCount, pieces: 16)
    let parts = concurrentMap(count: arcRuns.count + edgeRuns.count) { piece in
      piece < arcRuns.count
        ? soleArcs(of: index, arcRuns[piece]) : soleEdges(in: index, edgeRuns[piece - arcRuns.count])
    }
    var sums = noIntegrals
    for part in parts { sums.add(part.sums) }
    let figures = try figures(from: sums, largestRadius: index.levels.first?.maxRadius ?? 0)
    return (figures, SoleAreas(zones: try sorted(parts.map(\.amounts), index)))
  }

  /// What a piece of boundary adds to twice the area that a disc (a number in the index) alone covers of a zone.
  private struct Amount {
    let zone, disc: Int32
    let twice: Double
  }

  private typealias Round = (sums: [BoundaryIntegral], amounts: [Amount])

  private func soleArcs(of index: DiscIndex, _ discs: Range<Int>) -> Round {
    var round: Round = (noIntegrals, [])
    var circle = CircleArcs()
    var cutter = ArcCutter(zones: self)
    for disc in discs {
      let (cx, cy, r) = (index.x[disc], index.y[disc], index.radius[disc])
      if !mayMeet(cx, cy, r) { continue }
      circle.cut(disc, of: index, maxDepth: 1)
      if circle.arcs.isEmpty { continue }
      cutter.aim(at: cx, cy, r)
      for arc in circle.arcs {
        cutter.forEachPiece(of: arc) { piece, zone in
          let twice = twiceArea(of: piece, cx, cy, r, in: zone)
          if arc.depth == 0 {
            round.sums[Int(zone)].add(
              arc: twice, r * (piece.endX - piece.startX), r * (piece.endY - piece.startY),
              length: r * piece.sweep)
            round.amounts.append(Amount(zone: zone, disc: Int32(disc), twice: twice))
          } else {
            round.amounts.append(Amount(zone: zone, disc: arc.cover, twice: -twice))
          }
        }
      }
    }
    return round
  }

  private func soleEdges(in index: DiscIndex, _ edges: Range<Int>) -> Round {
    var round: Round = (noIntegrals, [])
    var cover = SegmentCover()
    for edge in edges {
      cover.measure(ax[edge], ay[edge], bx[edge], by[edge], by: index, upTo: 2)
      add(cover.length(atLeast: 1), of: edge, to: &round.sums)
      let whole = twiceArea(ofEdge: edge)
      cover.forEachSoleCover { disc, length in
        round.amounts.append(Amount(zone: zone[edge], disc: Int32(disc), twice: whole * length))
      }
    }
    return round
  }

  /// Adds up amounts by zone and disc, on all cores.
  private func sorted(_ rounds: [[Amount]], _ index: DiscIndex) throws -> [[SoleAreas.Part]] {
    let amounts = Array(rounds.joined())
    let byZone = CellTable(cellCount: count, cells: amounts.map(\.zone))
    let runs = evenRanges(count: count, pieces: 2 * coreCount)
    return concurrentMap(count: runs.count) { run in
      var sums = [FixedSum](repeating: FixedSum(), count: index.count)
      var isMet = [Bool](repeating: false, count: index.count)
      return runs[run].map { zone in
        var met: [Int] = []
        for slot in byZone.range(of: zone) {
          let amount = amounts[Int(byZone.entries[slot])]
          let disc = Int(amount.disc)
          if !isMet[disc] { met.append(disc) }
          isMet[disc] = true
          sums[disc].add(amount.twice)
        }
        return met.compactMap { disc -> SoleAreas.Part? in
          let area = sums[disc].value / 2
          isMet[disc] = false
          sums[disc] = FixedSum()
          return area > 0 ? SoleAreas.Part(disc: Int(index.original[disc]), area: area) : nil
        }.sorted { $0.disc < $1.disc }
      }
    }.flatMap { $0 }
  }
}
