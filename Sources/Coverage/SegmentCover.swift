/// Tells which parts of a segment lie inside how many discs. Keeps its buffers from one segment to the next.
struct SegmentCover {
  /// Where a disc begins (+1) or ends (−1) to cover the segment, as a fraction of its length.
  struct Event {
    var t: Double
    var change: Int32
    var disc: Int32
  }
  /// The events in order of `t`, starts before ends.
  private(set) var events: [Event] = []

  /// Finds the interval of the segment a → b inside each disc: the roots of |a + t (b − a) − c|² = r², cut to
  /// 0 ... 1. A disc that only touches the line (``touch``) covers nothing of it. Where depths beyond `depth` do not matter, so
  /// many discs that hold the whole segment stand for all of them. Cost: O(k log k) for k discs near the segment.
  mutating func measure(
    _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, by discs: DiscIndex, upTo depth: Int
  ) {
    events.removeAll(keepingCapacity: true)
    let dx = bx - ax
    let dy = by - ay
    let squared = dx * dx + dy * dy
    var holders = 0
    discs.forEachRun(nearSegment: ax, ay, bx, by) { run in
      for j in run {
        let fx = discs.x[j] - ax
        let fy = discs.y[j] - ay
        let r = discs.radius[j]
        // The distance from the line, times the segment's length: exact where the circle just touches.
        let cross = dx * fy - dy * fx
        let room = r * r * squared - cross * cross
        if room <= touchingRoom(r, dx, dy) * squared { continue }
        let middle = (fx * dx + fy * dy) / squared
        let half = room.squareRoot() / squared
        let start = max(0, middle - half)
        let end = min(1, middle + half)
        if start >= end { continue }
        if start == 0, end == 1 { holders += 1 }
        events.append(Event(t: start, change: 1, disc: Int32(j)))
        events.append(Event(t: end, change: -1, disc: Int32(j)))
        if holders >= depth { return false }
      }
      return true
    }
    if events.count > 2 {
      events.sort { $0.t != $1.t ? $0.t < $1.t : $0.change > $1.change }
    }
  }

  /// The fraction of the segment that at least `depth` discs cover.
  func length(atLeast depth: Int) -> Double {
    var covering: Int32 = 0
    var since = 0.0
    var sum = 0.0
    for event in events {
      let before = covering
      covering += event.change
      if before < depth && covering >= depth { since = event.t }
      if before >= depth && covering < depth { sum += event.t - since }
    }
    return sum
  }

  /// Calls `body` with each disc (a number in the index) that alone covers a part of the segment, and the fraction
  /// that this part is.
  func forEachSoleCover(_ body: (Int, Double) -> Void) {
    var covering: Int32 = 0
    var discs: Int32 = 0
    for (index, event) in events.enumerated() {
      covering += event.change
      discs ^= event.disc
      guard covering == 1, index + 1 < events.count else { continue }
      let length = events[index + 1].t - event.t
      if length > 0 { body(Int(discs), length) }
    }
  }
}
