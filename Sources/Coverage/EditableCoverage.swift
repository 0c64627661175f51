import GIS

/// Coverage of zones by discs that come, go and move: an edit costs its neighbourhood alone.
///
/// A disc adds to each zone what it alone covers there. That part is bounded by its own arcs that nothing else covers,
/// by the arcs of its neighbours that it alone covers, and by the zone edges that it alone covers; discs that do not
/// meet it play no part. Taking a disc away subtracts that area, putting one in adds it.
package struct EditableCoverage: Sendable {
  /// The zones.
  package let zones: ZoneSet
  /// The covered area of each zone, in square metres: that of ``ZoneSet/coverage(by:atLeast:)-([Disc],_)`` at depth 1, up to the
  /// rounding of each edit, some 10⁻¹² of the disc.
  package private(set) var covered: [Double]

  /// The discs by their numbers; `nil` for one that was removed.
  private var discs: [Disc?]
  private var places: DiscPlaces
  private var circle = CircleArcs()
  private var cutter: ArcCutter
  private var cover = SegmentCover()
  /// The numbers of zone edges that may meet a disc.
  private var edges: [Int32] = []

  /// Computes the coverage of discs, which get the numbers 0, 1, … in the order given.
  ///
  /// Errors and cost: those of ``ZoneSet/coverage(by:atLeast:)-([Disc],_)``.
  package init(_ zones: ZoneSet, discs: [Disc]) throws {
    self.zones = zones
    self.discs = discs
    covered = try zones.coverage(by: discs).covered
    places = DiscPlaces(discs, in: zones.extent)
    cutter = ArcCutter(zones: zones)
  }

  /// The figures of all zones; outline lengths, which are not kept, and closure defects are 0.
  package var figures: CoverageFigures {
    let zeros = [Double](repeating: 0, count: zones.count)
    return CoverageFigures(covered: covered, total: zones.areas, outlineLength: zeros, closureDefect: zeros)
  }

  /// The covered share of a zone, a fraction; `nil` for a zone without area.
  package func share(of zone: Int) -> Share? {
    zones.areas[zone] > 0 ? .fraction(covered[zone] / zones.areas[zone]) : nil
  }

  /// The disc of a number; `nil` where it was removed.
  package func disc(_ number: Int) -> Disc? { discs[number] }

  /// Puts a disc in and gives its number.
  ///
  /// Errors: computation, where the self-check of closed boundaries does not hold; nothing has changed then.
  /// Cost: O(k²) for k neighbours, and the zone edges near.
  @discardableResult
  package mutating func add(_ disc: Disc) throws -> Int {
    try count(disc, sign: 1)
    discs.append(disc)
    places.insert(discs.count - 1, disc)
    return discs.count - 1
  }

  /// Takes a disc away; its number is not given again. Errors and cost: as ``add(_:)``.
  package mutating func remove(_ number: Int) throws {
    guard let disc = discs[number] else { return }
    places.remove(number, disc)
    do {
      try count(disc, sign: -1)
      discs[number] = nil
    } catch {
      places.insert(number, disc)
      throw error
    }
  }

  /// Puts a disc in the place of another, such as the same one moved. Errors and cost: as ``add(_:)``, twice.
  package mutating func replace(_ number: Int, by disc: Disc) throws {
    guard disc != discs[number] else { return }
    try remove(number)
    try count(disc, sign: 1)
    discs[number] = disc
    places.insert(number, disc)
  }

  /// Goes over to another list of discs, in any order. Few differences are edited one by one; for many, all is computed
  /// anew.
  ///
  /// Lists are compared as to which discs stand in them and how often: one that is taken out of the middle is one
  /// difference, though all that follow it move up. A disc that stays keeps its number; where all is computed anew, the
  /// numbers are the places in the list.
  ///
  /// - Returns: how many discs were edited, `nil` where all was computed anew.
  /// - Complexity: O(n) to compare, and an edit for each difference.
  @discardableResult
  package mutating func update(to others: [Disc]) throws -> Int? {
    let (gone, new) = differences(from: others)
    let count = max(gone.count, new.count)
    // An edit costs about as much as forty discs of a whole computation.
    if count * 40 > others.count {
      self = try EditableCoverage(zones, discs: others)
      return nil
    }
    for (number, disc) in zip(gone, new) { try replace(number, by: disc) }
    for number in gone.dropFirst(new.count) { try remove(number) }
    for disc in new.dropFirst(gone.count) { try add(disc) }
    return count
  }

  /// The numbers of the discs that another list does not have, and the discs of it that are not here.
  private func differences(from others: [Disc]) -> (gone: [Int], new: [Disc]) {
    // What is alike at the beginning and at the end need not be counted.
    var (start, end, otherEnd) = (0, discs.count, others.count)
    while start < min(end, otherEnd), discs[start] == others[start] { start += 1 }
    while start < min(end, otherEnd), discs[end - 1] == others[otherEnd - 1] {
      (end, otherEnd) = (end - 1, otherEnd - 1)
    }
    var missing: [Disc: Int] = [:]
    for disc in others[start..<otherEnd] { missing[disc, default: 0] += 1 }
    func takes(_ disc: Disc) -> Bool {
      guard let count = missing[disc], count > 0 else { return false }
      missing[disc] = count - 1
      return true
    }
    let gone = (start..<end).filter { number in discs[number].map { !takes($0) } ?? false }
    return (gone, others[start..<otherEnd].filter(takes))
  }

  // MARK: - One disc

  /// Adds or subtracts what a disc alone covers, beside those that are there.
  private mutating func count(_ disc: Disc, sign: Double) throws {
    if disc.radius == 0 { return }
    var near = [disc]
    places.forEach(meeting: disc) { number in
      if let other = discs[number] { near.append(other) }
    }
    // Of three coincident discs two are enough to know that none is missed.
    let index = DiscIndex(near, keepingPerCenter: 2)
    // Another disc of the same centre and size, or a larger one, leaves it nothing of its own.
    guard let own = index.original.firstIndex(of: 0) else { return }
    if near.dropFirst().contains(where: { $0.center == disc.center && $0.radius >= disc.radius }) { return }

    var parts: [Int32: SoleArea] = [:]
    measureArcs(of: index, own: own, &parts)
    measureEdges(of: index, own: own, disc, &parts)
    let bound = 1e-9 * max(1_000, max(zones.extent.width, zones.extent.height))
    for part in parts.values where part.defect > bound {
      throw Failure(
        .computation, texts.problem("boundary-not-closed/2", ["defect": part.defect]))
    }
    for (zone, part) in parts {
      let sum = covered[Int(zone)] + sign * part.twiceArea / 2
      covered[Int(zone)] = min(max(0, sum), zones.areas[Int(zone)])
    }
  }

  /// Sums over the boundary of what a disc alone covers of a zone.
  private struct SoleArea {
    var twiceArea = 0.0
    var dx = 0.0
    var dy = 0.0
    /// By how much the boundary fails to close, in metres.
    var defect: Double { (dx * dx + dy * dy).squareRoot() }

    mutating func add(_ twice: Double, _ x: Double, _ y: Double) {
      twiceArea += twice
      dx += x
      dy += y
    }
  }

  private mutating func measureArcs(of index: DiscIndex, own: Int, _ parts: inout [Int32: SoleArea]) {
    for disc in 0..<index.count {
      let (cx, cy, r) = (index.x[disc], index.y[disc], index.radius[disc])
      if !zones.mayMeet(cx, cy, r) { continue }
      circle.cut(disc, of: index, maxDepth: 1)
      let isOwn = disc == own
      let arcs = circle.arcs.filter { isOwn ? $0.depth == 0 : $0.depth == 1 && Int($0.cover) == own }
      if arcs.isEmpty { continue }
      cutter.aim(at: cx, cy, r)
      let direction = isOwn ? 1.0 : -1.0
      for arc in arcs {
        cutter.forEachPiece(of: arc) { piece, zone in
          parts[zone, default: SoleArea()].add(
            direction * zones.twiceArea(of: piece, cx, cy, r, in: zone),
            direction * r * (piece.endX - piece.startX), direction * r * (piece.endY - piece.startY))
        }
      }
    }
  }

  private mutating func measureEdges(
    of index: DiscIndex, own: Int, _ disc: Disc, _ parts: inout [Int32: SoleArea]
  ) {
    zones.findEdges(near: disc, into: &edges)
    for edge in edges {
      let edge = Int(edge)
      let (x0, y0, x1, y1) = (zones.ax[edge], zones.ay[edge], zones.bx[edge], zones.by[edge])
      cover.measure(x0, y0, x1, y1, by: index, upTo: 2)
      cover.forEachSoleCover { sole, length in
        guard sole == own else { return }
        parts[zones.zone[edge], default: SoleArea()].add(
          zones.twiceArea(ofEdge: edge) * length, (x1 - x0) * length, (y1 - y0) * length)
      }
    }
  }
}

extension ZoneSet {
  /// Finds the edges in the cells that a disc's box meets, each once. Cost: O(cells and edges there).
  fileprivate func findEdges(near disc: Disc, into found: inout [Int32]) {
    found.removeAll(keepingCapacity: true)
    let (x, y) = (disc.center.x, disc.center.y)
    let (first, last) = (grid.column(x - disc.radius), grid.column(x + disc.radius))
    for row in grid.row(y - disc.radius)...grid.row(y + disc.radius) {
      let run = edges.range(from: row * grid.columns + first, through: row * grid.columns + last)
      found.append(contentsOf: edges.entries[run])
    }
    found.sort()
    var kept = 0
    for (number, edge) in found.enumerated() where number == 0 || edge != found[kept - 1] {
      found[kept] = edge
      kept += 1
    }
    found.removeLast(found.count - kept)
  }
}
