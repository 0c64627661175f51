/// Thrown where the text stops being JSON; the fault itself is in the log by then.
struct Stop: Error {}

/// Walks once over the bytes of a JSON text and knows the line it is on.
///
/// Line ends are counted where white space is skipped, for nowhere else may JSON hold them. The buffer must outlive
/// the scanner, which therefore never leaves the closure that lends the buffer.
///
/// Unchecked, since pointers are never Sendable: the bytes are only read, by any number of scanners.
struct JSONScanner: @unchecked Sendable {
  /// How deep brackets may nest. Deeper text is refused, so that no input can exhaust the stack.
  static let depthLimit = 128

  let bytes: UnsafeBufferPointer<UInt8>
  let file: String
  /// The index of the next byte.
  var position = 0
  /// The line of the next byte, from 1, and the index of that line's first byte.
  private(set) var line = 1
  private(set) var lineStart = 0
  /// The number of brackets open.
  private(set) var depth = 0
  /// The number of the feature being read, from 1; 0 outside of any.
  var feature = 0
  var faults = FaultLog()

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) {
    self.bytes = bytes
    self.file = file
    // A byte order mark belongs to no line, so columns are counted after it.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      position = 3
      lineStart = 3
    }
  }

  /// The next byte, 0 at the end.
  @inline(__always)
  var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

  var isAtEnd: Bool { position >= bytes.count }

  /// Moves to the next byte that is not white space.
  @inline(__always)
  mutating func skipSpace() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte > 0x20 { return }
      if byte == UInt8(ascii: "\n") {
        line += 1
        lineStart = position + 1
      } else if byte != 0x20, byte != UInt8(ascii: "\t"), byte != UInt8(ascii: "\r") {
        return
      }
      position += 1
    }
  }

  // MARK: Places

  /// A place to come back to in a report.
  struct Mark {
    var offset: Int
    var line: Int
    var lineStart: Int
  }

  /// Where the scanner stands.
  var mark: Mark { Mark(offset: position, line: line, lineStart: lineStart) }

  /// Goes back, or on, to a mark.
  mutating func go(to mark: Mark) {
    position = mark.offset
    line = mark.line
    lineStart = mark.lineStart
  }

  /// The place of a mark, for a report.
  func place(_ mark: Mark, ring: Int? = nil) -> Place {
    Place(
      file: file, line: mark.line, column: mark.offset - mark.lineStart + 1,
      feature: feature > 0 ? feature : nil, ring: ring)
  }

  /// The mark of a byte on the present line.
  func mark(at offset: Int) -> Mark { Mark(offset: offset, line: line, lineStart: lineStart) }

  /// A scanner of the same text from another place on, with the same brackets open, that counts lines anew.
  func restarted(at offset: Int) -> JSONScanner {
    var other = self
    (other.position, other.line, other.lineStart) = (offset, 1, offset)
    (other.feature, other.faults) = (0, FaultLog())
    return other
  }

  /// Goes on where a scanner that was restarted from here has come to.
  mutating func goOn(from other: JSONScanner) {
    if other.line > 1 { lineStart = other.lineStart }
    line += other.line - 1
    (position, depth) = (other.position, other.depth)
  }

  // MARK: Faults

  /// Records a fault of the data, after which reading goes on.
  mutating func fault(
    _ text: @autoclosure () -> ProblemText, at mark: Mark, ring: Int? = nil,
    advice: @autoclosure () -> LocalizedText? = nil
  ) {
    faults.error(text(), at: place(mark, ring: ring), advice: advice())
  }

  /// Records a note or a warning.
  mutating func remark(
    _ severity: Problem.Severity, _ text: @autoclosure () -> ProblemText, at mark: Mark,
    advice: @autoclosure () -> LocalizedText? = nil
  ) {
    faults.remark(severity, text(), at: place(mark), advice: advice())
  }

  /// Records a fault that ends the reading.
  mutating func stop(_ text: ProblemText, at offset: Int, advice: LocalizedText? = nil) -> Stop {
    fault(text, at: mark(at: offset), advice: advice)
    return Stop()
  }

  /// Records that something else stands here than JSON allows.
  mutating func unexpected(_ expected: LocalizedText) -> Stop {
    stop(
      isAtEnd
        ? texts.problem("json-truncated", ["open": depth, "expected": expected])
        : texts.problem("json-syntax", ["found": Self.name(of: byte), "expected": expected]),
      at: position)
  }

  /// A byte as a person reads it.
  static func name(of byte: UInt8) -> LocalizedText {
    switch byte {
    case 0x21..<0x7F: "“\(Character(UnicodeScalar(byte)))”"
    default:
      texts("json/byte", ["code": String(Int(byte) + 256, radix: 16, uppercase: true).dropFirst()])
    }
  }

  // MARK: Structure

  /// Steps over a punctuation byte, or stops.
  @inline(__always)
  mutating func expect(_ byte: UInt8, _ name: @autoclosure () -> LocalizedText) throws(Stop) {
    skipSpace()
    guard self.byte == byte else { throw unexpected(name()) }
    position += 1
  }

  /// Steps over an opening bracket.
  @inline(__always)
  mutating func open(_ bracket: UInt8) throws(Stop) {
    guard byte == bracket else { throw unexpected(bracket == UInt8(ascii: "{") ? "“{”" : "“[”") }
    guard depth < Self.depthLimit else {
      throw stop(
        texts.problem("json-too-deep", ["depthLimit": Self.depthLimit]), at: position)
    }
    depth += 1
    position += 1
  }

  /// Moves to the next element of an array, or past its end (`false`). Set `isFirst` before the first call.
  @inline(__always)
  mutating func nextElement(_ isFirst: inout Bool) throws(Stop) -> Bool {
    try next(closing: UInt8(ascii: "]"), &isFirst)
  }

  /// Moves to the quote of an object's next key, or past its end (`false`). Set `isFirst` before the first call.
  @inline(__always)
  mutating func nextMember(_ isFirst: inout Bool) throws(Stop) -> Bool {
    guard try next(closing: UInt8(ascii: "}"), &isFirst) else { return false }
    guard byte == UInt8(ascii: "\"") else { throw unexpected(texts("json/name")) }
    return true
  }

  /// Reads an object's next key and moves to its value; `nil` past the object's end.
  @inline(__always)
  mutating func nextKey(_ isFirst: inout Bool) throws(Stop) -> ScannedString? {
    guard try nextMember(&isFirst) else { return nil }
    let key = try scanString()
    try expect(UInt8(ascii: ":"), "“:”")
    skipSpace()
    return key
  }

  @inline(__always)
  private mutating func next(closing: UInt8, _ isFirst: inout Bool) throws(Stop) -> Bool {
    skipSpace()
    let byte = byte
    if byte == closing {
      position += 1
      depth -= 1
      return false
    }
    if isFirst {
      isFirst = false
      return true
    }
    guard byte == UInt8(ascii: ",") else {
      throw unexpected(texts("json/comma-or-bracket", ["bracket": Self.name(of: closing)]))
    }
    position += 1
    skipSpace()
    return true
  }
}
