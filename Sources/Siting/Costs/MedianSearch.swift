extension MedianProblem {
  /// Takes columns one by one, each time the one that lowers the sum most, the first of equals.
  func greedy(count: Int) -> [Int] {
    var served = (0..<demandCount).map { most($0) }
    var heap = GainHeap()
    func gain(_ column: Int) -> Double {
      pairs(ofColumn: column).reduce(0) { sum, pair in
        let demand = Int(demandOfPair[Int(pair)])
        return sum + weights[demand] * max(0, served[demand] - costs[Int(pair)])
      }
    }
    for column in 0..<columnCount { heap.push(gain(column), column) }
    var chosen: [Int] = []
    while chosen.count < count, let top = heap.pop() {
      let fresh = gain(top.column)
      // Gains only fall, so a column whose old gain is no longer the largest goes back.
      if let next = heap.first, (-fresh, top.column) > (-next.gain, next.column) {
        heap.push(fresh, top.column)
        continue
      }
      chosen.append(top.column)
      for pair in pairs(ofColumn: top.column) {
        let demand = Int(demandOfPair[Int(pair)])
        served[demand] = min(served[demand], costs[Int(pair)])
      }
    }
    return chosen
  }

  /// Exchanges a chosen column for another one as long as the sum falls: each column in turn against its best partner
  /// (Teitz, Bart 1968; the sums after Whitaker 1983). Cost of a round: O(pairs + columns · p).
  func improvedBySwaps(_ start: [Int], until isOver: () -> Bool) -> [Int] {
    var isOpen = [Bool](repeating: false, count: columnCount)
    for column in start { isOpen[column] = true }
    var chosen = start
    var near = nearestTwo(isOpen)
    var losses = self.losses(near)
    let least = max(1, near.reduce(0) { max($0, $1.cost) }) * 1e-9
    var saved = [Double](repeating: 0, count: columnCount)
    var hasImproved = true
    while hasImproved {
      hasImproved = false
      for column in 0..<columnCount where !isOpen[column] {
        if isOver() { return chosen }
        var gain = 0.0
        for out in chosen { saved[out] = 0 }
        for pair in pairs(ofColumn: column) {
          let demand = Int(demandOfPair[Int(pair)])
          let (cost, now) = (costs[Int(pair)], near[demand])
          gain += weights[demand] * max(0, now.cost - cost)
          // Who loses the nearest site need not go to the second one.
          if now.column >= 0, cost < now.second {
            saved[Int(now.column)] += weights[demand] * (now.second - max(cost, now.cost))
          }
        }
        var best: (gain: Double, place: Int)?
        for (place, out) in chosen.enumerated() {
          let total = gain - losses[out] + saved[out]
          if total > (best?.gain ?? least) { best = (total, place) }
        }
        guard let best else { continue }
        isOpen[chosen[best.place]] = false
        isOpen[column] = true
        chosen[best.place] = column
        near = nearestTwo(isOpen)
        losses = self.losses(near)
        hasImproved = true
      }
    }
    return chosen
  }

  private struct Nearest {
    var cost: Double
    var column: Int32 = -1
    var second: Double
  }

  /// What the sum grows by where a column closes.
  private func losses(_ near: [Nearest]) -> [Double] {
    var losses = [Double](repeating: 0, count: columnCount)
    for (demand, now) in near.enumerated() where now.column >= 0 {
      losses[Int(now.column)] += weights[demand] * (now.second - now.cost)
    }
    return losses
  }

  private func nearestTwo(_ isOpen: [Bool]) -> [Nearest] {
    (0..<demandCount).map { demand in
      var found = Nearest(cost: most(demand), second: most(demand))
      for pair in pairs(of: demand) where isOpen[Int(columns[pair])] {
        if found.column >= 0 {
          found.second = costs[pair]
          break
        }
        (found.cost, found.column) = (costs[pair], columns[pair])
      }
      return found
    }
  }

  /// A bound by Lagrangian relaxation (Cornuéjols, Fisher, Nemhauser 1977), and which columns no better choice contains.
  ///
  /// With a price u_i on serving each demand, Σ u_i plus the p least ρ_j = Σ min(0, w_i c_ij − u_i) is never above the least
  /// sum. Cost: O(pairs) for each of at most 500 steps.
  func bound(count: Int, best: Double, until isOver: () -> Bool) -> (value: Double, isHopeless: [Bool]) {
    // Serving each demand from its nearest site costs at least this.
    var value = (0..<demandCount).reduce(0) { sum, demand in
      sum + weights[demand] * (pairs(of: demand).first.map { costs[$0] } ?? most(demand))
    }
    var isHopeless = [Bool](repeating: false, count: columnCount)
    var prices = (0..<demandCount).map { demand in
      let list = pairs(of: demand)
      let place = list.lowerBound + min(list.count, max(1, columnCount / max(1, count)))
      return weights[demand] * (place < list.upperBound ? costs[place] : most(demand))
    }
    let target = best.isFinite ? best : value * 2
    var (agility, sinceBetter) = (1.0, 0)
    for _ in 0..<500 {
      if isOver() { break }
      var reduced = [Double](repeating: 0, count: columnCount)
      for column in 0..<columnCount {
        for pair in pairs(ofColumn: column) {
          let demand = Int(demandOfPair[Int(pair)])
          reduced[column] += min(0, weights[demand] * costs[Int(pair)] - prices[demand])
        }
      }
      let order = reduced.indices.sorted { (reduced[$0], $0) < (reduced[$1], $1) }
      var slack = [Double](repeating: 1, count: demandCount)
      var step = prices.reduce(0, +)
      for column in order.prefix(count) {
        step += reduced[column]
        for pair in pairs(ofColumn: column) {
          let demand = Int(demandOfPair[Int(pair)])
          if weights[demand] * costs[Int(pair)] < prices[demand] { slack[demand] -= 1 }
        }
      }
      if step > value {
        if step - value > abs(value) * 1e-5 { sinceBetter = 0 }
        value = step
        let worst = reduced[order[count - 1]]
        for column in reduced.indices where step - worst + reduced[column] > best - proofMargin(best) {
          isHopeless[column] = true
        }
      }
      if value > best - proofMargin(best) { break }
      sinceBetter += 1
      if sinceBetter > 15 { (agility, sinceBetter) = (agility / 2, 0) }
      let norm = slack.reduce(0) { $0 + $1 * $1 }
      if norm == 0 || agility < 1e-3 { break }
      let length = agility * max(target - step, abs(target) * 1e-6) / norm
      for demand in prices.indices {
        // An existing site serves at its cost, so no price is above that.
        let limit = ceilings[demand].isFinite ? weights[demand] * ceilings[demand] : .infinity
        prices[demand] = min(limit, max(0, prices[demand] + length * slack[demand]))
      }
    }
    return (value, isHopeless)
  }
}
