import GIS

/// Cuts circles into arcs by how many other discs cover them. Keeps its buffers from one circle to the next.
struct CircleArcs {
  /// The arcs of the last circle with at most the wanted depth, in order of angle.
  private(set) var arcs: [Arc] = []

  private var hidden: [HiddenInterval] = []
  /// The sectors of the circle, 64 by diamond angle, that are known to be hidden as a whole.
  private var hiddenSectors = HiddenSectors(depth: 1)
  private let tables = SectorTables.shared
  /// The discs that meet the circle.
  private var neighbors: [Int32] = []
  /// The gaps between the intervals: the numbers of the interval that ends before each and of the one that begins behind it.
  private var gaps: [(after: Int32, before: Int32)] = []
  /// The intervals by their start: sorted in place of the larger intervals themselves.
  private var order: [(start: Double, number: Int32)] = []

  /// Finds the arcs of circle `i` that at most `maxDepth` other discs cover.
  ///
  /// Of discs that coincide the first hides the others, so that each place of their common circle counts as on the
  /// rim of one of them only. Circles that all but touch, from outside or inside (``touch``), are judged as touching from either
  /// of them. The arcs depend on the circle and its neighbours alone, to the bit: not on their order, nor on discs elsewhere.
  /// Cost: O(k log k) for k neighbours; for depths up to 1 less where they are many: a circle is left as soon as its
  /// nearest neighbours hide it.
  mutating func cut(_ i: Int, of discs: DiscIndex, maxDepth: Int32) {
    arcs.removeAll(keepingCapacity: true)
    let depth = Int(maxDepth) + 1
    let closed = gatherNeighbors(of: i, among: discs, untilHidden: depth).enough
    if closed == .max { return }
    hidden.removeAll(keepingCapacity: true)
    hiddenSectors = HiddenSectors(depth: depth, closed: closed)
    HiddenSectors.runs(of: closed) { run in
      for _ in 0..<depth { hidden.append(HiddenInterval(sectors: run)) }
    }
    let (cx, cy, r) = (discs.x[i], discs.y[i], discs.radius[i])
    let scale = 1 / r
    var holders: Int32 = 0
    var holderSum: Int32 = 0
    var mergeAt = 64

    for neighbor in neighbors {
      let j = Int(neighbor)
      let dx = discs.x[j] - cx
      let dy = discs.y[j] - cy
      let other = discs.radius[j]
      if other <= r, hiddenSectors.hides(tables.met(dx * scale, dy * scale)) { continue }
      let sum = r + other
      let distance = (dx * dx + dy * dy).squareRoot()
      let (small, large) = r < other ? (r, other) : (other, r)
      let gap = large - small
      let sliver = 2 * distance * (touch * small + 4e-16 * sum)
      if distance <= gap || (distance - gap) * (distance + sum) <= sliver {
        // One holds the other; of equals the first.
        if r > other { continue }
        if r == other, (discs.x[j], discs.y[j], Double(j)) > (cx, cy, Double(i)) { continue }
        holders += 1
        holderSum ^= Int32(j)
        if holders > maxDepth { return }
      } else if (sum - distance) * (distance + gap) > sliver {
        hide(by: j, dx: dx, dy: dy, distance: distance, r: r, other: other)
        if hiddenSectors.areAll { return }
      }
      if maxDepth == 0, hidden.count > mergeAt {
        findGaps()
        if gaps.isEmpty { return }
        mergeHidden()
        mergeAt = max(64, 2 * hidden.count)
      }
    }
    if hidden.isEmpty {
      arcs.append(
        Arc(
          startX: 1, startY: 0, endX: 1, endY: 0, start: 0, end: 0, span: 4, sweep: 2 * .pi,
          depth: holders, cover: holderSum))
    } else if maxDepth == 0 {
      findGaps()
      addArcs()
    } else {
      countDepth(base: holders, cover: holderSum, maxDepth: maxDepth)
    }
  }

  /// Lists the discs that meet the circle, the nearest first as far as the index tells, and finds the sectors that discs as large
  /// hide without a doubt, by looking up what each hides. Ends as soon as `depth` of them hide it all.
  ///
  /// Such sectors stand as intervals of their own, once for each of the depth: then only neighbours that reach beyond them matter.
  /// None of these ends where such a run does, for the discs that hide a sector go on into the next.
  private mutating func gatherNeighbors(
    of i: Int, among discs: DiscIndex, untilHidden depth: Int
  ) -> HiddenSectors {
    neighbors.removeAll(keepingCapacity: true)
    let (cx, cy, r) = (discs.x[i], discs.y[i], discs.radius[i])
    let scale = 1 / r
    var sectors = HiddenSectors(depth: depth)
    discs.forEachRun(nearestFirst: cx, cy, reach: r) { run in
      for j in run where j != i {
        let dx = discs.x[j] - cx
        let dy = discs.y[j] - cy
        let other = discs.radius[j]
        let sum = r + other
        if dx * dx + dy * dy >= sum * sum { continue }
        neighbors.append(Int32(j))
        if other >= r { sectors.add(tables.hidden(dx * scale, dy * scale)) }
      }
      return !sectors.areAll
    }
    return sectors
  }

