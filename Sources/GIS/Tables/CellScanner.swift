/// Walks over the cells of a CSV or TSV table, byte by byte (RFC 4180), and knows the line it is on.
///
/// The buffer must outlive the scanner, which therefore never leaves the closure that lends the buffer.
struct CellScanner {
  /// A cell: its bytes without quotation marks, and what follows it.
  struct Cell {
    var bytes: Range<Int>
    /// Whether it stood in quotation marks; those inside are still doubled.
    var isQuoted = false
    /// Whether a line break or the end of the table follows, not another cell.
    var isLast = false
    /// Whether quotation marks are out of order.
    var isWrong = false
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let delimiter: UInt8
  /// The index of the next byte.
  private(set) var position = 0
  /// The line of the next byte, from 1, and the index of its first byte.
  private(set) var line = 1
  private(set) var lineStart = 0

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      position = 3
      lineStart = 3
    }
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// The column of a byte of the present line, from 1.
  func column(of index: Int) -> Int { index - lineStart + 1 }

  /// Skips line breaks: empty lines are no rows.
  mutating func skipEmptyLines() {
    while position < bytes.count {
      if bytes[position] == Self.lineFeed {
        endLine()
      } else if bytes[position] == Self.carriageReturn,
        position + 1 == bytes.count
          || bytes[position + 1] == Self.lineFeed
      {
        position += 1
      } else {
        return
      }
    }
  }

  /// The next cell; the scanner moves behind its delimiter, but not over a line break, see ``endRow()``.
  @inline(__always)
  mutating func next() -> Cell {
    if position < bytes.count, bytes[position] == Self.quote { return nextQuoted() }
    let start = position
    var isWrong = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter {
        position += 1
        return Cell(bytes: start..<position - 1, isWrong: isWrong)
      }
      if byte == Self.lineFeed { break }
      if byte == Self.quote { isWrong = true }
      position += 1
    }
    let end = position > start && bytes[position - 1] == Self.carriageReturn ? position - 1 : position
    return Cell(bytes: start..<end, isLast: true, isWrong: isWrong)
  }

  private mutating func nextQuoted() -> Cell {
    position += 1
    var cell = Cell(bytes: position..<position, isQuoted: true)
    let start = position
    while position < bytes.count {
      if bytes[position] == Self.lineFeed {
        endLine()
        continue
      }
      position += 1
      guard bytes[position - 1] == Self.quote else { continue }
      if position < bytes.count, bytes[position] == Self.quote {
        position += 1
        continue
      }
      cell.bytes = start..<position - 1
      let rest = next()
      cell.isLast = rest.isLast
      cell.isWrong = !rest.bytes.isEmpty || rest.isQuoted
      return cell
    }
    cell.isWrong = true
    cell.isLast = true
    return cell
  }

  /// Moves over the line break behind a row's last cell.
  mutating func endRow() { if position < bytes.count { endLine() } }

  private mutating func endLine() {
    position += 1
    line += 1
    lineStart = position
  }

  /// The text of a cell; `nil` where it is not UTF-8.
  func text(_ cell: Cell) -> String? {
    guard let text = String(validating: bytes[cell.bytes], as: UTF8.self) else { return nil }
    return cell.isQuoted ? text.replacing("\"\"", with: "\"") : text
  }
}
