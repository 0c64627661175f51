import Testing
import TestSupport

@testable import GIS

@Suite struct TablesTests {
  func read(_ text: String, file: String = "t.csv", columns: (x: String, y: String)? = nil) throws
    -> SourceLayer
  {
    try PointTable.read(Array(text.utf8), file: file, columns: columns)
  }

  func faults(_ text: String) -> [Problem] {
    do { _ = try read(text) } catch { return (error as? Failure)?.problems ?? [] }
    return []
  }

  @Test(arguments: ["lon,lat", "Longitude,LATITUDE", "lng,lat", "X,Y", "stop_lon,stop_lat", "经度,纬度"])
  func columnsAreRecognised(header: String) throws {
    #expect(try read(header + "\n121.5,31.25\n").coordinates == [at(121.5, 31.25)])
    let names = header.split(separator: ",")
    #expect(try read("\(names[1]),a,\(names[0])\n31.25,b,121.5").coordinates == [at(121.5, 31.25)])
  }

  @Test func columnsAreGiven() throws {
    let text = "lon,lat,E,N\n1,2,3,4\n"
    #expect(try read(text, columns: ("e", "n")).coordinates == [at(3, 4)])
    #expect(throws: Failure.self) { try read(text, columns: ("e", "z")) }
  }

  /// What the header tells helps: the columns that it has, or how to name others.
  @Test func wrongColumnsAreAdvised() {
    func advice(_ text: String, _ columns: (x: String, y: String)?) -> String {
      do { _ = try read(text, columns: columns) } catch {
        return (error as? Failure)?.problems.first?.advice.en ?? ""
      }
      return ""
    }
    #expect(advice("name,lng,Lat\n", ("e", "lat")) == "Give columns that it has, such as --x lng --y lat.")
    #expect(advice("a,b\n", ("e", "n")) == "Give columns that it has, such as --x lon --y lat.")
    #expect(advice("a,b\n", nil).contains("--x COLUMN --y COLUMN"))
  }

  /// In Porto Alegre both are within ±90, so that the names alone tell; a surveyor's x is a northing. Figures out of range
  /// are told of as those of any layer.
  @Test func swappedColumnsAreAWarning() throws {
    let text = "Lat,lon,x,y\n-30.03,-51.23,6677000,478000\n"
    #expect(try read(text, columns: ("lat", "lon")).problems.map(\.code) == ["perhaps-swapped"])
    #expect(try read(text, columns: ("lat", "lon")).coordinates == [at(-30.03, -51.23)])
    for columns in [("lon", "lat"), ("y", "x"), ("lat", "y")] {
      #expect(try read(text, columns: columns).problems.isEmpty)
    }
    #expect(
      try read("lat,lon\n31,121\n", columns: ("lat", "lon")).problemsOfDegrees().last?.advice.en.hasSuffix(
        "--x lon --y lat.") == true)
  }

  /// Only what JSON takes for a number is one: it is written into GeoJSON digit by digit.
  @Test func cellsKeepWhatTheyAre() throws {
    let cells = [
      "1.50", "-3e2", "007", "1.e5", "+5", ".5", "0x1F", "nan", "12-3", "", "12345678901234567890",
    ]
    let keys = cells.indices.map { "k\($0)" }
    let text = "x,y,\(keys.joined(separator: ","))\n1,2,\(cells.joined(separator: ","))\n"
    let properties = try read(text).features[0].properties
    let numbers = zip(keys, cells).filter {
      if case .number = properties[$0.0] { true } else { false }
    }
    #expect(numbers.map(\.1) == ["1.50", "-3e2", "12345678901234567890"])
    #expect(properties["k9"] == .null)
    for (key, cell) in zip(keys, cells) where !cell.isEmpty { #expect(properties[key]?.text == cell) }
  }

  /// Lines are those of the file: quoted line ends, blank lines and a byte order mark are all counted right.
  @Test func linesOfRows() throws {
    let text = "\u{FEFF}（名）,lon,lat\r\n\"two\r\nlines\",1,2\r\n\r\n莘庄,3,4"
    let layer = try read(text)
    #expect(layer.features.map(\.line) == [2, 5])
    #expect(layer.features.map { $0.properties["（名）"]?.text } == ["two\r\nlines", "莘庄"])
    #expect(try read("（名）,lon,lat\n,1,2").features.count == 1)
  }

  @Test func everyFaultWithItsLineAndColumn() {
    let problems = faults("id,lon,lat\n1,abc,31\n2,121,\n3,121\n4,121,31,5\n5,inf,0x1\n6,121,31\n")
    #expect(
      problems.map(\.code) == [
        "not-a-number", "not-a-number", "ragged-row", "ragged-row", "not-a-number", "not-a-number",
      ])
    #expect(problems.map(\.place.line) == [2, 3, 4, 5, 6, 6])
    #expect(problems[0].message.en.contains("column lon") && problems[1].message.en.contains("column lat"))
  }

  @Test func quotationMarksOutOfOrder() {
    #expect(faults("name,lon,lat\na,1,2\n\"b,1,2\nc,3,4\n").map(\.place.line) == [3])
    #expect(faults("name,lon,lat\n\"a\"b,1,2\n").map(\.place.line) == [2])
    #expect(faults("name,lon,lat\n\"a\"b,1,2\n").map(\.code) == ["wrong-quotes"])
  }

  @Test func wrongHeaders() {
    #expect(faults("a,lon,lat,a\n1,2,3,4\n").map(\.code) == ["repeated-column"])
    #expect(faults("a|lon|lat\n1|2|3\n").map(\.code) == ["no-coordinates"])
    #expect(faults("").map(\.code) == ["no-coordinates"])
  }

  @Test func textThatIsNotUTF8() {
    // 七宝 in GBK.
    #expect {
      try PointTable.read(Array("name,lon,lat\n".utf8) + [0xC6, 0xDF, 0xB1, 0xA6], file: "t.csv")
    } throws: { ($0 as? Failure)?.problems.map(\.code) == ["invalid-utf8"] }
  }

  @Test func tabsAndEndings() throws {
    #expect(try read("lon\tlat\n1\t2\n", file: "t.TSV").coordinates == [at(1, 2)])
    let bytes = Array("lon,lat\n1,2\n".utf8)
    for file in ["t.csv", "T.CSV", "stops.txt"] {
      #expect(try SourceLayer.read(bytes, file: file).coordinates == [at(1, 2)])
    }
  }

  @Test func tablesWithoutRowsAreWarnings() throws {
    #expect(try read("lon,lat\n").problems.map(\.code) == ["no-features"])
    #expect(try read("lon,lat\n,\n").problems.map(\.code) == ["no-features"])
    #expect(try read("name,lon,lat\na,,\n").problems.map(\.code) == ["no-place"])
  }
}
