import TestSupport
import Testing

@testable import GIS

@Suite struct TableDialectTests {
  private func delimiter(_ text: String, file: String = "t.csv") throws -> Character {
    let dialect = try TableDialect.detected(in: Array(text.utf8), file: file)
    return Character(UnicodeScalar(dialect.delimiter))
  }

  @Test(
    arguments: [
      ("a,b\n1,2\n", ","), ("a;b\n1;2\n", ";"), ("a\tb\n1\t2\n", "\t"), ("a\n1\n", ","), ("", ","),
      // In quotation marks nothing parts cells.
      ("\"a;b\",c\n1,2\n", ","), ("\"a,b\";c\n1;2\n", ";"),
      // Several in the header: the rows tell, also where one of them is wrong or has decimal commas.
      ("name;lon, degrees;lat\na;13,4;52,5\nb;13,5;52,6\n", ";"),
      ("name,tags;more,x\na,b,1\nc,d;e,2\n", ","),
    ] as [(String, Character)])
  func theTableItselfTells(text: String, expected: Character) throws {
    #expect(try delimiter(text) == expected)
  }

  @Test func aNameOnTSVSpeaksForTabsWhereNothingElseDoes() throws {
    #expect(try delimiter("a,b\tc\n1,2\t3\n", file: "t.TSV") == "\t")
    #expect(try delimiter("a\n1\n", file: "t.tsv.gz") == "\t")
    #expect(try delimiter("a,b\n1,2\n", file: "t.tsv") == ",")
  }

  @Test(arguments: ["a,b;c\n1,2;3\n", "a\tb;c\n", "a,b;c\nx\n"])
  func whatMayBeEitherIsRefused(text: String) {
    #expect {
      try delimiter(text)
    } throws: { ($0 as? Failure)?.problems.map(\.code) == ["ambiguous-separator"] }
  }

  /// Whatever the table and its separator, the three are read alike.
  @Test(arguments: 1...5) func theSeparatorChangesNothing(seed: UInt64) throws {
    var random = Seeded(seed)
    let rows = (0..<50).map { row in
      [
        "区\(row)", "\(Double.random(in: -180...180, using: &random))",
        "\(Double.random(in: -90...90, using: &random))",
      ]
    }
    let tables = [",", ";", "\t"].map { separator in
      ([["name", "lon", "lat"]] + rows).map { $0.joined(separator: separator) }.joined(separator: "\n")
    }
    let places = try tables.map { try PointTable.read(Array($0.utf8), file: "t.csv").coordinates }
    #expect(places[0].count == 50 && places[0] == places[1] && places[0] == places[2], "seed \(seed)")
    let commas = tables[1].replacing(".", with: ",")
    #expect(try PointTable.read(Array(commas.utf8), file: "t.csv").coordinates == places[0], "seed \(seed)")
  }
}

@Suite struct TableEncodingTests {
  private static let text = "名称,lon,lat\n马桥,121.4,31.1\n"

  private func utf16(_ text: String, low: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let (high, least) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return low ? [least, high] : [high, least]
    }
  }

  @Test(arguments: [(true, true), (true, false), (false, true), (false, false)])
  func tablesInUTF16AreRead(low: Bool, mark: Bool) throws {
    let layer = try PointTable.read(utf16(Self.text, low: low, mark: mark), file: "t.csv")
    #expect(layer.coordinates == [at(121.4, 31.1)])
    #expect(layer.features[0].properties["名称"] == .string("马桥"))
    let costs = utf16("id;n\n甲;1,5\n乙;2\n", low: low, mark: mark)
    let table = try ColumnTable(costs, file: "t.csv", columns: .init(keys: ["id"], amounts: ["n"]))
    #expect(table.keys("id").texts == ["甲", "乙"] && table.amounts("n") == [1.5, 2])
    #expect(try ColumnTable.header(of: costs, file: "t.csv") == ["id", "n"])
  }

  @Test func whatIsCutIsToldAsUTF16() {
    let whole = utf16(Self.text, low: true, mark: true)
    #expect {
      try PointTable.read(whole.dropLast(), file: "t.csv")
    } throws: { ($0 as? Failure)?.problems.map(\.code) == ["damaged-utf16"] }
  }

  @Test func oneZeroByteMakesNoUTF16() {
    #expect(utf16ByteOrder(of: Array("name,lon,lat\na\u{0},1,2\n".utf8)) == nil)
    #expect(utf16ByteOrder(of: []) == nil)
  }
}
