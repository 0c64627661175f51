/// A bound on what any choice of columns can reach, by Lagrangian relaxation: the rule that a row counts only when enough
/// of its columns are chosen is dropped, and a price on each row stands for it. Prices follow the subgradient (Held,
/// Wolfe, Crowder 1974).
///
/// With prices u, needs n, weights w and costs c, and v_j = Σ u_i over the rows of column j:
///
///     budget B    Σ (w_i − n_i u_i) + the best v_j that cost B or less, parts of one allowed;  0 ≤ u_i ≤ w_i / n_i
///     all         Σ n_i u_i + Σ min(0, c_j − v_j);  u ≥ 0
///     weight S    the least Σ n_i u_i of rows that weigh S, parts of one allowed, + Σ min(0, c_j − v_j);  u ≥ 0
///
/// The first is never below the best weight, the others never above the least cost. Cost: O(pairs) for each of at most
/// 2,000 steps.
struct CoverBound {
  /// The best bound found.
  private(set) var value: Double
  /// For each column the bound that would hold were it chosen against the relaxation's will; the plain bound for those
  /// that it chooses.
  private(set) var valuesIfChosen: [Double]

  /// The prices that give it.
  private(set) var prices: [Double]

  private let problem: CoverProblem
  private let goal: CoverProblem.Goal

  /// Prices the rows, until the bound proves `best` or time is over.
  init(_ problem: CoverProblem, _ goal: CoverProblem.Goal, best: Double?, until isOver: () -> Bool) {
    self.problem = problem
    self.goal = goal
    // Plain bounds, of no prices at all: nothing costs less than nothing, nobody covers more than everything.
    value = goal.isMaximum ? problem.totalWeight : 0
    valuesIfChosen = [Double](repeating: value, count: problem.columnCount)
    prices = []
    var prices = startingPrices()
    self.prices = prices
    let margin = problem.proofMargin(goal)
    let target = best ?? (goal.isMaximum ? 0 : problem.columnCosts.reduce(0, +))
    var (agility, sinceBetter) = (1.0, 0)
    let steps = min(2_000, max(200, 400_000_000 / max(1, problem.columns.count)))
    // A step goes on a little in the direction of the one before, which keeps prices from swinging.
    var direction = [Double](repeating: 0, count: problem.rowCount)
    for _ in 0..<steps {
      if isOver() { return }
      let step = relaxed(prices)
      if goal.isMaximum ? step.value < value : step.value > value {
        if abs(step.value - value) > abs(value) * 1e-5 { sinceBetter = 0 }
        (value, valuesIfChosen, self.prices) = (step.value, step.ifChosen, prices)
      }
      if let best, abs(value - best) < margin || (goal.isMaximum ? value < best : value > best) { return }
      sinceBetter += 1
      if sinceBetter > 25 { (agility, sinceBetter) = (agility / 2, 0) }
      for row in direction.indices { direction[row] = step.slack[row] + 0.5 * direction[row] }
      let norm = direction.reduce(0) { $0 + $1 * $1 }
      if norm == 0 || agility < 1e-3 { return }
      let length = agility * max(abs(step.value - target), margin) / norm
      for row in prices.indices {
        let limit = goal.isMaximum ? problem.weights[row] / Double(problem.needs[row]) : .infinity
        prices[row] = min(limit, max(0, prices[row] + length * direction[row]))
      }
    }
  }

  /// Columns that no solution better than `best` contains.
  func isHopeless(_ column: Int, best: Double) -> Bool {
    let margin = problem.proofMargin(goal)
    return goal.isMaximum ? valuesIfChosen[column] < best + margin : valuesIfChosen[column] > best - margin
  }

  private func startingPrices() -> [Double] {
    (0..<problem.rowCount).map { row in
      let columns = problem.columns(of: row)
      let need = Double(problem.needs[row])
      if goal.isMaximum { return problem.weights[row] / need / 2 }
      return columns.map { problem.columnCosts[Int($0)] / Double(problem.rows(of: Int($0)).count) }.min() ?? 0
    }
  }

  private func relaxed(_ prices: [Double]) -> (value: Double, ifChosen: [Double], slack: [Double]) {
    var slack = [Double](repeating: 0, count: problem.rowCount)
    var values = [Double](repeating: 0, count: problem.columnCount)
    for column in 0..<problem.columnCount {
      var sum = 0.0
      for row in problem.rows(of: column) { sum += prices[Int(row)] }
      values[column] = sum
    }
    func take(_ column: Int, _ part: Double) {
      for row in problem.rows(of: column) { slack[Int(row)] -= part }
    }
    var value = 0.0
    switch goal {
    case .budget(let budget):
      for row in prices.indices {
        value += problem.weights[row] - Double(problem.needs[row]) * prices[row]
        slack[row] = Double(problem.needs[row])
      }
      let costs = problem.columnCosts
      let order = values.indices.sorted { values[$0] * costs[$1] > values[$1] * costs[$0] }
      var (left, rate) = (budget, 0.0)
      for column in order where values[column] > 0 {
        let part = costs[column] <= left ? 1 : max(0, left) / costs[column]
        if part < 1 { rate = values[column] / costs[column] }
        if part > 0 {
          take(column, part)
          value += part * values[column]
          left -= part * costs[column]
        }
        if part < 1 { break }
      }
      // A column that was left out has to push out as much as it costs, at the rate of the marginal one at least.
      let ifChosen = values.indices.map { value + min(0, values[$0] - rate * costs[$0]) }
      return (value, ifChosen, slack)
    case .all:
      for row in prices.indices {
        value += Double(problem.needs[row]) * prices[row]
        slack[row] = Double(problem.needs[row])
      }
    case .weight(let wanted):
      // Rows without weight are no help; the others by their price for each unit of weight.
      let rates = prices.indices.map { Double(problem.needs[$0]) * prices[$0] / problem.weights[$0] }
      let order = prices.indices.filter { problem.weights[$0] > 0 }.sorted { rates[$0] < rates[$1] }
      var left = wanted
      for row in order where left > 0 {
        let part = min(1, left / problem.weights[row])
        value += part * Double(problem.needs[row]) * prices[row]
        slack[row] = part * Double(problem.needs[row])
        left -= part * problem.weights[row]
      }
    }
    let reduced = values.indices.map { problem.columnCosts[$0] - values[$0] }
    for column in reduced.indices where reduced[column] < 0 {
      value += reduced[column]
      take(column, 1)
    }
    return (value, reduced.map { value + max(0, $0) }, slack)
  }
}
