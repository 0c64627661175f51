import Foundation
import GIS

/// A piece of a circle, run counter-clockwise, over which the number of other discs covering it is the same.
struct Arc: Sendable {
  /// Unit vectors from the centre to the two ends.
  var startX, startY, endX, endY: Double
  /// The same directions as diamond angles in [0, 4); a full circle runs from 0 to 4.
  var start, end: Double
  /// The angle swept, in radians, in (0, 2π].
  var sweep: Double
  /// How many other discs cover it.
  var depth: Int32
  /// The disc that covers it where that is exactly one (a number in the index); else meaningless.
  var cover: Int32

  /// The unit vector to the middle.
  var middle: (x: Double, y: Double) {
    // The chord turned by a right angle points at the middle of the arc, for arcs beyond a half circle too.
    let dx = endX - startX
    let dy = endY - startY
    let length = (dx * dx + dy * dy).squareRoot()
    if length > 1e-6 { return (dy / length, -dx / length) }
    return sweep < .pi ? (startX, startY) : (-startX, -startY)
  }
}

/// Maps a direction to [0, 4) in the order of its angle, by one division instead of an arc tangent.
@inline(__always)
func diamondAngle(_ x: Double, _ y: Double) -> Double {
  if y >= 0 { return x >= 0 ? y / (x + y) : 1 - x / (y - x) }
  return x < 0 ? 2 + y / (x + y) : 3 + x / (x - y)
}

/// The angle from one unit vector counter-clockwise to another, in radians, given their diamond angles.
@inline(__always)
func sweepAngle(
  _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, diamondDifference: Double
) -> Double {
  let angle = atan2(ax * by - ay * bx, ax * bx + ay * by)
  // Near 0, π and 2π the sign of the arc tangent is noise. The difference of the diamond angles, which counts
  // quarter turns exactly, tells which of them is meant.
  if angle < 0 { return diamondDifference > 1 ? angle + 2 * .pi : 0 }
  return diamondDifference > 3 ? 2 * .pi : angle
}

/// Cuts circles into arcs by how many other discs cover them. Keeps its buffers from one circle to the next.
struct CircleArcs {
  /// The arcs of the last circle with at most the wanted depth, in order of angle.
  private(set) var arcs: [Arc] = []

  /// An end of the interval that one disc hides.
  private struct Event {
    var angle, x, y: Double
    var change: Int32
    var disc: Int32
  }
  private var events: [Event] = []

  /// Finds the arcs of circle `i` that at most `maxDepth` other discs cover.
  ///
  /// Of discs that coincide the first hides the others, so that each place of their common circle counts as on the
  /// rim of one of them only. Cost: O(k log k) for k neighbours; less for union (`maxDepth` 0) in dense clusters.
  mutating func cut(_ i: Int, of discs: DiscIndex, maxDepth: Int32) {
    arcs.removeAll(keepingCapacity: true)
    events.removeAll(keepingCapacity: true)
    let (cx, cy, r) = (discs.x[i], discs.y[i], discs.radius[i])
    // The depth at angle 0: the discs that hold the whole circle, and those whose interval runs past 0.
    var base: Int32 = 0
    var baseCover: Int32 = 0
    var holders: Int32 = 0
    var isHidden = false
    var compactAt = 128

    discs.forEachRun(near: cx, cy, reach: r) { run in
      for j in run where j != i {
        let dx = discs.x[j] - cx
        let dy = discs.y[j] - cy
        let other = discs.radius[j]
        let squared = dx * dx + dy * dy
        let sum = r + other
        if squared >= sum * sum { continue }
        let distance = squared.squareRoot()
        let insideOther = distance + r <= other
        let holdsOther = distance + other <= r
        if insideOther && (!holdsOther || j < i) {
          base += 1
          baseCover ^= Int32(j)
          holders += 1
          if holders > maxDepth {
            isHidden = true
            return false
          }
          continue
        }
        if holdsOther || insideOther { continue }
        addHidden(by: j, dx: dx, dy: dy, distance: distance, r: r, other: other, &base, &baseCover)
      }
      if maxDepth == 0, events.count > compactAt {
        if mergeHidden(&base) {
          isHidden = true
          return false
        }
        compactAt = max(128, 2 * events.count)
      }
      return true
    }
    if !isHidden { sweep(base: base, cover: baseCover, maxDepth: maxDepth) }
  }

  /// Adds the interval of the circle that one crossing disc hides.
  @inline(__always)
  private mutating func addHidden(
    by j: Int, dx: Double, dy: Double, distance: Double, r: Double, other: Double,
    _ base: inout Int32, _ baseCover: inout Int32
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
    events.append(Event(angle: start, x: sx, y: sy, change: 1, disc: Int32(j)))
    events.append(Event(angle: end, x: ex, y: ey, change: -1, disc: Int32(j)))
    if start > end {
      base += 1
      baseCover ^= Int32(j)
    }
  }

  /// Walks round the circle and keeps the arcs that are covered little enough.
  private mutating func sweep(base: Int32, cover: Int32, maxDepth: Int32) {
    if events.isEmpty {
      if base > maxDepth { return }
      arcs.append(
        Arc(
          startX: 1, startY: 0, endX: 1, endY: 0, start: 0, end: 4, sweep: 2 * .pi, depth: base,
          cover: cover))
      return
    }
    sortEvents()
    var depth = base
    var covering = cover
    for index in events.indices {
      let event = events[index]
      depth += event.change
      covering ^= event.disc
      if depth > maxDepth { continue }
      let isLast = index == events.count - 1
      let next = isLast ? events[0] : events[index + 1]
      let difference = next.angle - event.angle + (isLast ? 4 : 0)
      if difference <= 0 { continue }
      let sweep = sweepAngle(event.x, event.y, next.x, next.y, diamondDifference: difference)
      if sweep <= 0 { continue }
      arcs.append(
        Arc(
          startX: event.x, startY: event.y, endX: next.x, endY: next.y, start: event.angle,
          end: event.angle + difference, sweep: sweep, depth: depth, cover: covering))
    }
  }

  /// By angle, starts before ends: intervals that touch leave no arc of length zero between them.
  @inline(__always)
  private static func precedes(_ a: Event, _ b: Event) -> Bool {
    a.angle != b.angle ? a.angle < b.angle : a.change > b.change
  }

  private mutating func sortEvents() {
    if events.count > 40 { return events.sort(by: Self.precedes) }
    // Insertion sort: a stop has some fifteen neighbours.
    events.withUnsafeMutableBufferPointer { events in
      for index in 1..<events.count {
        let event = events[index]
        var hole = index
        while hole > 0, Self.precedes(event, events[hole - 1]) {
          events[hole] = events[hole - 1]
          hole -= 1
        }
        events[hole] = event
      }
    }
  }

  /// Replaces the intervals by their union; true where that is the whole circle. For union coverage only, where it
  /// does not matter which disc hides a place: it keeps a disc in a cluster of thousands from collecting them all.
  private mutating func mergeHidden(_ base: inout Int32) -> Bool {
    sortEvents()
    var depth = base
    var merged: [Event] = []
    for event in events {
      let before = depth
      depth += event.change
      if before == 0 || depth == 0 { merged.append(event) }
    }
    // A touch (an end and a start at one angle) has been put in order by the sort, so depth 0 has a width.
    base = depth > 0 ? 1 : 0
    events = merged
    return merged.isEmpty && base > 0
  }
}
