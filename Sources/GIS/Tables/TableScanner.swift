/// Walks once over the bytes of a table, from row to row.
struct TableScanner {
  /// What is wrong with a row.

  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private var position: Int
  private var line = 1
  /// For each column the number of its cell in ``row``; -1 for none. Columns beyond have none.
  private var slots: [Int] = []

  /// The row read last.
  private(set) var row: TableRow
  /// How many cells it has, those left out among them.
  private(set) var cellCount = 0
  /// How many it has up to the last that is not empty.
  private(set) var filledCount = 0
  /// How many blank lines lay before the rows read so far, and the first of them.
  private(set) var blankLines = (count: 0, first: 0)
  /// What is wrong with it.
  private(set) var fault: ProblemText?

  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    row = TableRow(bytes: bytes, line: 1, cells: [])
  }

  /// Takes only some columns from now on.
  ///
  /// - Parameter slots: For each column the number of its cell, -1 for none; cells without a column stay empty.
  mutating func keep(_ slots: [Int], count: Int) {
    self.slots = slots
    row.cells = [TableRow.Cell](repeating: TableRow.Cell(), count: count)
  }

  /// Reads a row with all its cells as text; `false` at the end.
  mutating func next(_ texts: inout [String]) -> Bool {
    // More than any table has; those that are not there stay empty.
    let most = 4_096
    keep(Array(0..<most), count: most)
    guard nextRow() else { return false }
    texts = (0..<min(cellCount, most)).map { row.text($0) }
    return true
  }

  /// Moves to the next row that is not blank; `false` at the end.
  mutating func nextRow() -> Bool {
    let firstLine = line
    while position < bytes.count {
      let first = bytes[position]
      guard first == UInt8(ascii: "\n") || first == UInt8(ascii: "\r") else { break }
      if first == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
    guard position < bytes.count else { return false }
    if line > firstLine {
      if blankLines.count == 0 { blankLines.first = firstLine }
      blankLines.count += line - firstLine
    }
    row.line = line
    row.start = position
    cellCount = 0
    filledCount = 0
    fault = nil
    while readCell() {}
    return true
  }

  /// Empties the cells of the columns that the row does not reach, which still are those of a row before.
  mutating func clearMissingCells() {
    for slot in slots.dropFirst(cellCount) where slot >= 0 { row.cells[slot] = TableRow.Cell() }
  }

  /// Reads a cell and the delimiter behind it; `false` where the row ends.
  @inline(__always)
  private mutating func readCell() -> Bool {
    while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    var cell = TableRow.Cell()
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      readQuoted(&cell)
    } else {
      cell.start = position
      while position < bytes.count, bytes[position] != delimiter, bytes[position] != UInt8(ascii: "\n") {
        if bytes[position] == UInt8(ascii: "\""), fault == nil {
          fault = texts.problem("wrong-quotes/inside")
        }
        position += 1
      }
      cell.end = position
      while cell.end > cell.start, bytes[cell.end - 1] == 0x20 || bytes[cell.end - 1] == UInt8(ascii: "\r") {
        cell.end -= 1
      }
    }
    if cellCount < slots.count, slots[cellCount] >= 0 { row.cells[slots[cellCount]] = cell }
    cellCount += 1
    if cell.end > cell.start { filledCount = cellCount }
    guard position < bytes.count else { return false }
    position += 1
    if bytes[position - 1] == UInt8(ascii: "\n") {
      line += 1
      return false
    }
    return true
  }

  /// Reads a cell in quotation marks up to the delimiter or line end behind it.
  private mutating func readQuoted(_ cell: inout TableRow.Cell) {
    position += 1
    cell.start = position
    while true {
      guard position < bytes.count else {
        cell.end = position
        fault = texts.problem("wrong-quotes/open")
        return
      }
      if bytes[position] == UInt8(ascii: "\"") {
        guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") else { break }
        cell.hasDoubledMarks = true
        position += 1
      } else if bytes[position] == UInt8(ascii: "\n") {
        line += 1
      }
      position += 1
    }
    cell.end = position
    position += 1
    while position < bytes.count, bytes[position] != delimiter, bytes[position] != UInt8(ascii: "\n") {
      if bytes[position] != 0x20, bytes[position] != UInt8(ascii: "\r") {
        fault = texts.problem("wrong-quotes/beside")
      }
      position += 1
    }
  }
}
