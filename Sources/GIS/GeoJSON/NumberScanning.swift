/// 10⁰ to 10²², the powers of ten that a double holds exactly.
private let exactPowers: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
  1e19,
  1e20, 1e21, 1e22,
]

/// 10⁰ to 10¹⁹, those that 64 bits hold.
private let wholePowers: [UInt64] = [
  1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
  100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
  10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
]

extension JSONScanner {
  /// Reads the JSON number that begins here, correctly rounded; infinite beyond 1.8e308. `nil`, and nothing
  /// read, where there is none.
  ///
  /// Up to 19 digits after which at most 19 are decimals, which every coordinate has, are rounded here by exact
  /// integer arithmetic; the rest goes to the standard library.
  @inline(__always)
  mutating func scanDouble() -> Double? {
    let start = position
    guard let number = scanDecimal() else { return nil }
    let magnitude: Double
    if number.digitCount <= 19, number.mantissa < 1 << 53, abs(number.exponent) <= 22 {
      // Both operands are exact, so the one operation rounds once (Clinger 1990).
      let mantissa = Double(number.mantissa)
      magnitude =
        number.exponent < 0
        ? mantissa / exactPowers[-number.exponent] : mantissa * exactPowers[number.exponent]
    } else if number.digitCount <= 19, (-19..<0).contains(number.exponent) {
      magnitude = Self.quotient(number.mantissa, wholePowers[-number.exponent])
    } else {
      let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
      return Double(text)
    }
    return number.isNegative ? -magnitude : magnitude
  }

  /// A number as its digits: mantissa × 10^exponent; the mantissa holds only where there are at most 19 digits.
  struct Decimal {
    var isNegative: Bool
    var mantissa: UInt64
    var digitCount: Int
    var exponent: Int
  }

  /// Steps over a number as RFC 8259 section 6 writes it. `nil`, and nothing read, where there is none.
  @inline(__always)
  mutating func scanDecimal() -> Decimal? {
    var index = position
    let isNegative = byte == UInt8(ascii: "-")
    if isNegative { index += 1 }
    var mantissa: UInt64 = 0
    let wholeStart = index
    scanDigits(from: &index, into: &mantissa)
    let wholeCount = index - wholeStart
    guard wholeCount == 1 || (wholeCount > 1 && bytes[wholeStart] != UInt8(ascii: "0")) else { return nil }
    var decimals = 0
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      let start = index + 1
      index = start
      scanDigits(from: &index, into: &mantissa)
      decimals = index - start
      guard decimals > 0 else { return nil }
    }
    var exponent = 0
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      let sign = index < bytes.count ? bytes[index] : 0
      if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { index += 1 }
      let start = index
      while index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10 {
        // Far beyond any double: more digits change nothing, and must not overflow.
        if exponent < 100_000 { exponent = exponent * 10 + Int(bytes[index] - UInt8(ascii: "0")) }
        index += 1
      }
      guard index > start else { return nil }
      if sign == UInt8(ascii: "-") { exponent = -exponent }
    }
    // A letter or a second point right behind it makes the whole something else than a number.
    if index < bytes.count, Self.isWordByte(bytes[index]) { return nil }
    position = index
    return Decimal(
      isNegative: isNegative, mantissa: mantissa, digitCount: wholeCount + decimals,
      exponent: exponent - decimals)
  }

  @inline(__always)
  private func scanDigits(from index: inout Int, into mantissa: inout UInt64) {
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      index += 1
    }
  }

  /// `dividend` ÷ `divisor`, rounded once to the nearest double, ties to even. `divisor` must not be 0.
  static func quotient(_ dividend: UInt64, _ divisor: UInt64) -> Double {
    if dividend == 0 { return 0 }
    // Both shifted so that the quotient of 128 by 64 bits has 63 or 64 binary digits; the remainder, as one low bit,
    // tells apart a tie from what lies just above it.
    let dividendShift = dividend.leadingZeroBitCount
    let divisorShift = divisor.leadingZeroBitCount
    let scaled = dividend << dividendShift
    let (quotient, remainder) = (divisor << divisorShift).dividingFullWidth((scaled >> 1, scaled << 63))
    let bits = remainder == 0 ? quotient : quotient | 1
    let exponent = divisorShift - dividendShift - 63
    return Double(bits) * Double(sign: .plus, exponent: exponent, significand: 1)
  }

  /// Whether a byte may stand in a number or in a bare word such as `null` or `NaN`.
  @inline(__always)
  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