  /// Adds what one crossing disc hides of the circle where that is not hidden enough already.
  @inline(__always)
  private mutating func hide(
    by j: Int, dx: Double, dy: Double, distance: Double, r: Double, other: Double
  ) {
    // cos δ of the half opening by the law of cosines; 1 ∓ cos δ as products, exact near tangency and
    // for centres that all but coincide.
    let scale = 1 / (2 * distance * r)
    let oneMinus = max(0, (other + r - distance) * (distance + (other - r)) * scale)
    let onePlus = max(0, (distance + (r - other)) * (distance + r + other) * scale)
    let cosine = oneMinus < onePlus ? 1 - oneMinus : onePlus - 1
    let sine = (oneMinus * onePlus).squareRoot()
    let ux = dx / distance
    let uy = dy / distance
    let (sx, sy) = (ux * cosine + uy * sine, uy * cosine - ux * sine)
    let (ex, ey) = (ux * cosine - uy * sine, uy * cosine + ux * sine)
    let start = diamondAngle(sx, sy)
    let end = diamondAngle(ex, ey)
    if start == end { return }
    if !hiddenSectors.add(start, end, wraps: end < start) { return }
    hidden.append(
      HiddenInterval(startX: sx, startY: sy, endX: ex, endY: ey, start: start, end: end, disc: Int32(j)))
  }

  /// Finds the gaps between the intervals, in order of their starts.
  private mutating func findGaps() {
    gaps.removeAll(keepingCapacity: true)
    sortByStart()
    // The interval that reaches furthest so far; at angle 0 the one that runs furthest past it.
    var furthest = -1
    for (number, interval) in hidden.enumerated() where interval.wraps {
      if furthest < 0 || interval.ends(beyond: hidden[furthest]) { furthest = number }
    }
    let wraps = furthest >= 0
    for (start, number) in order {
      let interval = hidden[Int(number)]
      if furthest >= 0, start > hidden[furthest].end { addGap(after: furthest, before: Int(number)) }
      // It covers all that is left, up to the angle 0 and beyond.
      if interval.wraps { return }
      if furthest < 0 || interval.ends(beyond: hidden[furthest]) { furthest = Int(number) }
    }
    // Without an interval over angle 0 the last gap runs over it.
    if !wraps { addGap(after: furthest, before: Int(order[0].number)) }
  }

  private mutating func addGap(after: Int, before: Int) {
    if arc(after: hidden[after], before: hidden[before]).sweep > 0 {
      gaps.append((Int32(after), Int32(before)))
    }
  }

  private func arc(after ended: HiddenInterval, before begun: HiddenInterval) -> Arc {
    let span = diamondSpan(from: ended.end, to: begun.start)
    return Arc(
      startX: ended.endX, startY: ended.endY, endX: begun.startX, endY: begun.startY, start: ended.end,
      end: begun.start, span: span,
      sweep: sweepAngle(
        ended.endX, ended.endY, begun.startX, begun.startY, diamondDifference: span), depth: 0, cover: 0)
  }

  /// The arcs that nothing hides.
  private mutating func addArcs() {
    for gap in gaps { arcs.append(arc(after: hidden[Int(gap.after)], before: hidden[Int(gap.before)])) }
  }

  /// Replaces the intervals by what lies between the gaps: it keeps a disc in a cluster of thousands from
  /// collecting them all. For union coverage only, where it does not matter which disc hides a place.
  private mutating func mergeHidden() {
    let merged = gaps.indices.map { number -> HiddenInterval in
      let begun = hidden[Int(gaps[number].before)]
      let ended = hidden[Int(gaps[number + 1 < gaps.count ? number + 1 : 0].after)]
      return HiddenInterval(
        startX: begun.startX, startY: begun.startY, endX: ended.endX, endY: ended.endY, start: begun.start,
        end: ended.end, disc: 0)
    }
    hidden.removeAll(keepingCapacity: true)
    hidden += merged
  }

  private mutating func sortByStart() {
    order.removeAll(keepingCapacity: true)
    for (number, interval) in hidden.enumerated() { order.append((interval.start, Int32(number))) }
    sortSmall(&order) { first, second in
      first.start != second.start
        ? first.start < second.start : hidden[Int(first.number)].starts(before: hidden[Int(second.number)])
    }
  }

  /// Where a disc begins or ends to hide the circle.
  private struct Event {
    var angle, x, y: Double
    var change: Int32
    var disc: Int32
  }
  private var events: [Event] = []

  /// Walks round the circle, counting, and keeps the arcs that are covered little enough.
  private mutating func countDepth(base: Int32, cover: Int32, maxDepth: Int32) {
    var depth = base
    var covering = cover
    events.removeAll(keepingCapacity: true)
    for interval in hidden {
      events.append(
        Event(angle: interval.start, x: interval.startX, y: interval.startY, change: 1, disc: interval.disc))
      events.append(
        Event(angle: interval.end, x: interval.endX, y: interval.endY, change: -1, disc: interval.disc))
      if interval.wraps {
        depth += 1
        covering ^= interval.disc
      }
    }
    // Starts before ends: intervals that touch leave no arc of length zero between them.
    sortSmall(&events) {
      $0.angle != $1.angle
        ? $0.angle < $1.angle
        : $0.change != $1.change ? $0.change > $1.change : ($0.x, $0.y) < ($1.x, $1.y)
    }
    for index in events.indices {
      let event = events[index]
      depth += event.change
      covering ^= event.disc
      if depth > maxDepth { continue }
      let isLast = index == events.count - 1
      let next = isLast ? events[0] : events[index + 1]
      if !isLast, next.angle <= event.angle { continue }
      let span = diamondSpan(from: event.angle, to: next.angle)
      let sweep = sweepAngle(event.x, event.y, next.x, next.y, diamondDifference: span)
      if sweep <= 0 { continue }
      arcs.append(
        Arc(
          startX: event.x, startY: event.y, endX: next.x, endY: next.y, start: event.angle,
          end: next.angle, span: span, sweep: sweep, depth: depth, cover: covering))
    }
  }
}
