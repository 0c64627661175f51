import TestSupport
import Testing

@testable import GIS

/// What is a number in a table, and which mark stands before its decimals.
@Suite struct TableNumberTests {
  private func read(_ text: String, system: String? = nil) throws -> SourceLayer {
    try PointTable.read(Array(text.utf8), file: "t.csv", system: system.map { try CoordinateSystem($0) })
  }

  private func codes(_ body: () throws -> Void) -> [String] {
    do { try body() } catch { return (error as? Failure)?.problems.map(\.code) ?? [] }
    return []
  }

  @Test(
    arguments: [
      ("354 123.45", 354_123.45), ("3 442 904", 3_442_904), ("-1 000", -1_000), (" 12 ", 12), ("+.5", 0.5),
      ("3\u{A0}442\u{A0}904.5", 3_442_904.5), ("10 5", nil), ("121 24 00", nil), ("1 5", nil),
      ("10 05.5", nil), ("- 5", nil),
      ("1000 000", nil), ("1 0000", nil), ("nan", nil), ("0x1", nil), ("1e999", nil), ("", nil), ("1,5", nil),
    ] as [(String, Double?)])
  func spacesPartGroupsOfThree(cell: String, expected: Double?) { #expect(plainNumber(cell) == expected) }

  @Test(
    arguments: [
      ("-51,20", -51.2), ("1 234,5", 1_234.5), (",5", 0.5), ("1.5", 1.5), ("1.234,5", nil), ("1,234,5", nil),
    ] as [(String, Double?)])
  func decimalCommas(cell: String, expected: Double?) {
    #expect(plainNumber(cell, hasDecimalComma: true) == expected)
  }

  /// Properties get a point as well; what has one already may be a thousand and stays text, with a word.
  @Test func decimalCommasOfATableOfPlaces() throws {
    let layer = try read("n;lon;lat;p\na;-51,20;-30,03;2,50\nb;-51,21;-30,04;1.234\n")
    #expect(layer.coordinates == [at(-51.2, -30.03), at(-51.21, -30.04)])
    #expect(layer.features[0].properties["lon"]?.text == "-51.20")
    #expect(layer.features.map { $0.properties["p"]?.double } == [2.5, nil])
    #expect(layer.problems.map(\.code) == ["mixed-decimal-marks"] && layer.problems[0].place.line == 3)
  }

  /// Beside points, and beside nothing that is certain, a comma may part thousands.
  @Test func otherCommasStayText() throws {
    let beside = try read("lon;lat;p\n121.4;31.1;1,5\n")
    #expect(beside.features[0].properties["p"] == .string("1,5"))
    let unsure = try read("x;y;p\n633572;3442904;1,234\n")
    #expect(unsure.features[0].properties["p"] == .string("1,234"))
    let sure = try read("x;y;p\n633572;3442904;1,23\n")
    #expect(sure.features[0].properties["p"]?.double == 1.23)
    // Where commas part the cells they are never decimal.
    #expect(codes { _ = try read("lon,lat\n\"121,4\",\"31,1\"\n") } == ["not-a-number", "not-a-number"])
  }

  @Test func coordinatesWithBothMarksAreRefused() {
    #expect(codes { _ = try read("lon;lat\n121,4;31,1\n121.5;31.2\n") } == ["mixed-decimal-marks"])
    // Three decimals of degrees, or hundreds of thousands of metres.
    #expect(codes { _ = try read("lon;lat\n121,437;31,193\n") } == [])
    #expect(codes { _ = try read("x;y\n633,572;442,904\n", system: "EPSG:4549") } == ["ambiguous-number"])
  }

  @Test func amountsWithBothMarksAreRefused() throws {
    func amounts(_ text: String) throws -> [Double] {
      try ColumnTable(Array(text.utf8), file: "t.csv", columns: .init(keys: ["id"], amounts: ["n"])).amounts(
        "n")
    }
    #expect(try amounts("id;n\na;1,5\nb;,25\nc;1 000\n") == [1.5, 0.25, 1_000])
    #expect(try amounts("id\tn\na\t1.234\n") == [1.234])
    #expect(codes { _ = try amounts("id;n\na;1,5\nb;2.5\n") } == ["mixed-decimal-marks"])
    #expect(codes { _ = try amounts("id;n\na;1,234\nb;2,345\n") } == ["ambiguous-number"])
    #expect(try amounts("id;n\na;1,234\nb;0,345\n") == [1.234, 0.345])
    #expect(codes { _ = try amounts("id,n\na,\"1,5\"\n") } == ["not-a-number"])
  }

  @Test func valuesBeyondAllSenseAreNamedByTheirRow() {
    func problems(_ body: () throws -> Void) -> [String] {
      do { try body() } catch {
        return ((error as? Failure)?.problems ?? []).map { "\($0.place.line ?? 0) \($0.code)" }
      }
      return []
    }
    #expect(
      problems { _ = try read("x,y\n1,2\n1e308,3\n", system: "EPSG:4549") } == ["3 out-of-range"])
    let table = Array("id,n\na,1\nb,1e308\nc,1e999\n".utf8)
    #expect(
      problems { _ = try ColumnTable(table, file: "t.csv", columns: .init(keys: ["id"], amounts: ["n"])) }
        == ["3 out-of-range", "4 not-a-number"])
  }

  // MARK: - Columns and rows

  /// The same place twice: the system tells which pair is meant.
  @Test func degreesAndMetresInOneTable() throws {
    let text = "name,lon,lat,x,y\na,121.4,31.1,633572.48,3442904.39\n"
    #expect(try read(text, system: "EPSG:4549").coordinates == [at(633_572.48, 3_442_904.39)])
    for system in [nil, "WGS84", "gcj02"] {
      let layer = try read(text, system: system)
      #expect(layer.coordinates == [at(121.4, 31.1)] && layer.problems.map(\.code) == ["several-coordinates"])
    }
    // One pair alone is read in any system, and judged with the figures.
    #expect(try read("lon,lat\n1,2\n", system: "EPSG:4549").problems.isEmpty)
  }

  @Test func rowsThatAreLeftOutAreCounted() throws {
    let layer = try read("name, lon ,lat\n\n,,\na,121,31\nb,,\nc,0,0\n\n")
    #expect(layer.features.count == 3)
    #expect(
      layer.problems.map { "\($0.place.line ?? 0) \($0.code)" } == [
        "2 blank-rows", "5 no-place", "6 at-zero",
      ])
    #expect(layer.problems[0].message.en == "2 rows are blank and left out; the first is row 2.")
    let table = try ColumnTable(Array("id\na\n\n\nb\n\n".utf8), file: "t.csv", columns: .init(keys: ["id"]))
    #expect(table.notes.map(\.message.en) == ["2 blank rows are left out; the first is here."])
    #expect(table.notes.map(\.place.line) == [3])
  }
}
