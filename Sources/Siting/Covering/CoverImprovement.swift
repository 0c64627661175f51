extension CoverProblem {
  /// Betters a choice of columns by swaps, for about a fixed amount of work. The result is never worse than the start,
  /// and the same on every machine unless `isOver` cuts it short.
  func improved(_ start: [Int], _ goal: Goal, until isOver: () -> Bool) -> [Int] {
    switch goal {
    case .budget(let budget):
      var state = CoverState(self, chosen: start, rowWeights: weights)
      state.improveBySwaps(budget: budget, until: isOver)
      return state.covered > coveredWeight(of: start) ? state.chosen : start
    case .all: return cheaper(than: start, goal, wanted: Double(rowCount), until: isOver)
    case .weight(let weight): return cheaper(than: start, goal, wanted: weight, until: isOver)
    }
  }

  /// Looks for a choice that costs less: takes away until the cost is below the best, and swaps to cover again. Where
  /// that gets stuck, rows that stay uncovered get heavier, so that the next swaps go their way.
  private func cheaper(than start: [Int], _ goal: Goal, wanted: Double, until isOver: () -> Bool) -> [Int] {
    let rowWeights = goal == .all ? [Double](repeating: 1, count: rowCount) : weights
    let step = proofMargin(goal)
    var best = withoutIdle(start, goal, wanted: wanted)
    var state = CoverState(self, chosen: best, rowWeights: rowWeights)
    var roundsLeft = goal == .all ? min(400, max(4, 20_000_000 / max(1, columns.count))) : 4
    while roundsLeft > 0, !isOver() {
      let budget = cost(of: best) - step
      while state.cost > budget, let out = state.cheapestToLose { state.remove(out) }
      state.improveBySwaps(budget: budget, until: isOver)
      let chosen = state.chosen
      if covers(chosen, goal) {
        best = withoutIdle(chosen, goal, wanted: wanted)
        continue
      }
      roundsLeft -= 1
      if goal != .all { break }
      for row in 0..<rowCount where state.counts[row] < needs[row] { state.addWeight(1, to: row) }
    }
    return best
  }

  /// Whether some columns reach the goal.
  func covers(_ chosen: [Int], _ goal: Goal) -> Bool {
    switch goal {
    case .all:
      var counts = [Int32](repeating: 0, count: rowCount)
      for column in chosen { for row in rows(of: column) { counts[Int(row)] += 1 } }
      return (0..<rowCount).allSatisfy { counts[$0] >= needs[$0] }
    case .weight(let weight): return coveredWeight(of: chosen) >= weight - abs(weight) * 1e-12
    case .budget(let budget): return cost(of: chosen) <= budget + budget * 1e-12
    }
  }

  /// The columns without those that the goal does not miss, the last chosen looked at last.
  private func withoutIdle(_ chosen: [Int], _ goal: Goal, wanted: Double) -> [Int] {
    var state = CoverState(
      self, chosen: chosen, rowWeights: goal == .all ? [Double](repeating: 1, count: rowCount) : weights)
    for column in chosen where state.covered - state.losses[column] >= wanted - abs(wanted) * 1e-12 {
      state.remove(column)
    }
    return chosen.filter { state.isChosen[$0] }
  }
}

extension CoverState {
  /// The chosen column that loses the least for its cost.
  var cheapestToLose: Int? {
    isChosen.indices.lazy.filter { isChosen[$0] && problem.columnCosts[$0] > 0 }.min {
      losses[$0] / problem.columnCosts[$0] < losses[$1] / problem.columnCosts[$1]
    }
  }
}
