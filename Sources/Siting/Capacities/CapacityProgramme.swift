extension CapacityProblem {
  /// The problem as a programme: first a variable for each candidate, then the share z of its row that each pair serves.
  ///
  ///     fewest W    min Σ c_j x_j          Σ w_i z_ij ≥ W
  ///     budget B    min − Σ w_i z_ij       Σ c_j x_j ≤ B  or  Σ x_j = p
  ///     least cost  min Σ w_i c_ij z_ij    Σ_j z_ij = 1,  Σ x_j = p
  ///     always      Σ_j z_ij ≤ 1,   Σ_i w_i z_ij ≤ K_j x_j,   z_ij ≤ x_j,   x_j ∈ {0, 1},   0 ≤ z_ij ≤ 1
  ///
  /// z_ij ≤ x_j follows from the capacities, but makes the relaxation tight. Rules are written in parts of W and K_j, since
  /// solvers hold them to some 10⁻⁶.
  func programme(_ goal: Goal) -> Programme {
    var programme = Programme()
    var columnOfSite = [Int32](repeating: -1, count: capacities.count)
    var (isFewest, isLeastCost) = (false, false)
    switch goal {
    case .fewest: isFewest = true
    case .most: break
    case .leastCost: isLeastCost = true
    }
    for site in candidates {
      columnOfSite[site] = programme.addVariable(cost: isFewest ? siteCosts[site] : 0, isWhole: true)
    }
    let first = Int32(candidates.count)
    for pair in 0..<pairCount {
      let weight = weights[Int(rowOfPair[pair])]
      programme.addVariable(
        cost: isFewest ? 0 : isLeastCost ? weight * costs[pair] : -weight, isWhole: false)
    }
    for row in 0..<rowCount {
      programme.addRule(pairs(of: row).map { (1.0, first + Int32($0)) }, isLeastCost ? .equal : .atMost, 1)
    }
    for site in existing + candidates where !pairs(ofSite: site).isEmpty {
      let column = columnOfSite[site]
      let reached = pairs(ofSite: site).reduce(0) { $0 + weights[Int(rowOfPair[Int($1)])] }
      let capacity = min(capacities[site], reached)
      var load = pairs(ofSite: site).map { (weights[Int(rowOfPair[Int($0)])] / capacity, first + $0) }
      if column >= 0 {
        load.append((-1, column))
        for pair in pairs(ofSite: site) where weights[Int(rowOfPair[Int(pair)])] < capacities[site] {
          programme.addRule([(1, first + pair), (-1, column)], .atMost, 0)
        }
      }
      programme.addRule(load, .atMost, column < 0 ? 1 : 0)
    }
    let all = candidates.indices.map { (1.0, Int32($0)) }
    switch goal {
    case .fewest(let weight):
      programme.addRule(
        (0..<pairCount).map { (weights[Int(rowOfPair[$0])] / weight, first + Int32($0)) }, .atLeast, 1)
    case .most(let budget, nil):
      programme.addRule(
        candidates.enumerated().map { (siteCosts[$1], Int32($0)) }, .atMost, budget)
    case .most(_, let count?), .leastCost(let count): programme.addRule(all, .equal, Double(count))
    }
    return programme
  }

  /// The candidates that a solver's values choose.
  func sites(in values: [Double]) -> [Int] {
    candidates.indices.filter { values[$0] > 0.5 }.map { candidates[$0] }
  }
}
