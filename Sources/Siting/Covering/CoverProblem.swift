import GIS

/// The covering problem that is left once existing sites are open and forbidden ones gone.
///
/// Columns are the candidates, rows the demands that need something yet. A row is covered when at least `needs[row]`
/// of its columns are chosen.
struct CoverProblem: Sendable {
  /// What is sought.
  enum Goal: Sendable, Hashable {
    /// The least cost at which every row is covered.
    case all
    /// The least cost at which rows of this weight or more are covered.
    case weight(Double)
    /// The greatest weight covered at no more than this cost.
    case budget(Double)

    /// Whether weight is to be made great, not cost small.
    var isMaximum: Bool { if case .budget = self { true } else { false } }
  }

  var weights: [Double]
  var needs: [Int32]
  var columnCosts: [Double]
  /// Where the columns of each row begin in ``columns``.
  var firstOfRow: [Int]
  var columns: [Int32]
  /// The rows of each column.
  var rowsOfColumn: CompressedRows<Int32>
  /// The number that each column has among all sites.
  var sites: [Int]

  var rowCount: Int { weights.count }
  var columnCount: Int { sites.count }
  var totalWeight: Double { weights.reduce(0, +) }

  init(
    weights: [Double], needs: [Int32], columnCosts: [Double], firstOfRow: [Int], columns: [Int32],
    sites: [Int]
  ) {
    self.weights = weights
    self.needs = needs
    self.columnCosts = columnCosts
    self.firstOfRow = firstOfRow
    self.columns = columns
    self.sites = sites
    let rowOfEntry = zip(firstOfRow, firstOfRow.dropFirst()).enumerated().flatMap { row, ends in
      repeatElement(Int32(row), count: ends.1 - ends.0)
    }
    rowsOfColumn = CompressedRows(count: sites.count, rows: columns) { rowOfEntry[$0] }
  }

  /// The columns that cover a row.
  func columns(of row: Int) -> ArraySlice<Int32> { columns[firstOfRow[row]..<firstOfRow[row + 1]] }
  /// The rows that a column covers.
  func rows(of column: Int) -> ArraySlice<Int32> { rowsOfColumn[column] }

  /// The columns of some sites; those that are not among them are left out.
  func columns(ofSites wanted: [Int]) -> [Int] {
    let columnOfSite = Dictionary(uniqueKeysWithValues: zip(sites, sites.indices))
    return wanted.compactMap { columnOfSite[$0] }
  }

  /// The cost of some columns.
  func cost(of chosen: some Sequence<Int>) -> Double { chosen.reduce(0) { $0 + columnCosts[$1] } }

  /// The weight that some columns cover.
  func coveredWeight(of chosen: some Sequence<Int>) -> Double {
    var counts = [Int32](repeating: 0, count: rowCount)
    for column in chosen { for row in rows(of: column) { counts[Int(row)] += 1 } }
    return weights.indices.reduce(0) { counts[$1] >= needs[$1] ? $0 + weights[$1] : $0 }
  }

  /// What the goal counts for some columns: their cost, or the weight they cover.
  func value(of chosen: [Int], _ goal: Goal) -> Double {
    goal.isMaximum ? coveredWeight(of: chosen) : cost(of: chosen)
  }

  /// Whether all values of the goal are whole numbers, and sums of them exact.
  private func isWhole(_ goal: Goal) -> Bool {
    let values = goal.isMaximum ? weights : columnCosts
    return values.allSatisfy { $0 == $0.rounded() } && values.reduce(0, +) < 1e12
  }

  /// How close to a value a bound must come to prove it. Where values are whole, a bound less than one off proves as well as
  /// an equal one; sums of fractions are taken as equal within 10⁻⁹ of the whole.
  func proofMargin(_ goal: Goal) -> Double {
    isWhole(goal) ? 1 - 1e-6 : (goal.isMaximum ? weights : columnCosts).reduce(0, +) * 1e-9
  }

  /// A bound made as strong as whole values allow.
  func sharpened(_ bound: Double, _ goal: Goal) -> Double {
    guard isWhole(goal) else { return bound }
    return goal.isMaximum ? (bound + 1e-6).rounded(.down) : (bound - 1e-6).rounded(.up)
  }

  /// The same with some rows, columns left in place.
  func keepingRows(_ kept: [Int]) -> CoverProblem {
    var first = [0]
    var list: [Int32] = []
    for row in kept {
      list += columns(of: row)
      first.append(list.count)
    }
    return CoverProblem(
      weights: kept.map { weights[$0] }, needs: kept.map { needs[$0] }, columnCosts: columnCosts,
      firstOfRow: first, columns: list, sites: sites)
  }

  /// The same without some columns.
  func keepingColumns(_ isKept: [Bool]) -> CoverProblem {
    let kept = isKept.indices.filter { isKept[$0] }
    var number = [Int32](repeating: -1, count: columnCount)
    for (new, old) in kept.enumerated() { number[old] = Int32(new) }
    var first = [0]
    var list: [Int32] = []
    for row in 0..<rowCount {
      for column in columns(of: row) where isKept[Int(column)] { list.append(number[Int(column)]) }
      first.append(list.count)
    }
    return CoverProblem(
      weights: weights, needs: needs, columnCosts: kept.map { columnCosts[$0] }, firstOfRow: first,
      columns: list, sites: kept.map { sites[$0] })
  }
}
