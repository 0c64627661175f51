/// The reading of a ``ColumnTable``, row by row.
struct ColumnReading {
  /// What to do with a cell, by its column.
  private enum Role {
    case skip
    case key(Int)
    case amount(Int)
    case optional(Int)
  }

  private let file: String
  private let columns: ColumnTable.Columns
  private let header: [String]
  private let roles: [Role]
  private var scanner: CellScanner
  private var numbers: JSONScanner
  private var lines: [Int32] = []
  private var keys: [KeyNumbers]
  private var keyNumbers: [[Int32]]
  private var values: [[Double]]
  private var log = FaultLog()

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String, _ columns: ColumnTable.Columns) throws {
    var scanner = CellScanner(bytes, delimiter: ColumnTable.delimiter(of: file))
    let header = try ColumnTable.header(&scanner, file: file)
    let wanted = columns.keys + columns.amounts + columns.optional
    let unknown = wanted.filter { !header.contains($0) }
    guard unknown.isEmpty else {
      throw Failure(
        .badData,
        unknown.map {
          Problem(
            .error, code: "unknown-column", "The table has no column “\($0)”.",
            at: Place(file: file, line: 1),
            advice: "It has \(header.joined(separator: ", ")).")
        })
    }
    roles = header.map { name in
      if let number = columns.keys.firstIndex(of: name) { return .key(number) }
      if let number = columns.amounts.firstIndex(of: name) { return .amount(number) }
      if let number = columns.optional.firstIndex(of: name) {
        return .optional(columns.amounts.count + number)
      }
      return .skip
    }
    self.file = file
    self.columns = columns
    self.header = header
    self.scanner = scanner
    numbers = JSONScanner(bytes, file: file)
    keys = columns.keys.map { _ in KeyNumbers() }
    keyNumbers = columns.keys.map { _ in [] }
    values = (columns.amounts + columns.optional).map { _ in [] }
  }

  /// Reads a row; `false` at the end of the table.
  mutating func readRow() -> Bool {
    scanner.skipEmptyLines()
    if scanner.isAtEnd { return false }
    let line = scanner.line
    lines.append(Int32(truncatingIfNeeded: line))
    var column = 0
    while true {
      let cell = scanner.next()
      if cell.isWrong {
        log.error(
          "wrong-quotes", "Quotation marks are out of order in this row.", at: Place(file: file, line: line),
          advice: "Put the whole cell in quotation marks and double those inside it.")
      } else if column < roles.count {
        read(cell, roles[column], column)
      }
      column += 1
      if cell.isLast { break }
    }
    if column != header.count {
      log.error(
        "ragged-row", "The row has \(column) cells, the header \(header.count).",
        at: Place(file: file, line: line))
    }
    scanner.endRow()
    return true
  }

  /// The columns, complete.
  ///
  /// - Throws: ``Failure`` of kind `badData` with all that was wrong.
  func finish() throws -> (lines: [Int32], keys: [String: ColumnTable.Keys], numbers: [String: [Double]]) {
    if log.errorCount > 0 { throw Failure(.badData, log.problems(file: file)) }
    let keyColumns = columns.keys.indices.map { number in
      (columns.keys[number], ColumnTable.Keys(numbers: keyNumbers[number], texts: keys[number].texts))
    }
    return (
      lines, Dictionary(keyColumns) { first, _ in first },
      Dictionary(zip(columns.amounts + columns.optional, values)) { first, _ in first }
    )
  }

  @inline(__always)
  private mutating func read(_ cell: CellScanner.Cell, _ role: Role, _ column: Int) {
    switch role {
    case .skip: return
    case .key(let number): readKey(cell, number, column)
    case .amount(let number):
      let value = value(of: cell)
      if value == nil || value.map({ $0 < 0 }) == true { report(cell, column, isOptional: false) }
      values[number].append(value ?? 0)
    case .optional(let number):
      let value = value(of: cell)
      if value == nil, !isMissing(cell) { report(cell, column, isOptional: true) }
      values[number].append(value ?? .nan)
    }
  }

  private mutating func readKey(_ cell: CellScanner.Cell, _ number: Int, _ column: Int) {
    // What is escaped or not ASCII takes the long way; neither is met in most ids.
    let slice = UnsafeBufferPointer(rebasing: scanner.bytes[cell.bytes])
    if !cell.isQuoted, !slice.isEmpty, slice.allSatisfy({ $0 < 0x80 }) {
      keyNumbers[number].append(keys[number].number(of: slice))
      return
    }
    guard let text = scanner.text(cell), !text.isEmpty else {
      log.error(
        slice.isEmpty ? "no-id" : "invalid-utf8",
        slice.isEmpty ? "The cell of “\(header[column])” is empty." : "The cell is not UTF-8 text.",
        at: place(of: cell), advice: slice.isEmpty ? "Every row needs it." : "Save the table as UTF-8.")
      keyNumbers[number].append(0)
      return
    }
    let bytes = Array(text.utf8)
    keyNumbers[number].append(bytes.withUnsafeBufferPointer { keys[number].number(of: $0) })
  }

  /// The number of a cell; `nil` where it is none.
  @inline(__always)
  private mutating func value(of cell: CellScanner.Cell) -> Double? {
    guard !cell.bytes.isEmpty else { return nil }
    numbers.position = cell.bytes.lowerBound
    if let value = numbers.scanDouble(), numbers.position == cell.bytes.upperBound, value.isFinite {
      return value
    }
    return scanner.text(cell).flatMap { plainNumber($0) }
  }

  private func isMissing(_ cell: CellScanner.Cell) -> Bool {
    ["", "na", "nan"].contains(scanner.text(cell)?.lowercased())
  }

  private mutating func report(_ cell: CellScanner.Cell, _ column: Int, isOptional: Bool) {
    let text = scanner.text(cell) ?? "?"
    let what =
      text.isEmpty
      ? "The cell of “\(header[column])” is empty" : "“\(text.prefix(40))” in “\(header[column])”"
    if let number = plainNumber(text), number < 0 {
      log.error("negative", "\(what) is below 0.", at: place(of: cell), advice: "Correct it in the table.")
      return
    }
    log.error(
      "not-a-number", text.isEmpty ? "\(what)." : "\(what) is not a number.", at: place(of: cell),
      advice: isOptional
        ? "Leave the cell empty where it is not known." : "It should be a number of 0 or more.")
  }

  private func place(of cell: CellScanner.Cell) -> Place {
    Place(file: file, line: scanner.line, column: scanner.column(of: cell.bytes.lowerBound))
  }
}
