extension CoverProblem {
  /// Takes columns one by one, each time the one that gains most for its cost, the first of equals.
  ///
  /// A row that needs k columns gives a k-th of its weight to each. With unit costs and k = 1 the weight covered within a
  /// budget is at least 1 − 1/e of the greatest (Nemhauser, Wolsey, Fisher 1978). Where all must be covered, rows count
  /// one each. Gains only fall, so a column is looked at again only while its old gain is the largest. Cost: about
  /// O(pairs + columns · log columns · looks).
  ///
  /// - Returns: The columns in the order chosen; `nil` where the goal is not reached with all of them.
  func greedy(_ goal: Goal) -> [Int]? {
    let rowWeights = goal == .all ? [Double](repeating: 1, count: rowCount) : weights
    var missing = needs
    var heap = GainHeap()
    for column in 0..<columnCount {
      heap.push(gain(of: column, missing, rowWeights), column)
    }
    let wanted: Double
    var budget = Double.infinity
    switch goal {
    case .all: wanted = Double(rowCount)
    // Rounding in the sums must not ask for one more site.
    case .weight(let weight): wanted = weight - abs(weight) * 1e-12
    case .budget(let cost): (wanted, budget) = (.infinity, cost)
    }
    var chosen: [Int] = []
    var covered = 0.0
    while covered < wanted, let top = heap.pop() {
      let column = top.column
      if columnCosts[column] > budget { continue }
      let fresh = gain(of: column, missing, rowWeights)
      if fresh <= 0 { continue }
      if let next = heap.first, (-fresh, column) > (-next.gain, next.column) {
        heap.push(fresh, column)
        continue
      }
      chosen.append(column)
      budget -= columnCosts[column]
      for row in rows(of: column) {
        missing[Int(row)] -= 1
        if missing[Int(row)] == 0 { covered += rowWeights[Int(row)] }
      }
    }
    return goal.isMaximum || covered >= wanted ? chosen : nil
  }

  /// What a column would add, for its cost; sites that cost nothing come first.
  private func gain(of column: Int, _ missing: [Int32], _ rowWeights: [Double]) -> Double {
    var sum = 0.0
    for row in rows(of: column) where missing[Int(row)] > 0 {
      sum += rowWeights[Int(row)] / Double(needs[Int(row)])
    }
    return sum / max(columnCosts[column], 1e-12)
  }
}

/// Columns by gain, the largest on top, of equals the first.
struct GainHeap {
  struct Entry {
    let gain: Double
    let column: Int

    func isAbove(_ other: Entry) -> Bool { (-gain, column) < (-other.gain, other.column) }
  }

  private var entries: [Entry] = []

  var first: Entry? { entries.first }

  mutating func push(_ gain: Double, _ column: Int) {
    entries.append(Entry(gain: gain, column: column))
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if !entries[child].isAbove(entries[parent]) { return }
      entries.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> Entry? {
    guard let top = entries.first else { return nil }
    let last = entries.removeLast()
    if entries.isEmpty { return top }
    entries[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      if child >= entries.count { return top }
      if child + 1 < entries.count, entries[child + 1].isAbove(entries[child]) { child += 1 }
      if !entries[child].isAbove(entries[parent]) { return top }
      entries.swapAt(child, parent)
      parent = child
    }
  }
}
