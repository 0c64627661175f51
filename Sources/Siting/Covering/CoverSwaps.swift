/// Chosen columns, with what leaving each would lose, kept up to date under additions and removals.
///
/// `rowWeights` may be other weights than the problem's: a search may make rows heavier that stay uncovered.
struct CoverState {
  let problem: CoverProblem
  private(set) var rowWeights: [Double]
  /// How many chosen columns each row has.
  private(set) var counts: [Int32]
  private(set) var isChosen: [Bool]
  /// The weight that is covered only while the column is chosen.
  private(set) var losses: [Double]
  private(set) var cost = 0.0
  private(set) var covered = 0.0

  init(_ problem: CoverProblem, chosen: [Int], rowWeights: [Double]) {
    self.problem = problem
    self.rowWeights = rowWeights
    counts = [Int32](repeating: 0, count: problem.rowCount)
    isChosen = [Bool](repeating: false, count: problem.columnCount)
    losses = [Double](repeating: 0, count: problem.columnCount)
    for column in chosen { add(column) }
  }

  var chosen: [Int] { isChosen.indices.filter { isChosen[$0] } }

  /// What a column that is not chosen would add.
  func gain(of column: Int) -> Double {
    problem.rows(of: column).reduce(0) {
      counts[Int($1)] == problem.needs[Int($1)] - 1 ? $0 + rowWeights[Int($1)] : $0
    }
  }

  mutating func add(_ column: Int) {
    isChosen[column] = true
    cost += problem.columnCosts[column]
    for entry in problem.rows(of: column) {
      let row = Int(entry)
      counts[row] += 1
      let spare = counts[row] - problem.needs[row]
      if spare == 0 { covered += rowWeights[row] }
      if spare == 0 || spare == 1 {
        adjustLosses(of: row, by: spare == 0 ? rowWeights[row] : -rowWeights[row], except: column)
      }
      if spare == 0 { losses[column] += rowWeights[row] }
    }
  }

  mutating func remove(_ column: Int) {
    isChosen[column] = false
    cost -= problem.columnCosts[column]
    losses[column] = 0
    for entry in problem.rows(of: column) {
      let row = Int(entry)
      counts[row] -= 1
      let spare = counts[row] - problem.needs[row]
      if spare == -1 { covered -= rowWeights[row] }
      if spare == -1 || spare == 0 {
        adjustLosses(of: row, by: spare == 0 ? rowWeights[row] : -rowWeights[row], except: column)
      }
    }
  }

  /// Makes an uncovered row heavier.
  mutating func addWeight(_ weight: Double, to row: Int) { rowWeights[row] += weight }

  private mutating func adjustLosses(of row: Int, by change: Double, except column: Int) {
    for other in problem.columns(of: row) where isChosen[Int(other)] && Int(other) != column {
      losses[Int(other)] += change
    }
  }

  /// Exchanges a chosen column for another one, or adds one that is paid for, as long as the covered weight grows and the
  /// cost stays within the budget: each column in turn against its best partner, round after round (the interchange of
  /// Teitz and Bart 1968). Cost of a round: O(pairs).
  mutating func improveBySwaps(budget: Double, until isOver: () -> Bool) {
    let least = max(problem.totalWeight, 1) * 1e-12
    var extra = [Double](repeating: 0, count: problem.columnCount)
    var hasImproved = true
    while hasImproved {
      hasImproved = false
      for column in 0..<problem.columnCount where !isChosen[column] {
        if column % 64 == 0, isOver() { return }
        let added = gain(of: column)
        if cost + problem.columnCosts[column] <= budget + budget * 1e-12 {
          if added > least { add(column); hasImproved = true }
          continue
        }
        // A row at its need loses nothing when one of its columns goes and this one comes; a row that is one short gains
        // nothing when this one comes and another one of its goes.
        var touched: [Int32] = []
        for entry in problem.rows(of: column) {
          let row = Int(entry)
          let spare = counts[row] - problem.needs[row]
          guard spare == 0 || (spare == -1 && counts[row] > 0) else { continue }
          let change = spare == 0 ? rowWeights[row] : -rowWeights[row]
          for other in problem.columns(of: row) where isChosen[Int(other)] {
            if extra[Int(other)] == 0 { touched.append(other) }
            extra[Int(other)] += change
          }
        }
        var best: (gain: Double, column: Int)?
        for out in chosen
        where cost - problem.columnCosts[out] + problem.columnCosts[column] <= budget + budget * 1e-12 {
          let total = added - losses[out] + extra[out]
          if total > (best?.gain ?? least) { best = (total, out) }
        }
        for other in touched { extra[Int(other)] = 0 }
        if let best {
          remove(best.column)
          add(column)
          hasImproved = true
        }
      }
    }
  }
}
