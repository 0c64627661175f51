import GIS

extension CoverProblem {
  /// The parts that share no column, each a problem of its own; columns without a row are in none.
  var components: [CoverProblem] {
    var sets = DisjointSets(count: columnCount)
    for row in 0..<rowCount {
      guard let first = columns(of: row).first else { continue }
      for column in columns(of: row) { sets.join(Int(first), Int(column)) }
    }
    var rowsOfRoot: [Int: [Int]] = [:]
    for row in 0..<rowCount {
      if let first = columns(of: row).first { rowsOfRoot[sets.least(Int(first)), default: []].append(row) }
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
