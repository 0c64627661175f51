/// Appends a JSON string: quotation marks, backslashes and control characters escaped, all else as its UTF-8.
public func appendJSONString(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
    case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
    case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
    case 0..<0x20:
      let digits = String(byte, radix: 16)
      bytes.append(contentsOf: "\\u00\(byte < 16 ? "0" : "")\(digits)".utf8)
    default: bytes.append(byte)
    }
  }
  bytes.append(UInt8(ascii: "\""))
}

/// Appends a coordinate with seven decimals at most, without trailing zeros, exponent or "-0".
///
/// Beyond ±9·10¹¹, where seven decimals do not fit into a double, the shortest digits that read back.
func appendDecimal(_ value: Double, to bytes: inout [UInt8]) {
  guard abs(value) < 9e11 else {
    bytes.append(contentsOf: String(value).utf8)
    return
  }
  var scaled = Int64((value * 1e7).rounded())
  if scaled < 0 {
    bytes.append(UInt8(ascii: "-"))
    scaled = -scaled
  }
  bytes.append(contentsOf: String(scaled / 10_000_000).utf8)
  var fraction = scaled % 10_000_000
  if fraction == 0 { return }
  bytes.append(UInt8(ascii: "."))
  var unit: Int64 = 1_000_000
  while fraction > 0 {
    bytes.append(UInt8(ascii: "0") + UInt8(fraction / unit))
    fraction %= unit
    unit /= 10
  }
}
