import SwiftCSV

/// Some columns of a CSV or TSV table with a header, for matrices and the tables of weights that go with them.
public struct TableColumns: Sendable {
  /// The path, for reports.
  public let file: String
  /// The line where each row begins, from 1.
  public let lines: [Int]
  /// The columns of names, as they were asked for.
  public let keys: [[String]]
  /// The columns of numbers, as they were asked for.
  public let amounts: [[Double]]

  /// Reads columns of names, which may not be empty, and of numbers, which are 0 or more.
  ///
  /// - Throws: ``Failure`` of kind `badData` with every cell that is wrong, by line; a column that is not there.
  public init(_ bytes: [UInt8], file: String, keys keyNames: [String], amounts amountNames: [String]) throws {
    let table = try Self.table(bytes, file: file)
    let unknown = (keyNames + amountNames).filter { !table.header.contains($0) }
    if !unknown.isEmpty {
      throw Failure(
        .badData,
        unknown.map {
          Problem(
            .error, code: "unknown-column", "The table has no column “\($0)”.",
            at: Place(file: file, line: 1),
            advice: "It has \(table.header.joined(separator: ", ")).")
        })
    }
    let keyPlaces = keyNames.compactMap(table.header.firstIndex)
    let amountPlaces = amountNames.compactMap(table.header.firstIndex)
    var log = FaultLog()
    var keys = keyPlaces.map { _ in [String]() }
    var amounts = amountPlaces.map { _ in [Double]() }
    for row in table.rows {
      let place = Place(file: file, line: row.line)
      guard row.cells.count == table.header.count else {
        log.error(
          "ragged-row", "The row has \(row.cells.count) cells, the header \(table.header.count).", at: place)
        continue
      }
      for (number, column) in keyPlaces.enumerated() {
        let cell = row.cells[column]
        if cell.isEmpty { log.error("no-id", "The cell of “\(keyNames[number])” is empty.", at: place) }
        keys[number].append(cell)
      }
      for (number, column) in amountPlaces.enumerated() {
        let cell = row.cells[column]
        let value = Self.number(cell)
        if value.map({ $0 < 0 }) ?? true {
          let what =
            cell.isEmpty
            ? "The cell of “\(amountNames[number])” is empty."
            : value == nil
              ? "“\(cell.prefix(40))” in “\(amountNames[number])” is not a number."
              : "“\(cell.prefix(40))” in “\(amountNames[number])” is below 0."
          log.error(
            value == nil ? "not-a-number" : "negative", what, at: place, advice: "It should be 0 or more.")
        }
        amounts[number].append(value ?? 0)
      }
    }
    if log.errorCount > 0 { throw Failure(.badData, log.problems(file: file)) }
    self.file = file
    lines = table.rows.map(\.line)
    self.keys = keys
    self.amounts = amounts
  }

  /// The names in the header of a table.
  public static func header(of bytes: [UInt8], file: String) throws -> [String] {
    try table(bytes, file: file).header
  }

  private static func table(_ bytes: [UInt8], file: String) throws -> TableText {
    if bytes.starts(with: [0x1F, 0x8B]) {
      throw Failure(
        .badData, code: "compressed", "The table is compressed.", at: Place(file: file),
        advice: "Unpack it on the way: gunzip -c \(file) | ambit … -")
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    guard let text = String(validating: bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self) else {
      throw Failure(
        .badData, code: "invalid-utf8", "The table is not UTF-8 text.", at: Place(file: file),
        advice: "Save it as UTF-8; Chinese text may be in GBK.")
    }
    return try TableText(text, file: file, delimiter: file.lowercased().hasSuffix(".tsv") ? .tab : .comma)
  }

  private static func number(_ cell: String) -> Double? {
    guard cell.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }) else {
      return nil
    }
    return Double(cell).flatMap { $0.isFinite ? $0 : nil }
  }
}
