/// Some columns of a CSV or TSV table, read byte by byte: for travel-cost matrices with millions of rows, and for the tables
/// of places that go with them.
///
/// Plain or compressed by gzip, in UTF-8, with a header; tab-separated where the file's name ends on tsv or tsv.gz. Empty lines
/// are skipped.
public struct ColumnTable: Sendable {
  /// A column of ids.
  public struct Keys: Sendable {
    /// The number of each row's id, from 0.
    public let numbers: [Int32]
    /// The ids by their numbers, in the order of first sight.
    public let texts: [String]
  }

  /// The columns to read, by name. A column named among the ids is read as ids alone, one among the amounts as amounts.
  public struct Columns: Sendable {
    /// Ids: any text but an empty one.
    public var keys: [String]
    /// Numbers of 0 or more.
    public var amounts: [String]
    /// Numbers that may be missing: empty, NA or NaN.
    public var optional: [String]

    /// Names the columns to read.
    public init(keys: [String], amounts: [String] = [], optional: [String] = []) {
      self.keys = keys
      self.amounts = amounts
      self.optional = optional
    }
  }

  /// The path, for reports.
  public let file: String
  /// The line where each row begins, from 1.
  public let lines: [Int32]
  private let keyColumns: [String: Keys]
  private let numberColumns: [String: [Double]]

  /// The number of rows.
  public var count: Int { lines.count }

  /// A column of ids that was asked for.
  public func keys(_ name: String) -> Keys { keyColumns[name] ?? Keys(numbers: [], texts: []) }

  /// A column of amounts that was asked for.
  public func amounts(_ name: String) -> [Double] { numberColumns[name] ?? [] }

  /// A column of numbers that may be missing and was asked for.
  public func optional(_ name: String) -> [Double?] {
    (numberColumns[name] ?? []).map { $0.isNaN ? nil : $0 }
  }

  /// Reads columns from the bytes of a file.
  ///
  /// - Throws: ``Failure`` of kind `badData` with every cell that is wrong, by line and column (the first hundred).
  public init(_ bytes: [UInt8], file: String, columns: Columns) throws {
    let text = try inflated(bytes, file: file)
    self.file = file
    (lines, keyColumns, numberColumns) = try text.withUnsafeBufferPointer { buffer in
      var reading = try ColumnReading(buffer, file: file, columns)
      while reading.readRow() {}
      return try reading.finish()
    }
  }

  /// The names in the header of a table.
  ///
  /// - Throws: ``Failure`` of kind `badData` where there is none, or a name stands twice.
  public static func header(of bytes: [UInt8], file: String) throws -> [String] {
    try inflated(bytes, file: file).withUnsafeBufferPointer { buffer in
      var scanner = CellScanner(buffer, delimiter: delimiter(of: file))
      return try header(&scanner, file: file)
    }
  }

  static func delimiter(of file: String) -> UInt8 {
    let name = file.lowercased()
    return UInt8(ascii: name.hasSuffix(".tsv") || name.hasSuffix(".tsv.gz") ? "\t" : ",")
  }

  static func header(_ scanner: inout CellScanner, file: String) throws -> [String] {
    scanner.skipEmptyLines()
    let place = Place(file: file, line: scanner.line)
    guard !scanner.isAtEnd else {
      throw Failure(
        .badData, code: "empty-table", "The table is empty.", at: place,
        advice: "Check that the export was complete.")
    }
    var names: [String] = []
    while true {
      let cell = scanner.next()
      guard let name = scanner.text(cell) else {
        throw Failure(
          .badData, code: "invalid-utf8", "The header is not UTF-8 text.", at: place,
          advice: "Save it as UTF-8; Chinese text may be in GBK.")
      }
      if names.contains(name) {
        throw Failure(
          .badData, code: "repeated-column", "The header has the column “\(name)” twice.", at: place,
          advice: "Rename or remove one.")
      }
      names.append(name)
      if cell.isLast { break }
    }
    scanner.endRow()
    return names
  }
}
