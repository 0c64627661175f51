import GIS

/// A node of ``CoverBranching``: what is settled of the columns, and the prices of the rows.
struct BranchingNode {
  /// What is settled of a column.
  enum Mark: UInt8 { case free, isIn, isOut }

  var marks: [Mark]
  /// How many columns each row needs yet; 0 or less where it is covered.
  var missing: [Int32]
  var prices: [Double]
  /// The weight that the columns in cover.
  var covered = 0.0
  /// How many columns may come in yet.
  var left: Int
  /// What no choice within the node can better.
  var bound: Double
  /// How often the last steps chose a column, as a part of 1.
  var frequencies: [Double] = []
  /// The sum of the prices of each column's rows.
  var values: [Double] = []
  /// The column that sets the node apart from its parent, and the side: 0 for in, 1 for out.
  var split: (column: Int, side: Int)?

  /// The columns of which nothing is settled.
  var freeColumns: [Int] { marks.indices.filter { marks[$0] == .free } }

  init(marks: [Mark], missing: [Int32], prices: [Double], left: Int, bound: Double) {
    self.marks = marks
    self.missing = missing
    self.prices = prices
    self.left = left
    self.bound = bound
  }

  /// Settles a column.
  mutating func put(_ column: Int, _ mark: Mark, _ problem: CoverProblem) {
    marks[column] = mark
    guard mark == .isIn else { return }
    left -= 1
    for entry in problem.rows(of: column) {
      let row = Int(entry)
      missing[row] -= 1
      if missing[row] == 0 {
        covered += problem.weights[row]
        prices[row] = 0
      } else if missing[row] > 0 {
        prices[row] = min(prices[row], problem.weights[row] / Double(missing[row]))
      }
    }
  }

  /// The sums of the prices of some columns' rows.
  func price(_ columns: [Int], _ problem: CoverProblem, into values: inout [Double]) {
    let rows = problem.rowsOfColumn
    rows.values.withUnsafeBufferPointer { entries in
      prices.withUnsafeBufferPointer { prices in
        for column in columns {
          var sum = 0.0
          for place in rows.range(of: column) { sum += prices[Int(entries[place])] }
          values[column] = sum
        }
      }
    }
  }
}

extension CoverBranching {
  /// Lowers the bound of a node by better prices, settles columns on the way, and takes choices that are better than the best.
  ///
  /// With many steps, as at the root, choices are bettered by swaps as well.
  mutating func tighten(_ node: inout BranchingNode, steps: Int) {
    let isLong = steps > 100
    var direction = [Double](repeating: 0, count: problem.rowCount)
    var frequencies = [Double](repeating: 0, count: problem.columnCount)
    var values = [Double](repeating: 0, count: problem.columnCount)
    var free = node.freeColumns
    var (agility, sinceBetter, lowest) = (1.0, 0, Double.infinity)
    var bestPrices = node.prices
    for step in 0..<steps {
      node.price(free, problem, into: &values)
      // The best columns that may come in, and after them the first that may not.
      let order = highest(node.left + 1, of: free, values)
      let chosen = order.prefix(node.left)
      var sum = node.covered
      for row in 0..<problem.rowCount where node.missing[row] > 0 {
        sum += problem.weights[row] - Double(node.missing[row]) * node.prices[row]
      }
      for column in chosen { sum += values[column] }
      if sum < lowest {
        if lowest - sum > abs(lowest) * 1e-5 { sinceBetter = 0 }
        (lowest, bestPrices) = (sum, node.prices)
        node.bound = min(node.bound, sum)
      }
      if step % 8 == 0 { take(node, Array(chosen), withSwaps: isLong) }
      if node.bound < value + margin || chosen.isEmpty { break }

      let hasPut = settle(&node, &free, chosen, next: order.count > node.left ? order.last : nil, values, sum)
      for column in frequencies.indices { frequencies[column] *= 0.9 }
      for column in chosen { frequencies[column] += 0.1 }
      if hasPut { continue }
      sinceBetter += 1
      if sinceBetter > (isLong ? 25 : 10) {
        (agility, sinceBetter) = (agility / 2, 0)
        if isLong, agility < 1e-3 { break }
      }
      if !move(&node, &direction, chosen, by: agility * (sum - value + overshoot)) { break }
    }
    for row in 0..<problem.rowCount where node.missing[row] > 0 {
      node.prices[row] = min(bestPrices[row], problem.weights[row] / Double(node.missing[row]))
    }
    (node.frequencies, node.values) = (frequencies, values)
  }

  /// Settles columns that must be out or in for anything better than the best; whether any came in.
  private func settle(
    _ node: inout BranchingNode, _ free: inout [Int], _ chosen: ArraySlice<Int>, next: Int?,
    _ values: [Double],
    _ sum: Double
  ) -> Bool {
    let spare = sum - value - margin
    let last = chosen.count < node.left ? 0 : chosen.last.map { values[$0] } ?? 0
    let following = next.map { values[$0] } ?? 0
    for column in free where last - values[column] > spare { node.marks[column] = .isOut }
    var hasPut = false
    for column in chosen where values[column] - following > spare {
      node.put(column, .isIn, problem)
      hasPut = true
    }
    free.removeAll { node.marks[$0] != .free }
    return hasPut
  }

  /// Moves prices along the subgradient, a little also in the direction of the step before; `false` where it vanishes.
  private func move(
    _ node: inout BranchingNode, _ direction: inout [Double], _ chosen: ArraySlice<Int>, by length: Double
  ) -> Bool {
    for row in 0..<problem.rowCount {
      direction[row] = node.missing[row] > 0 ? Double(node.missing[row]) + 0.5 * direction[row] : 0
    }
    for column in chosen {
      for row in problem.rows(of: column) where node.missing[Int(row)] > 0 { direction[Int(row)] -= 1 }
    }
    let norm = direction.reduce(0) { $0 + $1 * $1 }
    if norm == 0 { return false }
    for row in 0..<problem.rowCount where node.missing[row] > 0 {
      let limit = problem.weights[row] / Double(node.missing[row])
      node.prices[row] = min(limit, max(0, node.prices[row] + length / norm * direction[row]))
    }
    return true
  }

  /// Takes the columns in with some others as a choice, where it is better.
  private mutating func take(_ node: BranchingNode, _ others: [Int], withSwaps: Bool) {
    var chosen = node.marks.indices.filter { node.marks[$0] == .isIn } + others
    if withSwaps {
      var state = CoverState(problem, chosen: chosen, rowWeights: problem.weights)
      state.improveBySwaps(budget: Double(chosen.count), until: { false })
      chosen = state.chosen
    }
    let weight = problem.coveredWeight(of: chosen)
    if weight > value { (best, value) = (chosen, weight) }
  }
}
