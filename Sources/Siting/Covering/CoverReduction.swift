extension CoverProblem {
  /// The same problem in fewer rows and columns, with the same best value; its best solutions are best here as well, but
  /// not all of those here may be left.
  ///
  /// Rows with the same columns and need become one, of the sum of their weights. A column whose rows another column
  /// has too, at no greater cost, is dropped where one of each row is enough. Where all rows must be covered, a row
  /// is dropped whose columns contain all those of another row. The rules are repeated while they find anything.
  /// Cost: for each row and column about the pairs around its rarest member.
  func reduced(for goal: Goal) -> CoverProblem {
    var problem = self
    while true {
      let before = (problem.rowCount, problem.columnCount)
      problem = problem.withMergedRows()
      if problem.needs.allSatisfy({ $0 == 1 }) { problem = problem.withoutDominatedColumns() }
      if goal == .all { problem = problem.withoutDominatedRows() }
      if (problem.rowCount, problem.columnCount) == before { return problem }
    }
  }

  /// Rows with the same columns and need as one.
  func withMergedRows() -> CoverProblem {
    var groups: [Int: [Int]] = [:]
    var kept: [Int] = []
    var merged = weights
    for row in 0..<rowCount {
      var hasher = Hasher()
      hasher.combine(needs[row])
      for column in columns(of: row) { hasher.combine(column) }
      let key = hasher.finalize()
      let same = groups[key]?.first { needs[$0] == needs[row] && columns(of: $0) == columns(of: row) }
      if let same {
        merged[same] += weights[row]
      } else {
        groups[key, default: []].append(row)
        kept.append(row)
      }
    }
    if kept.count == rowCount { return self }
    var problem = keepingRows(kept)
    problem.weights = kept.map { merged[$0] }
    return problem
  }

  private func withoutDominatedColumns() -> CoverProblem {
    let lists = (0..<columnCount).map { rows(of: $0) }
    let dropped = dominated(count: columnCount, members: { lists[$0] }, holders: { self.columns(of: $0) }) {
      small, large in columnCosts[large] <= columnCosts[small]
    }
    return dropped.contains(true) ? keepingColumns(dropped.map { !$0 }) : self
  }

  /// A row is covered with another one when it has all of that one's columns, and needs no more of them.
  private func withoutDominatedRows() -> CoverProblem {
    let lists = (0..<rowCount).map { columns(of: $0) }
    let dropped = containing(count: rowCount, members: { lists[$0] }, holders: { self.rows(of: $0) }) {
      large, small in needs[large] <= needs[small]
    }
    return dropped.contains(true) ? keepingRows((0..<rowCount).filter { !dropped[$0] }) : self
  }

  /// Which lists are contained in another one that may replace them; of equal lists the first stays.
  private func dominated(
    count: Int, members: (Int) -> ArraySlice<Int32>, holders: (Int) -> ArraySlice<Int32>,
    mayReplace: (_ small: Int, _ large: Int) -> Bool
  ) -> [Bool] {
    var isDropped = [Bool](repeating: false, count: count)
    for small in 0..<count {
      let list = members(small)
      // Whoever holds all members holds the rarest one.
      guard let rarest = list.min(by: { holders(Int($0)).count < holders(Int($1)).count }) else {
        isDropped[small] = true
        continue
      }
      isDropped[small] = holders(Int(rarest)).contains { other in
        let large = Int(other)
        guard large != small, !isDropped[large], mayReplace(small, large) else { return false }
        let other = members(large)
        let isSwappable = other.count == list.count && mayReplace(large, small)
        return other.count >= list.count && !(isSwappable && large > small) && Self.contains(other, list)
      }
    }
    return isDropped
  }

  /// Which lists contain another one that stands for them; of equal lists the first stays.
  private func containing(
    count: Int, members: (Int) -> ArraySlice<Int32>, holders: (Int) -> ArraySlice<Int32>,
    mayStandFor: (_ large: Int, _ small: Int) -> Bool
  ) -> [Bool] {
    var isDropped = [Bool](repeating: false, count: count)
    var seen = [Int32](repeating: -1, count: count)
    for small in 0..<count where !isDropped[small] {
      let list = members(small)
      guard let rarest = list.min(by: { holders(Int($0)).count < holders(Int($1)).count }) else { continue }
      for other in holders(Int(rarest)) {
        let large = Int(other)
        if large == small || isDropped[large] || seen[large] == Int32(small) { continue }
        seen[large] = Int32(small)
        let wide = members(large)
        guard wide.count >= list.count, mayStandFor(large, small), Self.contains(wide, list) else { continue }
        isDropped[large] = true
      }
    }
    return isDropped
  }

  /// Whether a list in order contains another one.
  private static func contains(_ large: ArraySlice<Int32>, _ small: ArraySlice<Int32>) -> Bool {
    var place = large.startIndex
    for value in small {
      while place < large.endIndex, large[place] < value { place += 1 }
      if place == large.endIndex || large[place] != value { return false }
      place += 1
    }
    return true
  }
}
