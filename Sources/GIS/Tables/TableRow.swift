/// A row of a table, valid while it is being handed over.
package struct TableRow {
  /// Where a cell lies in the bytes, quotation marks and outer spaces left out.
  struct Cell {
    var start = 0
    var end = 0
    /// Whether quotation marks stand doubled in it.
    var hasDoubledMarks = false
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// The line where the row begins, from 1.
  package internal(set) var line: Int
  var cells: [Cell]
  /// Where the row begins in the bytes.
  var start = 0

  /// The column of a cell in its line, in bytes from 1.
  func position(_ column: Int) -> Int { cells[column].start - start + 1 }

  /// Whether a cell is empty, or the table has no such column.
  package func isEmpty(_ column: Int) -> Bool { cells[column].start == cells[column].end }

  /// The bytes of a cell as they stand in the file.
  package func rawBytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[cells[column].start..<cells[column].end])
  }

  /// The text of a cell; empty where there is none.
  package func text(_ column: Int) -> String {
    let text = String(decoding: rawBytes(column), as: UTF8.self)
    return cells[column].hasDoubledMarks ? text.replacing("\"\"", with: "\"") : text
  }

  /// Hands the bytes of a cell's text over, without making text of them where no marks are doubled.
  func withText<Result>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard cells[column].hasDoubledMarks else { return body(rawBytes(column)) }
    return Array(text(column).utf8).withUnsafeBufferPointer(body)
  }

  /// The whole number of a cell; `nil` where it is none or has more than 18 digits.
  package func integer(_ column: Int) -> Int? {
    var digits = rawBytes(column)[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits = digits.dropFirst() }
    guard (1...18).contains(digits.count) else { return nil }
    var value = 0
    for byte in digits {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return isNegative ? -value : value
  }

  /// The finite number of a cell, correctly rounded; `nil` where it is none. A sign, and zeros in front, are allowed.
  package func number(_ column: Int) -> Double? {
    let cell = rawBytes(column)
    var scanner = JSONScanner(cell, file: "")
    if let value = scanner.scanDouble(), scanner.isAtEnd { return value.isFinite ? value : nil }
    // Such as "+1", ".5", "007" and "1 000", which JSON does not write.
    return plainNumber(String(decoding: cell, as: UTF8.self))
  }

  /// The number of a cell that may have a decimal comma; notes the mark that it has.
  func number(_ column: Int, _ marks: inout DecimalMarks) -> Double? {
    let cell = rawBytes(column)
    guard let comma = cell.firstIndex(of: UInt8(ascii: ",")) else {
      let value = number(column)
      if value != nil { marks.note(cell, line: line) }
      return value
    }
    var digits = Array(cell)
    digits[comma] = UInt8(ascii: ".")
    guard !cell.contains(UInt8(ascii: ".")),
      let value = plainNumber(String(decoding: digits, as: UTF8.self))
    else { return nil }
    marks.note(cell, line: line)
    return value
  }
}
