/// Reads comma- or tab-separated tables with a header (RFC 4180) by their bytes, for tables of many rows.
///
/// Only the columns asked for are looked at, and no text is made of a cell unless it is asked for. Spaces around names
/// and cells are left out, blank lines too. Cost: one pass over the bytes.
package enum TableRows {
  /// Hands the rows of a table over, one after the other.
  ///
  /// - Parameters:
  ///   - bytes: The file, UTF-8, with or without a byte order mark.
  ///   - file: Its path, for reports.
  ///   - required: Columns that the table must have. A row knows them, and the optional ones after them, by number.
  ///   - optional: Columns whose cells are empty where the table has none of that name.
  ///   - fillsRows: Whether a row may end before the last columns that nobody requires: the cells that lack are empty. A
  ///     warning counts such rows. They may as well have empty cells beyond the header.
  ///   - log: Takes every fault: text that is not UTF-8, missing and repeated columns, rows of another length than the
  ///     header, quotation marks out of order. Rows with a fault are not handed over. A note counts blank lines between
  ///     rows.
  ///   - take: Takes a row, which it must not keep.
  package static func read(
    _ bytes: [UInt8], file: String, delimiter: UInt8 = UInt8(ascii: ","), required: [String],
    optional: [String] = [], fillsRows: Bool = false, into log: inout FaultLog,
    _ take: (TableRow, inout FaultLog) -> Void
  ) {
    guard isUTF8(bytes) else {
      log.error(
        texts.problem("invalid-utf8/table"), at: Place(file: file))
      return
    }
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = TableScanner(buffer, delimiter: delimiter)
      var names: [String] = []
      guard scanner.next(&names) else {
        log.error(texts.problem("empty-file/table"), at: Place(file: file))
        return
      }
      if let fault = scanner.fault {
        return log.error(fault, at: Place(file: file, line: 1))
      }
      let columns = slots(of: required + optional, in: names)
      let missing = required.indices.filter { !columns.contains($0) }.map { required[$0] }
      let doubled = Set(
        names.filter { name in (required + optional).contains(name) && names.count { $0 == name } > 1 })
      if !missing.isEmpty {
        log.error(
          texts.problem(
            "missing-column",
            ["missing": missing, "names": names]),
          at: Place(file: file, line: 1))
      }
      for name in doubled.sorted() {
        log.error(
          texts.problem("repeated-column", ["name": name]), at: Place(file: file, line: 1))
      }
      if !missing.isEmpty || !doubled.isEmpty { return }
      scanner.keep(columns, count: required.count + optional.count)
      let needed = 1 + (columns.lastIndex { (0..<required.count).contains($0) } ?? -1)
      var filled = (count: 0, first: 0)
      while scanner.nextRow() {
        let row = scanner.row
        if let fault = scanner.fault {
          log.error(fault, at: Place(file: file, line: row.line), advice: texts("wrong-quotes/advice"))
        } else if fillsRows, scanner.cellCount != names.count, scanner.cellCount >= needed,
          scanner.filledCount <= names.count
        {
          if filled.count == 0 { filled.first = row.line }
          filled.count += 1
          scanner.clearMissingCells()
          take(scanner.row, &log)
        } else if scanner.cellCount != names.count {
          log.error(
            texts.problem("ragged-row", ["cells": scanner.cellCount, "header": names.count]),
            at: Place(file: file, line: row.line))
        } else {
          take(row, &log)
        }
      }
      if filled.count > 0 {
        log.remark(
          .warning, texts.problem("filled-rows", ["count": filled.count]),
          at: Place(file: file, line: filled.first))
      }
      log.noteBlankLines(scanner.blankLines.count, first: scanner.blankLines.first, file: file)
    }
  }

  /// The names in the header of a table; `nil` where it is empty.
  static func header(of bytes: [UInt8], delimiter: UInt8) -> [String]? {
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = TableScanner(buffer, delimiter: delimiter)
      var names: [String] = []
      return scanner.next(&names) ? names : nil
    }
  }

  /// For each column of the table the number that rows know it by; -1 for those nobody asked for.
  private static func slots(of wanted: [String], in names: [String]) -> [Int] {
    names.map { name in wanted.firstIndex(of: name) ?? -1 }
  }
}

extension FaultLog {
  /// Notes how many blank lines of a table were left out.
  mutating func noteBlankLines(_ count: Int, first: Int, file: String) {
    if count == 0 { return }
    remark(
      .note, texts.problem("blank-rows/here", ["count": count]), at: Place(file: file, line: first))
  }
}

/// Whether bytes are UTF-8 text.
private func isUTF8(_ bytes: [UInt8]) -> Bool {
  // Most tables hold little beyond ASCII, which needs no second look.
  bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
}
