import Foundation
import GIS
import Importing
import TestSupport
import Testing

@Suite(.enabled(if: OGR.isThere, "\(OGR.reason)")) struct GDALTests {
  /// Two parks with Chinese names, in degrees.
  private static let parks = #"""
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"名称":"莘庄公园","面积":1.5},"geometry":{"type":"Point","coordinates":[121.38,31.11]}},
    {"type":"Feature","properties":{"名称":"七宝","面积":2},"geometry":{"type":"Point","coordinates":[121.35,31.15]}}]}
    """#

  /// A folder with the parks as GeoJSON and as a Shapefile in GBK, whose dBASE header says nothing of it.
  private func shapefile(_ more: [String] = []) throws -> TestFolder {
    let folder = try TestFolder(["parks.geojson": Self.parks])
    let code = try OGR.run(
      ["-f", "ESRI Shapefile", "-lco", "ENCODING=GBK", folder("公园.shp"), folder("parks.geojson")] + more)
    try #require(code == 0)
    return folder
  }

  private func remove(_ name: String, in folder: TestFolder) throws {
    try FileManager.default.removeItem(atPath: folder(name))
  }

  private func code(_ body: () throws -> SourceLayer) -> String? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? Failure)?.problems.first?.code
    }
  }

  @Test func aShapefileInGBKIsReadByItsCodePageFile() throws {
    let folder = try shapefile()
    let layer = try readLayer(folder("公园.shp"))
    #expect(layer.features.map { $0.properties["名称"]?.text } == ["莘庄公园", "七宝"])
    #expect(layer.coordinates == [at(121.38, 31.11), at(121.35, 31.15)])
    #expect(layer.declaredSystem == "EPSG:4326")
    #expect(layer.name == "公园")
  }

  @Test func withoutItsCodePageFileTheEncodingMustBeDeclared() throws {
    let folder = try shapefile()
    try remove("公园.cpg", in: folder)
    #expect(code { try readLayer(folder("公园.shp")) } == "unknown-encoding")
    let layer = try readLayer(folder("公园.shp"), ReadingOptions(encoding: TextEncoding("GBK")))
    #expect(layer.features.map { $0.properties["名称"]?.text } == ["莘庄公园", "七宝"])
    // Byte 29 of the table says GBK by 0x4D; 0x57, "that of the computer", says nothing.
    for (byte, expected) in [(UInt8(0x4D), nil), (0x57, "unknown-encoding")] {
      var table = try readBytes(folder("公园.dbf"))
      table[29] = byte
      try folder.write(table, to: "公园.dbf")
      #expect(code { try readLayer(folder("公园.shp")) } == expected)
    }
  }

  @Test func withoutItsProjectionFileTheSystemMustBeDeclared() throws {
    let folder = try shapefile(["-t_srs", "EPSG:4549"])
    #expect(try readLayer(folder("公园.shp")).declaredSystem == "EPSG:4549")
    try remove("公园.prj", in: folder)
    #expect(code { try readLayer(folder("公园.shp")) } == "no-coordinate-system")
    // Declared, the coordinates pass as they are: metres, 121.38° east lying 1.38° of the meridian of 120°.
    let layer = try readLayer(folder("公园.shp"), ReadingOptions(system: CoordinateSystem("EPSG:4549")))
    #expect(layer.declaredSystem == nil)
    let degrees = try layer.converted(from: CoordinateSystem("EPSG:4549"), to: .wgs84)
    #expect(abs(degrees.coordinates[0].x - 121.38) < 1e-8 && abs(degrees.coordinates[0].y - 31.11) < 1e-8)
  }

  @Test func aSystemWithoutACodeIsTransformedByGDALAndSaidSo() throws {
    let folder = try shapefile([
      "-t_srs", "+proj=tmerc +lat_0=31 +lon_0=121.3 +k=1 +x_0=500 +y_0=700 +ellps=GRS80",
    ])
    let layer = try readLayer(folder("公园.shp"))
    #expect(layer.problems.contains { $0.code == "transformed" })
    #expect(abs(layer.coordinates[1].x - 121.35) < 1e-8 && abs(layer.coordinates[1].y - 31.15) < 1e-8)
  }

  @Test func allPartsOfAShapefileAreFingerprinted() throws {
    let folder = try shapefile()
    var seen: [String] = []
    _ = try readLayer(folder("公园.shp")) { path, _ in
      seen.append(String(path.split(separator: "/").last ?? ""))
    }
    #expect(seen == ["公园.shp", "公园.shx", "公园.dbf", "公园.prj", "公园.cpg"])
  }

  @Test func aGeoPackageOfSeveralLayersNeedsAName() throws {
    let folder = try shapefile()
    for name in ["公园 (新)", "站点"] {
      let code = try OGR.run([
        "-f", "GPKG", "-update", "-append", folder("库.gpkg"), folder("parks.geojson"), "-nln", name,
      ])
      try #require(code == 0)
    }
    #expect {
      try readLayer(folder("库.gpkg"))
    } throws: { error in
      let problem = (error as? Failure)?.problems.first
      return problem?.code == "several-layers" && problem?.message.en.contains("公园 (新), 站点") == true
    }
    #expect(code { try readLayer(folder("库.gpkg"), ReadingOptions(layer: "水")) } == "unknown-layer")
    let layer = try readLayer(folder("库.gpkg"), ReadingOptions(layer: "站点"))
    #expect(layer.name == "站点" && layer.features.count == 2)
  }

  @Test(arguments: ["gpkg", "fgb"]) func whatIsWrittenComesBack(ending: String) throws {
    let folder = try TestFolder()
    var layer = try GeoJSON.read(Array(Self.parks.utf8), file: "p", name: "公园")
    layer.foreignMembers = ["licence": .string("ODbL")]
    let path = folder("-公园.\(ending)")
    // Written twice: the second replaces the first.
    for _ in 0..<2 { #expect(try writeLayer(layer, to: path).isEmpty) }
    let back = try readLayer(path)
    #expect(back.name == "公园" && back.problems.isEmpty)
    #expect(Set(back.coordinates) == Set(layer.coordinates))
    #expect(Set(back.features.map { $0.properties["名称"]?.text }) == ["莘庄公园", "七宝"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["-公园.\(ending)"])
  }

  @Test func aFlatGeobufLosesFeaturesWithoutAPlaceAndSaysSo() throws {
    let folder = try TestFolder()
    var layer = try GeoJSON.read(Array(Self.parks.utf8), file: "p")
    layer.features[0].shape = nil
    #expect(try writeLayer(layer, to: folder("a.fgb")).map(\.code) == ["no-place"])
    #expect(try writeLayer(layer, to: folder("a.gpkg")).isEmpty)
  }

  @Test func whatCannotBeWrittenLeavesNothing() throws {
    let folder = try TestFolder()
    let layer = try GeoJSON.read(Array(Self.parks.utf8), file: "p")
    #expect {
      try writeLayer(layer, to: folder.path + "/../\(folder.path.split(separator: "/").last ?? "")")
    } throws: { ($0 as? Failure)?.kind == .output }
    #expect(throws: Failure.self) { try writeLayer(layer, to: "/dev/null/x.gpkg") }
    #expect(throws: Failure.self) { try writeLayer(layer, to: folder("a.shp")) }
    #expect(!FileManager.default.fileExists(atPath: folder("a.shp")))
  }

  @Test func brokenFilesGiveGDALsWords() throws {
    let folder = try TestFolder(["bad.gpkg": "no database", "bad.kml": "<kml><Document>"])
    for name in ["bad.gpkg", "bad.kml"] {
      #expect {
        try readLayer(folder(name))
      } throws: { error in
        let failure = error as? Failure
        return failure?.kind == .badData && failure?.problems.first?.code == "gdal"
          && failure?.problems.first?.message.en.contains("->") == false
      }
    }
    #expect(code { try readLayer(folder("none.shp")) } == "no-such-file")
    #expect(code { try readLayer(folder.path, ReadingOptions(throughGDAL: true)) } == "is-a-folder")
  }

  @Test func aWorkbookIsATableOfPlaces() throws {
    let folder = try TestFolder(["t.csv": "名称,经度,纬度\n七宝,121.35,31.15\n"])
    try #require(OGR.run(["-f", "XLSX", folder("t.xlsx"), folder("t.csv")]) == 0)
    let layer = try readLayer(folder("t.xlsx"))
    #expect(layer.coordinates == [at(121.35, 31.15)])
    #expect(layer.features[0].properties["名称"] == .string("七宝"))
  }

  @Test func whatNeedsAnOptionSaysWhich() throws {
    let folder = try TestFolder(["a.osm.pbf": "x", "a.zip": "x"])
    #expect(code { try readLayer(folder("a.osm.pbf")) } == "no-preset")
    #expect(code { try readLayer(folder("a.zip")) } == "not-a-zip")
    let feed = try SmallFeed().archive(in: folder)
    #expect(code { try readLayer(feed) } == "no-content")
  }
}
