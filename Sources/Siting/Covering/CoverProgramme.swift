extension CoverProblem {
  /// The problem as a programme: first a variable for each column, then, unless all must be covered, one for each row.
  ///
  ///     all         min Σ c_j x_j            Σ_{j covers i} x_j ≥ n_i for all i
  ///     weight S    min Σ c_j x_j            Σ_{j covers i} x_j ≥ n_i y_i,  Σ w_i y_i ≥ S
  ///     budget B    min − Σ w_i y_i          Σ_{j covers i} x_j ≥ n_i y_i,  Σ c_j x_j ≤ B
  ///
  /// x is whole; y as well where a row needs more than one, and otherwise becomes so by itself.
  func programme(_ goal: Goal) -> Programme {
    var programme = Programme()
    programme.margin = proofMargin(goal)
    for cost in columnCosts { programme.addVariable(cost: goal.isMaximum ? 0 : cost, isWhole: true) }
    for row in 0..<rowCount {
      var terms = columns(of: row).map { (1.0, $0) }
      if goal == .all {
        programme.addRule(terms, .atLeast, Double(needs[row]))
      } else {
        let covered = programme.addVariable(cost: goal.isMaximum ? -weights[row] : 0, isWhole: needs[row] > 1)
        terms.append((-Double(needs[row]), covered))
        programme.addRule(terms, .atLeast, 0)
      }
    }
    switch goal {
    case .all: break
    case .weight(let weight): programme.addRule(rowTerms, .atLeast, weight)
    case .budget(let budget): programme.addRule(columnTerms, .atMost, budget)
    }
    return programme
  }

  private var columnTerms: [(Double, Int32)] { columnCosts.enumerated().map { ($1, Int32($0)) } }
  private var rowTerms: [(Double, Int32)] { weights.enumerated().map { ($1, Int32(columnCount + $0)) } }

  /// The values of the programme's variables for some sites; `nil` where one of them is not among the columns.
  func start(sites chosen: [Int], _ goal: Goal) -> [Double]? {
    let columns = columns(ofSites: chosen)
    guard columns.count == chosen.count else { return nil }
    var values = [Double](repeating: 0, count: columnCount)
    for column in columns { values[column] = 1 }
    if goal != .all {
      for row in 0..<rowCount {
        let count = self.columns(of: row).reduce(0) { $0 + values[Int($1)] }
        values.append(count >= Double(needs[row]) ? 1 : 0)
      }
    }
    return values
  }

  /// The programme whose solutions are all choices of the same value, of exactly `count` columns where that is given.
  func programme(ofValue value: Double, _ goal: Goal, count: Int?) -> Programme {
    var programme = Programme()
    for _ in columnCosts { programme.addVariable(cost: 0, isWhole: true) }
    for row in 0..<rowCount {
      var terms = columns(of: row).map { (1.0, $0) }
      if goal != .all {
        terms.append((-Double(needs[row]), programme.addVariable(cost: 0, isWhole: needs[row] > 1)))
      }
      programme.addRule(terms, .atLeast, goal == .all ? Double(needs[row]) : 0)
    }
    // Within the margin lie no other values.
    let slack = proofMargin(goal) / 2
    switch goal {
    case .all: programme.addRule(columnTerms, .atMost, value + slack)
    case .weight(let weight):
      programme.addRule(columnTerms, .atMost, value + slack)
      programme.addRule(rowTerms, .atLeast, weight)
    case .budget(let budget):
      programme.addRule(rowTerms, .atLeast, value - slack)
      programme.addRule(columnTerms, .atMost, budget)
    }
    if let count { programme.addRule((0..<columnCount).map { (1.0, Int32($0)) }, .equal, Double(count)) }
    return programme
  }
}
