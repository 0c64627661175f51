extension DiscIndex {
  /// By how much a place lies beyond the nearest rim, in metres: min (|p − c| − r),
  /// negative inside a disc; and that disc. `nil` where there are no discs. Cost: O(1) near the discs, O(log n) ring
  /// doublings far from them.
  func excess(_ px: Double, _ py: Double) -> (excess: Double, disc: Int)? {
    guard let largest = levels.first?.maxRadius else { return nil }
    var reach = largest
    var seen = 0
    while true {
      var best = (excess: Double.infinity, disc: -1)
      seen = 0
      forEachRun(near: px, py, reach: reach) { run in
        seen += run.count
        for j in run {
          let dx = x[j] - px
          let dy = y[j] - py
          let excess = (dx * dx + dy * dy).squareRoot() - radius[j]
          if excess < best.excess { best = (excess, j) }
        }
        return true
      }
      if best.excess <= reach || seen == count { return best }
      reach *= 2
    }
  }

  /// Whether at least `depth` discs hold a place; a place on a rim is held.
  func covers(_ px: Double, _ py: Double, atLeast depth: Int) -> Bool {
    var holding = 0
    forEachRun(near: px, py, reach: 0) { run in
      for j in run {
        let dx = x[j] - px
        let dy = y[j] - py
        if dx * dx + dy * dy <= radius[j] * radius[j] { holding += 1 }
      }
      return holding < depth
    }
    return holding >= depth
  }
}
