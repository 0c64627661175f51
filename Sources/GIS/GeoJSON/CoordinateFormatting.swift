/// Appends a coordinate with at most seven decimals, without trailing zeros, exponent or negative zero.
///
/// Seven decimals of a degree are about a centimetre (RFC 7946, section 11.2, finds six enough). Reading the digits
/// and writing them again gives the same digits. A value that is not finite, which no reader lets in, becomes `null`,
/// so that the file stays JSON and a reader points at it.
func appendCoordinate(_ value: Double, to bytes: inout [UInt8]) {
  let scaled = (value * 1e7).rounded(.toNearestOrAwayFromZero)
  // Beyond 2⁵³ the product is no longer exact to the unit.
  guard abs(scaled) < 9e15 else {
    bytes += (value.isFinite ? largeDigits(value) : "null").utf8
    return
  }
  let whole = Int64(scaled)
  var rest = whole.magnitude
  if whole < 0 { bytes.append(UInt8(ascii: "-")) }
  var decimals = 7
  while decimals > 0, rest % 10 == 0 {
    rest /= 10
    decimals -= 1
  }
  // Digits come out from the last to the first: 16 at most, a point, and a leading zero.
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { digits in
    var start = digits.count
    var count = 0
    repeat {
      start -= 1
      digits[start] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
      count += 1
      if count == decimals {
        start -= 1
        digits[start] = UInt8(ascii: ".")
      }
    } while rest > 0 || count <= decimals
    bytes.append(contentsOf: digits[start...])
  }
}

/// The shortest digits that read back to a number beyond 9·10⁸: no more than seven are decimals there. Zeros stand
/// in the place of an exponent.
private func largeDigits(_ value: Double) -> String {
  let text = value.description
  let parts = text.split(separator: "e+")
  guard parts.count == 2, let exponent = Int(parts[1]) else {
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
  let sides = parts[0].split(separator: ".")
  let decimals = sides.count == 2 && sides[1] != "0" ? sides[1] : ""
  return sides[0] + decimals + String(repeating: "0", count: max(0, exponent - decimals.count))
}
