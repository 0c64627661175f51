/// Lists of values, one for each of some rows, in one flat array (compressed sparse rows).
package struct CompressedRows<Value> {
  /// Where the list of each row begins in ``values``; one more at the end.
  package let starts: [Int32]
  /// All lists, one after the other.
  package let values: [Value]

  /// Lays lists out, one after the other.
  @inlinable
  package init(_ lists: some Sequence<[Value]>) {
    var starts: [Int32] = [0]
    var values: [Value] = []
    for list in lists {
      values += list
      starts.append(Int32(values.count))
    }
    (self.starts, self.values) = (starts, values)
  }

  /// Sorts values into rows by counting; those of a row keep their order.
  ///
  /// - Parameters:
  ///   - count: The number of rows.
  ///   - rows: The row of each value, below `count`.
  ///   - value: A value by its number in `rows`.
  /// - Complexity: O(values + rows).
  @inlinable
  package init(count: Int, rows: [Int32], value: (Int) -> Value) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for row in rows { starts[Int(row) + 1] += 1 }
    for row in 0..<count { starts[row + 1] += starts[row] }
    var next = starts
    var order = [Int32](repeating: 0, count: rows.count)
    for (number, row) in rows.enumerated() {
      order[Int(next[Int(row)])] = Int32(number)
      next[Int(row)] += 1
    }
    self.starts = starts
    values = order.map { value(Int($0)) }
  }

  /// The number of rows.
  @inlinable
  package var count: Int { starts.count - 1 }

  /// Where the values of a row stand.
  @inlinable
  package func range(of row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  /// The values of a row.
  @inlinable
  package subscript(row: Int) -> ArraySlice<Value> { values[range(of: row)] }
}

extension CompressedRows: Sendable where Value: Sendable {}
