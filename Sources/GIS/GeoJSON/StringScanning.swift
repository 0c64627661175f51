#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a JSON string lies in the file, without its quotes.
struct ScannedString {
  var start: Int
  var end: Int
  /// Whether it holds a backslash, so that its bytes are not its text.
  var hasEscape: Bool
}

extension JSONScanner {
  /// Steps over the string that begins here and checks it: escapes, control characters, UTF-8.
  mutating func scanString() throws(Stop) -> ScannedString {
    guard byte == UInt8(ascii: "\"") else { throw unexpected(texts("json/text")) }
    let start = position + 1
    var index = start
    var hasEscape = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x80 {
        index = checkSequence(at: index)
      } else if byte == UInt8(ascii: "\"") {
        position = index + 1
        return ScannedString(start: start, end: index, hasEscape: hasEscape)
      } else if byte == UInt8(ascii: "\\") {
        hasEscape = true
        index = try checkEscape(at: index)
      } else if byte < 0x20 {
        throw stop(
          texts.problem("json-syntax/control-character", ["found": Self.name(of: byte)]),
          at: index)
      } else {
        index += 1
      }
    }
    position = bytes.count
    throw unexpected(texts("json/closing-quote"))
  }

  /// The text of a string.
  func text(_ string: ScannedString) -> String {
    let slice = UnsafeBufferPointer(rebasing: bytes[string.start..<string.end])
    return string.hasEscape ? Self.unescaped(slice) : String(decoding: slice, as: UTF8.self)
  }

  /// Whether a string reads as a name of the standard.
  @inline(__always)
  func matches(_ string: ScannedString, _ name: StaticString) -> Bool {
    if string.hasEscape { return text(string) == name.description }
    let count = string.end - string.start
    guard count == name.utf8CodeUnitCount, let base = bytes.baseAddress else { return false }
    return memcmp(base + string.start, name.utf8Start, count) == 0
  }

  /// Steps over the bytes of an earlier stretch where they stand here again.
  @inline(__always)
  mutating func skip(sameAs earlier: Range<Int>) -> Bool {
    guard position + earlier.count <= bytes.count, let base = bytes.baseAddress,
      memcmp(base + position, base + earlier.lowerBound, earlier.count) == 0
    else { return false }
    position += earlier.count
    return true
  }

  /// Checks the escape whose backslash is at `index`; gives the index after it.
  private mutating func checkEscape(at index: Int) throws(Stop) -> Int {
    let letter = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return index + 2
    case UInt8(ascii: "u"):
      guard let unit = Self.hexUnit(bytes, at: index + 2) else { break }
      let next = index + 6
      guard 0xD800..<0xE000 ~= unit else { return next }
      let isPair =
        unit < 0xDC00 && next + 1 < bytes.count && bytes[next] == UInt8(ascii: "\\")
        && bytes[next + 1] == UInt8(ascii: "u")
        && Self.hexUnit(bytes, at: next + 2).map { 0xDC00..<0xE000 ~= $0 } == true
      if isPair { return next + 6 }
      fault(
        texts.problem("lone-surrogate"), at: mark(at: index))
      return next
    default: break
    }
    throw stop(texts.problem("json-syntax/escape"), at: index)
  }

  /// Checks the UTF-8 sequence that begins at `index` (Unicode standard, table 3-7); gives the index after it.
  private mutating func checkSequence(at index: Int) -> Int {
    let lead = bytes[index]
    let second: ClosedRange<UInt8>
    switch lead {
    case 0xE0: second = 0xA0...0xBF
    case 0xED: second = 0x80...0x9F
    case 0xF0: second = 0x90...0xBF
    case 0xF4: second = 0x80...0x8F
    default: second = 0x80...0xBF
    }
    let count =
      switch lead {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    var isSound = count > 0 && index + count <= bytes.count && second ~= bytes[index + 1]
    if isSound {
      for offset in 2..<max(2, count) where bytes[index + offset] & 0xC0 != 0x80 { isSound = false }
    }
    if isSound { return index + count }
    fault(
      texts.problem("invalid-utf8", ["found": Self.name(of: lead)]), at: mark(at: index))
    return index + 1
  }

  /// The four hexadecimal digits at `index` as a number.
  private static func hexUnit(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[index..<(index + 4)] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  /// The text of a checked string with escapes.
  private static func unescaped(_ slice: UnsafeBufferPointer<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    var plain = 0
    var index = 0
    func copyPlain(upTo end: Int) {
      text.append(
        contentsOf: String(decoding: UnsafeBufferPointer(rebasing: slice[plain..<end]), as: UTF8.self)
          .unicodeScalars)
    }
    while index < slice.count {
      guard slice[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      copyPlain(upTo: index)
      var value: UInt32
      switch slice[index + 1] {
      case UInt8(ascii: "b"): value = 8
      case UInt8(ascii: "f"): value = 12
      case UInt8(ascii: "n"): value = 10
      case UInt8(ascii: "r"): value = 13
      case UInt8(ascii: "t"): value = 9
      case UInt8(ascii: "u"):
        value = hexUnit(slice, at: index + 2) ?? 0xFFFD
        index += 4
        if 0xD800..<0xDC00 ~= value, let low = hexUnit(slice, at: index + 4), 0xDC00..<0xE000 ~= low {
          value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
          index += 6
        }
      case let letter: value = UInt32(letter)
      }
      text.append(UnicodeScalar(value) ?? "\u{FFFD}")
      index += 2
      plain = index
    }
    copyPlain(upTo: slice.count)
    return String(text)
  }
}
