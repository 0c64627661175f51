/// The finite number of a cell in decimal digits, spaces aside; `nil` for anything else.
///
/// The standard library also reads "nan" and hexadecimal digits, which no table means.
func plainNumber(_ cell: some StringProtocol) -> Double? {
  let digits = String(cell.filter { !$0.isWhitespace })
  guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }) else {
    return nil
  }
  return Double(digits).flatMap { $0.isFinite ? $0 : nil }
}
