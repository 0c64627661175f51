import Evaluation
import Measures
import PlanFile
import PlanStudies
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

  @Test("Tabs, line breaks and escapes in a name leave the columns in line")
  func controlCharacters() {
    var table = TextTable([("stop", .left), ("share", .right)])
    table.add(["a\tb\r\nc\u{1B}d", "1.00 %"])
    #expect(table.text() == "stop      share\n───────  ──────\na b c d  1.00 %\n")
  }

  @Test("Numbers have their thousands apart, and no minus before zero")
  func numbers() {
    #expect(numberText(2_653_489, decimals: 0) == "2,653,489")
    #expect(numberText(-1_234.5, decimals: 2) == "−1,234.50")
    #expect(numberText(-0.001, decimals: 2) == "0.00")
    #expect(MeasureUnit.share.text(0.92, in: .en) == "92.00 %")
    #expect(MeasureUnit.squareMetres.text(25_000, in: .zh) == "2.50 公顷")
  }

  @Test(
    "A value that is not 0 never passes for it, nor one that is not all for 100 %",
    arguments: [
      (MeasureUnit.share, 0.0, "0.00 %"), (.share, 0.000_05, "0.0050 %"), (.share, 0.000_123_4, "0.012 %"),
      (.share, 1e-9, "0.00000010 %"), (.share, 3.2e-14, "3.2 × 10^-12 %"), (.share, 0.123_44, "12.34 %"),
      (.share, 0.999_949, "99.99 %"), (.share, 0.999_999, "99.9999 %"), (.share, 1, "100.00 %"),
      (.share, 1 - 1e-12, "100.00 %"), (.named("个/万人"), 0.001_712, "0.0017 个/万人"),
      (.named("个/万人"), -0.001_712, "−0.0017 个/万人"), (.named("x"), 0.12, "0.12 x"),
      (.people, 0.3, "0.30 people"), (.people, 7, "7 people"), (.people, 0, "0 people"),
      (.squareMetres, 3, "0.00030 ha"), (.count, 0.004, "0.0040"), (.count, 12.5, "12.5"),
    ])
  func smallValues(unit: MeasureUnit, value: Double, expected: String) {
    #expect(unit.text(value, in: .en) == expected)
  }

  @Test("JSON keeps order and digits, escapes text and has no infinite numbers")
  func json() {
    let value = JSON.object([
      "b": 0.1, "a": JSON.array([.number(.infinity), .integer(3), .bool(true)]), "文": "\"\n\u{1}",
      "empty": JSON.array([]),
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
