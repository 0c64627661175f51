extension CapacityProblem {
  /// Betters a choice by swaps, for a fixed number of looks. It is never worse than the start.
  func improved(_ start: [Int], _ goal: Goal, until isOver: () -> Bool) -> [Int] {
    var looksLeft = 2_000
    guard case .fewest = goal else {
      var state = state(opening: start)
      improve(&state, goal, budget: budget(of: goal), &looksLeft, until: isOver)
      return state.chosen
    }
    var best = withoutIdle(state(opening: start), goal)
    // Cheaper choices serve too little at first; swaps within their cost may mend it.
    while !isOver(), looksLeft > 0, !best.chosen.isEmpty {
      let sites = best.chosen
      let cheapest = sites.map { siteCosts[$0] }.min() ?? 0
      let budget = cost(of: sites) - min(cheapest, 1)
      guard var state = sites.map({ closing($0, in: best) }).min(by: { $0.loss < $1.loss }) else { break }
      improve(&state, goal, budget: budget, &looksLeft, until: isOver)
      if !isReached(goal, by: state) { break }
      best = withoutIdle(state, goal)
    }
    return best.chosen
  }

  /// Exchanges a chosen site for another, or opens one that the budget pays for as well, as long as the loss falls or until
  /// the goal is reached (Teitz, Bart 1968).
  private func improve(
    _ state: inout TransportState, _ goal: Goal, budget: Double, _ looksLeft: inout Int,
    until isOver: () -> Bool
  ) {
    var hasImproved = true
    while hasImproved {
      hasImproved = false
      for out in [nil] + state.chosen.map(Optional.some) {
        if isReached(goal, by: state) || isOver() || looksLeft <= 0 { return }
        guard let better = exchange(out, in: state, budget: budget, &looksLeft, until: isOver)
        else { continue }
        state = better
        hasImproved = true
        break
      }
    }
  }

  /// The division once a site is closed for the best candidate in its place; `nil` where none lowers the loss.
  private func exchange(
    _ out: Int?, in state: TransportState, budget: Double, _ looksLeft: inout Int, until isOver: () -> Bool
  ) -> TransportState? {
    var rest = state
    if let out { rest.close(out) }
    looksLeft -= 1
    let chosen = Set(rest.chosen)
    let left = budget * (1 + 1e-12) - cost(of: chosen)
    let (loss, restLoss) = (state.loss, rest.loss)
    let prices = rest.prices()
    var offers: [(saving: Double, site: Int)] = []
    for site in candidates where site != out && !chosen.contains(site) && siteCosts[site] <= left {
      let saving = saving(of: site, prices)
      if restLoss - saving < loss - leastStep(loss) { offers.append((saving, site)) }
    }
    offers.sort { ($1.saving, $0.site) < ($0.saving, $1.site) }
    var best: (loss: Double, state: TransportState)?
    for offer in offers {
      // No other can save as much as the best one does.
      if let best, restLoss - offer.saving >= best.loss { break }
      if looksLeft <= 0 || isOver() { break }
      looksLeft -= 1
      var next = rest
      next.open(offer.site)
      let nextLoss = next.loss
      if nextLoss < (best?.loss ?? loss - leastStep(loss)) { best = (nextLoss, next) }
    }
    return best?.state
  }

  /// Without the sites that the goal can do without, the dearest first.
  private func withoutIdle(_ state: TransportState, _ goal: Goal) -> TransportState {
    var state = state
    for site in state.chosen.sorted(by: { (-siteCosts[$0], $0) < (-siteCosts[$1], $1) }) {
      let rest = closing(site, in: state)
      if isReached(goal, by: rest) { state = rest }
    }
    return state
  }

  private func closing(_ site: Int, in state: TransportState) -> TransportState {
    var rest = state
    rest.close(site)
    return rest
  }
}
