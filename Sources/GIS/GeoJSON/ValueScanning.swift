extension JSONScanner {
  /// Reads any value as a property: numbers keep their digits, arrays and objects their text.
  mutating func readValue() throws(Stop) -> PropertyValue {
    switch byte {
    case UInt8(ascii: "\""):
      // In two steps: in one the scanner would be copied before it moves on.
      let string = try scanString()
      return .string(text(string))
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let start = position
      let startLine = line
      try skipValue()
      let raw = UnsafeBufferPointer(rebasing: bytes[start..<position])
      return .json(line == startLine ? String(decoding: raw, as: UTF8.self) : Self.onOneLine(raw))
    default:
      let start = position
      if scanDecimal() != nil {
        let digits = UnsafeBufferPointer(rebasing: bytes[start..<position])
        return .number(.init(digits: String(decoding: digits, as: UTF8.self)))
      }
      return try scanWord()
    }
  }

  /// Steps over any value, checking that it is JSON.
  mutating func skipValue() throws(Stop) {
    var isFirst = true
    switch byte {
    case UInt8(ascii: "\""): _ = try scanString()
    case UInt8(ascii: "{"):
      try open(UInt8(ascii: "{"))
      while try nextKey(&isFirst) != nil { try skipValue() }
    case UInt8(ascii: "["):
      try open(UInt8(ascii: "["))
      while try nextElement(&isFirst) { try skipValue() }
    default: if scanDecimal() == nil { _ = try scanWord() }
    }
  }

  /// Steps over a value that is JSON but not what its member asks for, and records that.
  mutating func refuseValue(_ text: @autoclosure () -> ProblemText) throws(Stop) {
    let mark = mark
    try skipValue()
    fault(text(), at: mark)
  }

  /// Steps over `null` where it stands here.
  mutating func skipNull() -> Bool {
    guard byte == UInt8(ascii: "n"), word(at: position) == "null" else { return false }
    position += 4
    return true
  }

  /// Reads `null`, `true` or `false`; any other bare word, such as `NaN` or `01`, is a fault of the data.
  private mutating func scanWord() throws(Stop) -> PropertyValue {
    let word = word(at: position)
    guard !word.isEmpty else { throw unexpected(texts("json/value")) }
    defer { position += word.utf8.count }
    switch word {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      fault(
        texts.problem("not-a-value", ["word": word.prefix(40)]), at: mark(at: position))
      return .null
    }
  }

  /// The run of letters, digits and signs that begins at an index.
  func word(at start: Int) -> String {
    var end = start
    while end < bytes.count, Self.isWordByte(bytes[end]) { end += 1 }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
  }

  /// JSON text without the white space between its parts, so that it can stand in a line of its own.
  private static func onOneLine(_ raw: UnsafeBufferPointer<UInt8>) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(raw.count)
    var isInString = false
    var isEscaped = false
    for byte in raw {
      if !isInString, byte <= 0x20 { continue }
      kept.append(byte)
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\"") {
        isInString.toggle()
      } else {
        isEscaped = isInString && byte == UInt8(ascii: "\\")
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
