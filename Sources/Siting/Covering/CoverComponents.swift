extension CoverProblem {
  /// The parts that share no column, each a problem of its own; columns without a row are in none.
  var components: [CoverProblem] {
    var parent = (0..<columnCount).map(Int32.init)
    func root(_ column: Int32) -> Int32 {
      var column = column
      while parent[Int(column)] != column {
        parent[Int(column)] = parent[Int(parent[Int(column)])]
        column = parent[Int(column)]
      }
      return column
    }
    for row in 0..<rowCount {
      guard let first = columns(of: row).first else { continue }
      for column in columns(of: row) {
        let (a, b) = (root(first), root(column))
        if a != b { parent[Int(max(a, b))] = min(a, b) }
      }
    }
    var rowsOfRoot: [Int32: [Int]] = [:]
    for row in 0..<rowCount {
      if let first = columns(of: row).first { rowsOfRoot[root(first), default: []].append(row) }
    }
    if rowsOfRoot.count == 1, rowsOfRoot.first?.value.count == rowCount { return [self] }
    return rowsOfRoot.sorted { $0.key < $1.key }.map { entry in
      let rows = keepingRows(entry.value)
      var isKept = [Bool](repeating: false, count: columnCount)
      for column in rows.columns { isKept[Int(column)] = true }
      return rows.keepingColumns(isKept)
    }
  }
}
