/// Which marks stand before the decimals of a table's numbers, and whether that is beyond doubt.
///
/// It is where commas part no cells that they may be decimal commas. 1,234 may then still be a thousand, and beside 1,5 so
/// may 1.234: a table has one mark, or its numbers mean nothing.
struct DecimalMarks {
  private typealias Example = (text: String, line: Int)
  private var point: Example?
  private var comma: Example?
  /// Whether a comma has been seen that cannot part thousands.
  private(set) var isCommaCertain = false

  /// Whether any number has a decimal comma.
  var hasCommas: Bool { comma != nil }
  /// Whether any number has a decimal point.
  var hasPoints: Bool { point != nil }

  /// Notes the mark of a cell that is a number.
  mutating func note(_ cell: some Collection<UInt8>, line: Int) {
    if point == nil, cell.contains(UInt8(ascii: ".")) {
      point = (String(decoding: cell, as: UTF8.self), line)
    } else if !isCommaCertain, let mark = cell.firstIndex(of: UInt8(ascii: ",")) {
      comma = comma ?? (String(decoding: cell, as: UTF8.self), line)
      let before = cell[..<mark].filter { (0x30...0x39).contains($0) }
      let after = cell[mark...].dropFirst()
      isCommaCertain =
        after.count != 3 || !(1...3).contains(before.count) || before.first == UInt8(ascii: "0")
    }
  }

  /// What is wrong with the marks of all numbers together; `nil` where they agree.
  ///
  /// - Parameter takesCommas: Whether commas alone are decimal ones even where each could part thousands.
  func problem(in file: String, takesCommas: Bool = false) -> Problem? {
    guard let comma else { return nil }
    if let point {
      return Problem(
        .error,
        texts.problem(
          "mixed-decimal-marks",
          ["comma": comma.text, "commaLine": comma.line, "point": point.text, "pointLine": point.line]),
        at: Place(file: file, line: max(comma.line, point.line)))
    }
    if isCommaCertain || takesCommas { return nil }
    return Problem(
      .error, texts.problem("ambiguous-number", ["comma": comma.text]),
      at: Place(file: file, line: comma.line))
  }
}
