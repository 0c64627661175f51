import GIS
import TestSupport
import Testing

@Suite struct TableRowsTests {
  /// The cells of the columns b, a and the optional c of each row, and the lines of the rows.
  private func read(_ text: String) -> (rows: [[String]], lines: [Int], faults: [String]) {
    var log = FaultLog()
    var (rows, lines): ([[String]], [Int]) = ([], [])
    TableRows.read(Array(text.utf8), file: "t.csv", required: ["b", "a"], optional: ["c"], into: &log) {
      row, _ in
      rows.append((0..<3).map { row.text($0) })
      lines.append(row.line)
    }
    return (rows, lines, log.problems(file: "t.csv").map { "\($0.place.line ?? 0): \($0.code)" })
  }

  @Test func columnsComeByNameInTheOrderAskedFor() {
    let table = read("\u{FEFF}a, b ,x\r\n 1 ,二,3\r\n\r\n4,5,6")
    #expect(table.rows == [["二", "1", ""], ["5", "4", ""]])
    #expect(table.lines == [2, 4])
    #expect(table.faults == ["3: blank-rows"])
  }

  @Test func quotationMarksHoldCommasLineBreaksAndMarks() {
    let table = read("a,b,c\n\"x,\ny\",\"say \"\"no\"\"\",\n1,2,3\n")
    #expect(table.rows == [["say \"no\"", "x,\ny", ""], ["2", "1", "3"]])
    #expect(table.lines == [2, 4])
  }

  @Test(arguments: [
    ("", ["0: empty-file"]), ("a,c\n1,2\n", ["1: missing-column"]),
    ("a,b,a\n1,2,3\n", ["1: repeated-column"]),
    ("a,b\n1\n1,2\n1,2,3\n", ["2: ragged-row", "4: ragged-row"]), ("a,b\n1,\"2\n", ["2: wrong-quotes"]),
    ("a,b\n\"1\"x,2\nx\"1,2\n", ["2: wrong-quotes", "3: wrong-quotes"]),
  ])
  func faultsAreNamedByLine(text: String, expected: [String]) {
    #expect(read(text).faults == expected)
  }

  @Test func textThatIsNotUTF8IsRefused() {
    var log = FaultLog()
    TableRows.read([0x61, 0x0A, 0xC6, 0xDF], file: "t", required: ["a"], into: &log) { _, _ in
      Issue.record("no row is well formed")
    }
    #expect(log.problems(file: "t").map(\.code) == ["invalid-utf8"])
  }

  @Test func numbers() {
    var log = FaultLog()
    var (whole, real): ([Int?], [Double?]) = ([], [])
    let cells = [
      "12", "-7", "007", "1.5", "+2", ".5", "-51.1331", "1e3", "", "nan", "0x1", "1e999",
      "9999999999999999999",
    ]
    let text = "a\n" + cells.map { "\"\($0)\"" }.joined(separator: "\n")
    TableRows.read(Array(text.utf8), file: "t", required: ["a"], into: &log) { row, _ in
      whole.append(row.integer(0))
      real.append(row.number(0))
    }
    #expect(whole == [12, -7, 7, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil])
    #expect(real == [12, -7, 7, 1.5, 2, 0.5, -51.1331, 1000, nil, nil, nil, nil, 1e19])
  }

  /// Whatever stands in the cells, quoting it and reading it back gives it again.
  @Test(arguments: [UInt64(1), 2, 3]) func quotedTablesComeBack(seed: UInt64) {
    var random = Seeded(seed)
    let alphabet: [Character] = ["a", "七", ",", "\"", "\n", "1"]
    let rows = (0..<200).map { _ in
      (0..<3).map { _ in
        String(
          (0..<Int.random(in: 1...4, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
      }
    }
    let text =
      "b,a,c\n"
      + rows.map { row in
        row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\n"
      }.joined()
    let table = read(text)
    #expect(table.rows == rows, "seed \(seed)")
    #expect(table.faults.isEmpty, "seed \(seed)")
  }
}
