/// Lists of numbers, one for each cell, in one flat array.
///
/// The entries of consecutive cells lie side by side, so a run of cells in a row is one range.
package struct CellTable: Sendable {
  /// Where the list of each cell begins in `entries`; one more at the end.
  package let starts: [Int32]
  /// All lists, one after the other.
  package let entries: [Int32]

  /// Sorts entries into cells by counting; the order within a cell is the given one. Cost: O(entries + cells).
  ///
  /// - Parameters:
  ///   - cellCount: the number of cells.
  ///   - cells: the cell of each assignment, in 0 ..< cellCount.
  ///   - values: what is assigned; the assignment's own number where omitted.
  package init(cellCount: Int, cells: [Int32], values: [Int32]? = nil) {
    var starts = [Int32](repeating: 0, count: cellCount + 1)
    for cell in cells { starts[Int(cell) + 1] += 1 }
    for cell in 0..<cellCount { starts[cell + 1] += starts[cell] }
    var next = starts
    var entries = [Int32](repeating: 0, count: cells.count)
    for (number, cell) in cells.enumerated() {
      let slot = Int(next[Int(cell)])
      next[Int(cell)] += 1
      entries[slot] = values?[number] ?? Int32(number)
    }
    self.starts = starts
    self.entries = entries
  }

  /// The range of `entries` that belongs to a cell.
  @inlinable @inline(__always)
  package func range(of cell: Int) -> Range<Int> { Int(starts[cell])..<Int(starts[cell + 1]) }

  /// The range of `entries` that belongs to the cells `first ... last`.
  @inlinable @inline(__always)
  package func range(from first: Int, through last: Int) -> Range<Int> {
    Int(starts[first])..<Int(starts[last + 1])
  }
}
