/// Some columns of a CSV or TSV table, read byte by byte: for travel-cost matrices with millions of rows, and for the tables
/// of places that go with them.
///
/// Plain or compressed by gzip, in UTF-8 or UTF-16, with a header; cells are apart by commas, semicolons or tabs, which the
/// table itself tells. Where it is not the comma that parts them, numbers may have decimal commas. Blank lines are skipped,
/// and told of.
package struct ColumnTable: Sendable {
  /// A column of ids.
  package struct Keys: Sendable {
    /// The number of each row's id, from 0.
    package let numbers: [Int32]
    /// The ids by their numbers, in the order of first sight.
    package let texts: [String]
  }

  /// The columns to read, by name. A column named among the ids is read as ids alone, one among the amounts as amounts.
  package struct Columns: Sendable {
    /// Ids: any text but an empty one.
    package var keys: [String]
    /// Numbers of 0 or more, and up to 10¹⁵: beyond it doubles do not hold all whole numbers.
    package var amounts: [String]
    /// Numbers that may be missing: empty, NA or NaN.
    package var optional: [String]

    /// Names the columns to read.
    package init(keys: [String], amounts: [String] = [], optional: [String] = []) {
      self.keys = keys
      self.amounts = amounts
      self.optional = optional
    }
  }

  /// The path, for reports.
  package let file: String
  /// The line where each row begins, from 1.
  package let lines: [Int32]
  private let keyColumns: [String: Keys]
  private let numberColumns: [String: [Double]]

  /// What was read otherwise than a reader of the file may think: blank rows.
  package let notes: [Problem]

  /// The number of rows.
  package var count: Int { lines.count }

  /// A column of ids that was asked for.
  package func keys(_ name: String) -> Keys { keyColumns[name] ?? Keys(numbers: [], texts: []) }

  /// A column of amounts that was asked for.
  package func amounts(_ name: String) -> [Double] { numberColumns[name] ?? [] }

  /// A column of numbers that may be missing and was asked for.
  package func optional(_ name: String) -> [Double?] {
    (numberColumns[name] ?? []).map { $0.isNaN ? nil : $0 }
  }

  /// The greatest number that a cell may have.
  private static let most = 1e15

  /// Reads columns from the bytes of a file. Cost: one pass over the bytes.
  ///
  /// - Throws: ``Failure`` of kind `badData` with every cell that is wrong, by line (the first hundred).
  package init(_ bytes: [UInt8], file: String, columns: Columns) throws {
    let numberNames = columns.amounts + columns.optional
    let text = try utf8Table(inflated(bytes, file: file), file: file)
    let dialect = try TableDialect.detected(in: text, file: file)
    var marks = DecimalMarks()
    var log = FaultLog()
    var lines: [Int32] = []
    var keys = columns.keys.map { _ in KeyNumbers() }
    var keyRows = columns.keys.map { _ in [Int32]() }
    var numbers = numberNames.map { _ in [Double]() }
    TableRows.read(
      text, file: file, delimiter: dialect.delimiter, required: columns.keys + numberNames, into: &log
    ) { row, log in
      lines.append(Int32(row.line))
      for (number, name) in columns.keys.enumerated() {
        if row.isEmpty(number) {
          log.error(
            texts.problem("no-id", ["name": name]),
            at: Place(file: file, line: row.line, column: row.position(number)))
        }
        keyRows[number].append(row.withText(number) { keys[number].number(of: $0) })
      }
      for (number, name) in numberNames.enumerated() {
        let cell = columns.keys.count + number
        let value = dialect.hasRoomForDecimalCommas ? row.number(cell, &marks) : row.number(cell)
        if let value, value >= 0, value <= Self.most {
          numbers[number].append(value)
          continue
        }
        numbers[number].append(.nan)
        let text = row.text(cell)
        if number >= columns.amounts.count, ["", "NA", "NaN"].contains(text) { continue }
        let code = value.map { $0 < 0 ? "negative" : "out-of-range" } ?? "not-a-number"
        log.error(
          texts.problem(
            "\(code)/\(text.isEmpty ? "empty-cell" : "amount")", ["cell": text.prefix(40), "column": name]),
          at: Place(file: file, line: row.line, column: row.position(cell)),
          advice: texts("out-of-range/amounts"))
      }
    }
    let mixedMarks = marks.problem(in: file)
    if log.errorCount > 0 || mixedMarks != nil {
      throw Failure(.badData, log.problems(file: file) + [mixedMarks].compactMap { $0 })
    }
    self.file = file
    notes = log.problems(file: file)
    self.lines = lines
    keyColumns = Dictionary(
      zip(columns.keys, zip(keyRows, keys)).map { ($0, Keys(numbers: $1.0, texts: $1.1.texts)) }
    ) { $1 }
    numberColumns = Dictionary(zip(numberNames, numbers)) { $1 }
  }

  /// The names in the header of a table.
  ///
  /// - Throws: ``Failure`` of kind `badData` where there is none, or a name stands twice.
  package static func header(of bytes: [UInt8], file: String) throws -> [String] {
    let bytes = try utf8Table(inflated(bytes, file: file), file: file)
    let dialect = try TableDialect.detected(in: bytes, file: file)
    guard let names = TableRows.header(of: bytes, delimiter: dialect.delimiter) else {
      throw Failure(
        .badData, texts.problem("empty-table"), at: Place(file: file, line: 1))
    }
    if names.contains(where: { $0.contains("\u{FFFD}") }) {
      throw Failure(
        .badData, texts.problem("invalid-utf8/header"), at: Place(file: file, line: 1))
    }
    for (number, name) in names.enumerated() where names[..<number].contains(name) {
      throw Failure(
        .badData, texts.problem("repeated-column", ["name": name]),
        at: Place(file: file, line: 1))
    }
    return names
  }
}
