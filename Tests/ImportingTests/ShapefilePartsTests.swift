import Foundation
import GIS
import Importing
import TestSupport
import Testing

/// Files of GDAL's formats that are cut off, or say the wrong thing of themselves.
@Suite(.enabled(if: OGR.isThere, "\(OGR.reason)")) struct ShapefilePartsTests {
  /// A layer of a hundred places named in Chinese, in a format.
  private func write(
    _ format: String, _ name: String, encoding: String? = nil, text: String = "莘庄站", _ more: [String] = []
  ) throws
    -> TestFolder
  {
    let features = (0..<100).map { number in
      #"{"type":"Feature","properties":{"name":"\#(text)"},"geometry":{"type":"Point","coordinates":[121.\#(100 + number),31]}}"#
    }
    let folder = try TestFolder([
      "in.geojson": #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
    ])
    let options = encoding.map { ["-lco", "ENCODING=\($0)"] } ?? []
    try #require(OGR.run(["-f", format, folder(name), folder("in.geojson")] + options + more) == 0)
    return folder
  }

  private func fault(of path: String) -> Problem? {
    do { _ = try readLayer(path) } catch { return (error as? Failure)?.problems.first }
    return nil
  }

  private func cut(_ name: String, in folder: TestFolder, to share: Double) throws {
    let bytes = try readBytes(folder(name))
    try folder.write(Array(bytes.prefix(Int(Double(bytes.count) * share))), to: name)
  }

  @Test(arguments: ["shp", "shx", "dbf"]) func aPartThatIsCutOffIsRefused(ending: String) throws {
    for share in [0.5, 0.99] {
      let folder = try write("ESRI Shapefile", "a.shp")
      #expect(try readLayer(folder("a.shp")).features.count == 100)
      try cut("a.\(ending)", in: folder, to: share)
      let problem = try #require(fault(of: folder("a.shp")))
      #expect(
        problem.code == "cut-off" && problem.place.file == folder("a.\(ending)"), "\(share): \(problem)")
    }
  }

  /// A .shx of the first ten shapes alone, whose header says so.
  @Test func partsOfDifferentFilesAreRefused() throws {
    let (whole, other) = (
      try write("ESRI Shapefile", "a.shp"), try write("ESRI Shapefile", "a.shp", ["-limit", "10"])
    )
    try whole.write(readBytes(other("a.shx")), to: "a.shx")
    let problem = try #require(fault(of: whole("a.shp")))
    #expect(
      problem.code == "parts-differ" && problem.message.en.contains("10 shapes")
        && problem.message.en.contains("100 rows"))
  }

  @Test func aMissingTableIsToldOf() throws {
    let folder = try write("ESRI Shapefile", "a.shp")
    try FileManager.default.removeItem(atPath: folder("a.dbf"))
    let layer = try readLayer(folder("a.shp"))
    #expect(layer.features.count == 100 && layer.problems.map(\.code) == ["no-table"])
  }

  /// Cut anywhere, a file gives all its features or an error.
  @Test(arguments: [("FlatGeobuf", "a.fgb"), ("GPKG", "a.gpkg"), ("KML", "a.kml"), ("MapInfo File", "a.tab")])
  func filesOfOtherFormatsThatAreCutOff(format: String, name: String) throws {
    for share in [0.1, 0.3, 0.6, 0.9] {
      let folder = try write(format, name)
      try cut(name == "a.tab" ? "a.dat" : name, in: folder, to: share)
      #expect(fault(of: folder(name)) != nil, "\(share)")
    }
  }

  // MARK: - Encodings

  /// 莘庄站 are nine bytes in UTF-8, an odd number, and so no whole text in GBK; 莘庄 are six, which could be one.
  @Test func textInUTF8ThatIsSaidToBeGBK() throws {
    let folder = try write("ESRI Shapefile", "a.shp", encoding: "UTF-8")
    for page in ["GBK", "936\n"] {
      try folder.write(Array(page.utf8), to: "a.cpg")
      let layer = try readLayer(folder("a.shp"))
      #expect(layer.features[99].properties["name"] == .string("莘庄站"))
      #expect(
        layer.problems.map(\.code) == ["wrong-encoding"] && layer.problems[0].message.en.contains("100 cells")
      )
    }
    #expect {
      try readLayer(folder("a.shp"), ReadingOptions(encoding: TextEncoding("GBK")))
    } throws: { ($0 as? Failure)?.problems.first?.code == "wrong-encoding" }
    // Western text by the .cpg, which any bytes can be.
    try folder.write(Array("ISO-8859-1".utf8), to: "a.cpg")
    #expect(try readLayer(folder("a.shp")).problems.map(\.code) == ["perhaps-utf8"])
  }

  /// 七宝 is C6 DF B1 A6 in GBK, no UTF-8; 莘庄站 would be both.
  @Test func textInGBKThatIsSaidToBeUTF8() throws {
    let folder = try write("ESRI Shapefile", "a.shp", encoding: "GBK", text: "七宝")
    #expect(try readLayer(folder("a.shp")).problems.isEmpty)
    try folder.write(Array("UTF-8".utf8), to: "a.cpg")
    let problem = try #require(fault(of: folder("a.shp")))
    #expect(problem.code == "wrong-encoding" && problem.message.en.contains("feature 1"))
  }

  /// A last byte in the middle of a sign, as fields that are too narrow leave it: the rest is read, and told of.
  @Test func aCutSignIsToldOf() throws {
    let folder = try write("ESRI Shapefile", "a.shp", encoding: "GBK")
    var table = try readBytes(folder("a.dbf"))
    let start = Int(table[8]) + Int(table[9]) << 8
    // The second byte of the last of three signs in the first row becomes a space.
    table[start + 1 + 5] = UInt8(ascii: " ")
    try folder.write(table, to: "a.dbf")
    let layer = try readLayer(folder("a.shp"))
    #expect(layer.features[0].properties["name"]?.text?.hasPrefix("莘庄") == true)
    #expect(layer.problems.map(\.code) == ["cut-text"] && layer.problems[0].message.en.hasPrefix("1 cell"))
  }

  // MARK: - Systems

  /// "Undefined SRS", "Undefined Cartesian SRS" or "Undefined geographic SRS": nothing says what the coordinates mean.
  @Test(arguments: ["NONE", "LOCAL_CS[\"Undefined SRS\"]"]) func aGeoPackageWithoutASystemIsOneMessage(
    system: String
  ) throws {
    let folder = try write("GPKG", "a.gpkg", ["-a_srs", system])
    let problem = try #require(fault(of: folder("a.gpkg")))
    #expect(problem.code == "no-coordinate-system" && problem.advice.en.contains("--from EPSG:4549"))
    let declared = ReadingOptions(system: try CoordinateSystem("EPSG:4549"))
    #expect(try readLayer(folder("a.gpkg"), declared).features.count == 100)
  }
}
