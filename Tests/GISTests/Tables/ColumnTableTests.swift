import Foundation
import TestSupport
import Testing

@testable import GIS

@Suite struct ColumnTableTests {
  private func table(
    _ text: String, file: String = "t.csv", keys: [String] = ["id"], amounts: [String] = [],
    optional: [String] = []
  ) throws -> ColumnTable {
    try ColumnTable(
      Array(text.utf8), file: file, columns: .init(keys: keys, amounts: amounts, optional: optional))
  }

  /// "line:column code" of each error.
  private func errors(
    _ text: String, keys: [String] = ["id"], amounts: [String] = [], optional: [String] = []
  ) -> [String] {
    do {
      _ = try table(text, keys: keys, amounts: amounts, optional: optional)
      return []
    } catch {
      return ((error as? Failure)?.problems ?? []).map {
        "\($0.place.line ?? 0):\($0.place.column ?? 0) \($0.code)"
      }
    }
  }

  @Test func idsAndNumbers() throws {
    let table = try table(
      "name,id,n,m\nx,a,1,\ny,b,2.5e1,7\nz,a,0,NA\n", amounts: ["n"], optional: ["m"])
    #expect(table.keys("id").numbers == [0, 1, 0] && table.keys("id").texts == ["a", "b"])
    #expect(table.amounts("n") == [1, 25, 0])
    #expect(table.optional("m") == [nil, 7, nil])
    #expect(table.lines == [2, 3, 4])
  }

  /// A byte order mark, CR LF, quotation marks with a delimiter, a doubled mark and a line break within, Chinese, an empty line,
  /// a number with spaces and none of JSON's form, and no line break at the end.
  @Test func whatSpreadsheetsWrite() throws {
    let text = "\u{FEFF}\"id\",n\r\n\"莘庄, \"\"北\"\"\", +05 \r\n\r\n\"two\nlines\",\"7\"\r\n007,.5"
    let table = try table(text, amounts: ["n"])
    #expect(table.keys("id").texts == ["莘庄, \"北\"", "two\nlines", "007"])
    #expect(table.amounts("n") == [5, 7, 0.5])
    #expect(table.lines == [2, 4, 6])
  }

  @Test func tabsByTheNameOfTheFile() throws {
    #expect(try table("id\tn\na,b\t1\n", file: "t.TSV", amounts: ["n"]).keys("id").texts == ["a,b"])
    #expect(try ColumnTable.header(of: Array("id\tn\n".utf8), file: "t.tsv.gz") == ["id", "n"])
  }

  @Test func everyFaultWithItsLineAndColumn() {
    let text = "id,n,m\na,1,2\n,x,3\nb,-1,y\nc,1\nd,nan,0x10\n"
    #expect(
      errors(text, amounts: ["n"], optional: ["m"]) == [
        "3:1 no-id", "3:2 not-a-number", "4:3 negative", "4:6 not-a-number", "5:0 ragged-row",
        "6:3 not-a-number", "6:7 not-a-number",
      ])
    #expect(errors("id,n\na,\n", amounts: ["n"]) == ["2:3 not-a-number"])
    #expect(errors("id,n\na\"b,1\n\"c\"d,2\n", amounts: ["n"]) == ["2:0 wrong-quotes", "3:0 wrong-quotes"])
    #expect(errors("id\n\"never closed\n") == ["2:0 wrong-quotes"])
    #expect(errors("") == ["0:0 empty-file"])
    #expect(errors("id,id\n") == ["1:0 repeated-column"])
    #expect(
      errors("id,n\n", keys: ["id", "x"], amounts: ["y"]) == ["1:0 missing-column"])
  }

  @Test func manyFaultsAreCounted() {
    let text = "id,n\n" + String(repeating: "a,x\n", count: 250)
    #expect(errors(text, amounts: ["n"]).count == 101)
  }

  @Test func bytesThatAreNoText() {
    for bytes in [Array("id\n".utf8) + [0xFF, 0x0A], [0xFF, 0xFE, 0x0A]] {
      #expect(throws: Failure.self) {
        try ColumnTable(bytes, file: "t.csv", columns: .init(keys: ["id"]))
      }
    }
  }

  @Test func aHeaderAlone() throws {
    let table = try table("id,n\n", amounts: ["n"])
    #expect(table.count == 0 && table.amounts("n").isEmpty && table.keys("id").texts.isEmpty)
  }

  /// Thousands of ids that differ, met again in another order, keep their numbers.
  @Test(arguments: 1...3) func idsKeepTheirNumbers(seed: UInt64) throws {
    var random = Seeded(seed)
    let ids = (0..<5_000).map { "区\($0 % 7)-\($0)" }
    let rows = ids + ids.shuffled(using: &random)
    let keys = try table("id\n" + rows.joined(separator: "\n")).keys("id")
    #expect(keys.texts == ids)
    #expect(keys.numbers.map { ids[Int($0)] } == rows)
  }

  // MARK: - gzip

  /// "id,n\n莘庄,1\n" by Python's gzip.
  private static let compressed = Data(
    base64Encoded: "H4sIAAAAAAACA8tM0cnjetE34+muFh1DLgBoZKNHDgAAAA==")

  @Test func compressedTables() throws {
    let bytes = Array(try #require(Self.compressed))
    let table = try ColumnTable(bytes, file: "t.csv", columns: .init(keys: ["id"], amounts: ["n"]))
    #expect(table.keys("id").texts == ["莘庄"] && table.amounts("n") == [1])
    // Two members are one text, and zeros behind them nothing.
    let text = Array("id,n\n莘庄,1\n".utf8)
    #expect(try inflated(bytes + bytes + [0, 0], file: "t") == text + text)
    #expect(try inflated(text, file: "t") == text)
  }

  /// Cut anywhere behind its mark it is told of; a wrong bit is found by the checksum at the latest. (The last byte before the
  /// checksum ends on bits that mean nothing.)
  @Test func damagedTables() throws {
    let bytes = Array(try #require(Self.compressed))
    func code(_ bytes: [UInt8]) -> String? {
      do {
        _ = try inflated(bytes, file: "t.csv.gz")
        return nil
      } catch {
        return (error as? Failure)?.problems.first?.code
      }
    }
    for count in 2..<bytes.count { #expect(code(Array(bytes.prefix(count))) == "truncated-gzip", "\(count)") }
    for index in Array(10..<bytes.count - 9) + Array(bytes.count - 8..<bytes.count) {
      var wrong = bytes
      wrong[index] ^= 0x40
      #expect(code(wrong) != nil, "\(index)")
    }
    #expect(code(bytes + [1, 2, 3]) == "damaged-gzip")
  }
}
