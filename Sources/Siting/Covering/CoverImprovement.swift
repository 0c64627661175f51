import GIS

extension CoverProblem {
  /// Betters a choice of columns, for about a fixed amount of work. The result is never worse than the start, and the
  /// same on every machine unless `isOver` cuts it short.
  ///
  /// - Parameter enough: A cost that need not be bettered.
  func improved(_ start: [Int], _ goal: Goal, enough: Double, until isOver: () -> Bool) -> [Int] {
    switch goal {
    case .budget(let budget): richer(than: start, budget: budget, until: isOver)
    case .all: cheaper(than: withoutIdle(start, goal), enough: enough, until: isOver)
    case .weight: cheaperByOne(than: withoutIdle(start, goal), goal, until: isOver)
    }
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

  /// Swaps until none gains, then again and again from the best choice with a few columns exchanged (iterated local
  /// search, Lourenço, Martin, Stützle 2003).
  private func richer(than start: [Int], budget: Double, until isOver: () -> Bool) -> [Int] {
    var state = CoverState(self, chosen: start, rowWeights: weights)
    state.improveBySwaps(budget: budget, until: isOver)
    var best = (weight: state.covered, chosen: state.chosen)
    var chance = SplitMix64(seed: 1)
    var roundsLeft = min(100, columnCount, 30_000_000 / max(1, columns.count))
    while roundsLeft > 0, best.chosen.count > 1, best.chosen.count < columnCount, !isOver() {
      roundsLeft -= 1
      var banned: Set<Int> = []
      for _ in 0..<min(best.chosen.count - 1, 2 + chance.below(3)) {
        let chosen = state.chosen
        let out = chosen[chance.below(chosen.count)]
        state.remove(out)
        banned.insert(out)
      }
      state.addGreedily(budget: budget, except: banned)
      state.improveBySwaps(budget: budget, until: isOver)
      if state.covered > best.weight {
        best = (state.covered, state.chosen)
      } else if state.covered < best.weight {
        state = CoverState(self, chosen: best.chosen, rowWeights: weights)
      }
    }
    return coveredWeight(of: best.chosen) > coveredWeight(of: start) ? best.chosen : start
  }

  /// Looks for a cover that costs less than the best by exchanging a column at a time: the one that loses least goes, one
  /// that a row still lacks comes, and rows that stay uncovered get heavier (Gao, Weise, Li 2015).
  private func cheaper(than start: [Int], enough: Double, until isOver: () -> Bool) -> [Int] {
    let step = proofMargin(.all)
    var best = start
    var state = CoverState(self, chosen: best, rowWeights: [Double](repeating: 1, count: rowCount))
    var chance = SplitMix64(seed: 1)
    var changed = [Int](repeating: -1, count: columnCount)
    let steps = min(100 * columnCount, 2_000_000_000 / max(1, columns.count + 40 * rowCount))
    var last = 0
    var time = 0
    while time - last < steps, cost(of: best) - step >= enough, !isOver() {
      time += 1
      let budget = cost(of: best) - step
      while let out = state.cheapestToLose(age: changed, except: time - 1) {
        state.remove(out)
        changed[out] = time
        if state.cost <= budget { break }
      }
      if state.cost > budget { return best }
      var missing = (0..<rowCount).filter { state.counts[$0] < needs[$0] }
      while !missing.isEmpty {
        let row = missing[chance.below(missing.count)]
        var next: (gain: Double, column: Int)?
        for entry in columns(of: row) {
          let column = Int(entry)
          if state.isChosen[column] || changed[column] == time || state.cost + columnCosts[column] > budget {
            continue
          }
          let gain = state.gain(of: column) / columnCosts[column]
          if gain > next?.gain ?? -1 || (gain == next?.gain && changed[column] < changed[next?.column ?? 0]) {
            next = (gain, column)
          }
        }
        guard let next else { break }
        state.add(next.column)
        changed[next.column] = time
        missing.removeAll { state.counts[$0] >= needs[$0] }
      }
      if missing.isEmpty {
        best = withoutIdle(state.chosen, .all)
        last = time
      }
      for row in missing { state.addWeight(1, to: row) }
    }
    return best
  }

  /// Takes away what costs least to lose and swaps to reach the goal again, as long as that works.
  private func cheaperByOne(than start: [Int], _ goal: Goal, until isOver: () -> Bool) -> [Int] {
    var best = start
    var state = CoverState(self, chosen: best, rowWeights: weights)
    while !isOver() {
      let budget = cost(of: best) - proofMargin(goal)
      while state.cost > budget, let out = state.cheapestToLose(age: nil, except: -1) { state.remove(out) }
      state.improveBySwaps(budget: budget, until: isOver)
      let chosen = state.chosen
      guard chosen.count > 0, state.cost <= budget, covers(chosen, goal) else { return best }
      best = withoutIdle(chosen, goal)
    }
    return best
  }

  /// The columns without those that the goal does not miss.
  private func withoutIdle(_ chosen: [Int], _ goal: Goal) -> [Int] {
    var wanted = Double(rowCount)
    if case .weight(let weight) = goal { wanted = weight - abs(weight) * 1e-12 }
    var state = CoverState(
      self, chosen: chosen, rowWeights: goal == .all ? [Double](repeating: 1, count: rowCount) : weights)
    for column in chosen where state.covered - state.losses[column] >= wanted { state.remove(column) }
    return chosen.filter { state.isChosen[$0] }
  }
}

extension CoverState {
  /// The chosen column that loses the least for its cost, of equals the one that has been there longest, then the first.
  ///
  /// - Parameters:
  ///   - age: When each column came.
  ///   - newest: Columns that came then may not go.
  func cheapestToLose(age: [Int]?, except newest: Int) -> Int? {
    var best: (loss: Double, age: Int, column: Int)?
    for column in isChosen.indices where isChosen[column] {
      let came = age?[column] ?? 0
      if age != nil, came == newest, newest > 0 { continue }
      let loss = losses[column] / problem.columnCosts[column]
      if let best, (loss, came) >= (best.loss, best.age) { continue }
      best = (loss, came, column)
    }
    return best?.column
  }

  /// Adds the columns that gain most for their cost, as long as the budget pays for one that gains.
  mutating func addGreedily(budget: Double, except banned: Set<Int>) {
    while true {
      var best: (gain: Double, column: Int)?
      for column in isChosen.indices where !isChosen[column] && !banned.contains(column) {
        if cost + problem.columnCosts[column] > budget + budget * 1e-12 { continue }
        let gain = gain(of: column) / problem.columnCosts[column]
        if gain > best?.gain ?? 0 { best = (gain, column) }
      }
      guard let best else { return }
      add(best.column)
    }
  }
}
