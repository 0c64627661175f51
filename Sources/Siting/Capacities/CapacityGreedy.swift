extension CapacityProblem {
  /// Opens candidates one by one, each time the one that lowers the loss most for its cost, the first of equals; demands
  /// are divided anew each time.
  ///
  /// With unit costs the weight served by a number of sites is at least 1 − 1/e of the greatest (Nemhauser, Wolsey, Fisher
  /// 1978). Savings only fall, so a candidate is looked at again only while its old saving is the largest.
  ///
  /// - Returns: The candidates in the order chosen; fewer than asked for where the others are of no use.
  func greedy(_ goal: Goal) -> [Int] {
    var state = state(opening: [])
    var (loss, budget) = (state.loss, budget(of: goal))
    var heap = GainHeap()
    let prices = state.prices()
    for site in candidates { heap.push(saving(of: site, prices) / siteCosts[site], site) }
    var chosen: [Int] = []
    while !isReached(goal, by: state), let top = heap.pop() {
      let site = top.column
      if siteCosts[site] > budget { continue }
      var next = state
      next.open(site)
      let saved = loss - next.loss
      if saved <= leastStep(loss) { continue }
      if let other = heap.first, (-saved / siteCosts[site], site) > (-other.gain, other.column) {
        heap.push(saved / siteCosts[site], site)
        continue
      }
      (state, loss) = (next, next.loss)
      chosen.append(site)
      budget -= siteCosts[site]
    }
    return chosen
  }

  /// What the goal lets sites cost.
  func budget(of goal: Goal) -> Double {
    switch goal {
    case .fewest: .infinity
    case .most(let budget, _): budget
    case .leastCost(let count): Double(count)
    }
  }

  /// Whether a division serves the weight that the goal asks for. Rounding in the sums must not ask for one more site.
  func isReached(_ goal: Goal, by state: TransportState) -> Bool {
    guard case .fewest(let weight) = goal else { return false }
    return totalWeight - state.unserved >= weight - totalWeight * 1e-12
  }

  /// A gain that is more than rounding.
  func leastStep(_ loss: Double) -> Double { loss * 1e-10 }
}
