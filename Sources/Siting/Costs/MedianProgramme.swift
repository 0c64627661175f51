extension MedianProblem {
  /// The problem as a programme: a variable for each column, then the steps of each demand.
  ///
  /// The costs of a demand's candidates are D_1 < D_2 < … < D_K. z_k is 1 when no site is open within D_k (Elloumi 2010):
  ///
  ///     min Σ_i w_i (D_1 + Σ_k (D_{k+1} − D_k) z_k)
  ///     z_1 + Σ_{cost D_1} x_j ≥ 1,   z_k + Σ_{cost D_k} x_j ≥ z_{k−1},   Σ x_j = p
  ///
  /// Of n candidates p are open, so one of the n − p + 1 nearest is, and farther ones are left out. With an existing
  /// site its cost is the last step. Each rule has few terms, and z becomes whole by itself.
  ///
  /// - Parameter isKept: Which columns may be chosen.
  /// - Returns: The programme and its constant part; the programme's values plus that part are the sums.
  func programme(count: Int, keeping isKept: [Bool], best: Double) -> (programme: Programme, constant: Double)
  {
    var programme = Programme()
    var constant = 0.0
    programme.margin = best.isFinite ? proofMargin(best) : 0
    let kept = isKept.count { $0 }
    for column in 0..<columnCount { programme.addVariable(cost: 0, isWhole: isKept[column]) }
    let barred = isKept.indices.filter { !isKept[$0] }
    if !barred.isEmpty { programme.addRule(barred.map { (1.0, Int32($0)) }, .atMost, 0) }
    for demand in 0..<demandCount {
      let list = pairs(of: demand).filter { isKept[Int(columns[$0])] }
      let isFree = ceilings[demand].isFinite
      let near = list.prefix(kept - count + 1)
      guard let first = near.first else {
        constant += weights[demand] * ceilings[demand]
        continue
      }
      constant += weights[demand] * costs[first]
      var previous: Int32?
      var place = 0
      while place < near.count {
        let cost = costs[near[place]]
        var terms: [(Double, Int32)] = []
        while place < near.count, costs[near[place]] == cost {
          terms.append((1, columns[near[place]]))
          place += 1
        }
        let next = place < near.count ? costs[near[place]] : isFree ? ceilings[demand] : nil
        if let previous { terms.append((-1, previous)) }
        if let next {
          let step = programme.addVariable(cost: weights[demand] * (next - cost), isWhole: false)
          terms.append((1, step))
          programme.addRule(terms, .atLeast, previous == nil ? 1 : 0)
          previous = step
        } else {
          programme.addRule(terms, .atLeast, previous == nil ? 1 : 0)
        }
      }
    }
    programme.addRule((0..<columnCount).map { (1.0, Int32($0)) }, .equal, Double(count))
    return (programme, constant)
  }
}
