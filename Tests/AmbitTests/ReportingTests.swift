import Planning
import Reporting
import Testing

@Suite("Text tables, numbers and JSON")
struct ReportingTests {
  @Test("Columns line up by display width, with Chinese as two columns a character")
  func alignment() {
    var table = TextTable([("镇", .left), ("share", .right)])
    table.add(["莘庄镇", "1.00 %"])
    table.add(["A", TextTable.Cell("92.00 %", .red)])
    #expect(table.text() == "镇        share\n──────  ───────\n莘庄镇   1.00 %\nA       92.00 %\n")
    #expect(table.text(coloured: true).contains("\u{1B}[31m92.00 %\u{1B}[0m"))
  }

  @Test("Numbers have their thousands apart, and no minus before zero")
  func numbers() {
    #expect(numberText(2_653_489, decimals: 0) == "2,653,489")
    #expect(numberText(-1_234.5, decimals: 2) == "−1,234.50")
    #expect(numberText(-0.001, decimals: 2) == "0.00")
    #expect(MeasureUnit.share.text(0.92, in: .en) == "92.00 %")
    #expect(MeasureUnit.squareMetres.text(25_000, in: .zh) == "2.50 公顷")
  }

  @Test("JSON keeps order and digits, escapes text and has no infinite numbers")
  func json() {
    let value = JSON.object([
      "b": .number(0.1), "a": .array([.number(.infinity), .integer(3), .bool(true)]),
      "文": .string("\"\n\u{1}"), "empty": .array([]),
    ])
    let expected = #"""
      {
        "b": 0.1,
        "a": [
          null,
          3,
          true
        ],
        "文": "\"\n\u0001",
        "empty": []
      }

      """#
    #expect(String(decoding: value.bytes, as: UTF8.self) == expected)
  }

  @Test("CSV quotes what a spreadsheet would split")
  func csv() {
    var csv = CSV(["a", "b"])
    csv.add(["x,y", "say \"hi\""])
    #expect(String(decoding: csv.bytes, as: UTF8.self) == "\u{FEFF}a,b\r\n\"x,y\",\"say \"\"hi\"\"\"\r\n")
  }
}
