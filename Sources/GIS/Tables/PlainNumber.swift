/// The finite number of a cell in decimal digits; `nil` for anything else.
///
/// A space may part groups of three digits, as in 354 123.45; degrees and minutes in one cell are no number. The standard
/// library also reads "nan" and hexadecimal digits, which no table means.
///
/// - Parameter hasDecimalComma: Whether the cell may have a comma for its decimal point.
func plainNumber(_ cell: some StringProtocol, hasDecimalComma: Bool = false) -> Double? {
  guard let digits = withoutGroups(cell) else { return nil }
  let mark = hasDecimalComma && !digits.contains(".") ? UInt8(ascii: ",") : nil
  var bytes = Array(digits.utf8)
  if let mark, let comma = bytes.firstIndex(of: mark) { bytes[comma] = UInt8(ascii: ".") }
  guard bytes.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }) else { return nil }
  return Double(String(decoding: bytes, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
}

/// A cell without the spaces around it and between its groups of three digits; `nil` where spaces part anything else.
private func withoutGroups(_ cell: some StringProtocol) -> String? {
  let parts = cell.split(whereSeparator: \.isWhitespace)
  guard let first = parts.first else { return nil }
  if parts.count == 1 { return String(first) }
  func areDigits(_ text: some StringProtocol) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  let head = first.first == "-" || first.first == "+" ? first.dropFirst() : first
  let last = parts[parts.count - 1]
  let isGrouped =
    (1...3).contains(head.count) && areDigits(head)
    && parts[1..<(parts.count - 1)].allSatisfy { $0.count == 3 && areDigits($0) }
    && last.count >= 3 && areDigits(last.prefix(3)) && last.dropFirst(3).first?.isNumber != true
  return isGrouped ? parts.joined() : nil
}
