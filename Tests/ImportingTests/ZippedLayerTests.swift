import Foundation
import GIS
import Importing
import TestSupport
import Testing

@Suite struct ZippedLayerTests {
  private static let place = #"{"type":"Point","coordinates":[121.4,31.1]}"#
  private static let table = "name,lon,lat\na,121.4,31.1\n"

  private func read(_ files: [(name: String, text: String)], _ options: ReadingOptions = .init()) throws
    -> SourceLayer
  {
    let folder = try TestFolder()
    return try readLayer(folder.write(ZipFile.bytes(files), to: "a.zip"), options)
  }

  private func problem(_ files: [(name: String, text: String)], _ options: ReadingOptions = .init())
    -> Problem?
  {
    do { _ = try read(files, options) } catch { return (error as? Failure)?.problems.first }
    return nil
  }

  @Test(arguments: [
    ("data/stops.geojson", place), ("stops.json", place), ("stops.csv", table), ("stops.txt.csv", table),
  ])
  func theOneLayerIsRead(name: String, text: String) throws {
    let more = [
      (name: "readme.md", text: "x"), (name: "__MACOSX/._stops.csv", text: "x"),
      (name: "data/.hidden.csv", text: "x"),
    ]
    for options in [ReadingOptions(), ReadingOptions(throughGDAL: true)]
    where name.hasSuffix("csv") || !options.throughGDAL {
      let layer = try read([(name: name, text: text)] + more, options)
      #expect(layer.coordinates == [at(121.4, 31.1)])
      #expect(layer.file.hasSuffix("a.zip/\(name)") && layer.name == fileStem(name))
    }
  }

  /// JSON and text may be anything beside a layer, and are one where they are alone.
  @Test func whatIsALayerForSureComesFirst() throws {
    let layer = try read([
      (name: "a.csv", text: Self.table), (name: "meta.json", text: "{}"), (name: "read.txt", text: "x"),
    ])
    #expect(layer.features.count == 1)
    #expect(problem([(name: "a.json", text: "{}"), (name: "b.json", text: "{}")])?.code == "several-layers")
  }

  @Test func otherArchivesAreOneMessage() {
    let two = problem([(name: "a.csv", text: Self.table), (name: "b/c.shp", text: "x")])
    #expect(two?.code == "several-layers" && two?.message.en.contains("a.csv, b/c.shp") == true)
    #expect(problem([(name: "inner.zip", text: "x")])?.advice.en.contains("inner.zip") == true)
    #expect(problem([(name: "note.md", text: "x")])?.code == "no-layer")
    let raster = problem([(name: "pop/people.tif", text: "II*")])
    #expect(raster?.code == "raster" && raster?.place.file?.hasSuffix("a.zip/pop/people.tif") == true)
    #expect(problem(SmallFeed().files)?.code == "no-content")
  }

  @Test func facilitiesInAnArchiveAreStopsOrALayer() throws {
    let folder = try TestFolder()
    let feed = try SmallFeed().archive(in: folder)
    let places = try folder.write(ZipFile.bytes([(name: "a.csv", text: Self.table)]), to: "places.zip")
    #expect(try readLayer(feed, ReadingOptions(feed, for: .facilities)).features.count == 4)
    #expect(try readLayer(places, ReadingOptions(places, for: .facilities)).features.count == 1)
    #expect(throws: Failure.self) {
      try readLayer(folder("no.zip"), ReadingOptions(folder("no.zip"), for: .facilities))
    }
  }

  @Test func theArchiveIsWhatIsFingerprinted() throws {
    let folder = try TestFolder()
    let path = try folder.write(ZipFile.bytes([(name: "a.csv", text: Self.table)]), to: "a.zip")
    var seen: [(String, Int)] = []
    _ = try readLayer(path) { seen.append(($0, $1.count)) }
    #expect(seen.map(\.0) == [path])
    #expect(try seen.map(\.1) == [readBytes(path).count])
  }

  /// By GDAL, whose names are those of the archive: marked as UTF-8, and in GBK without a mark, as Windows writes them.
  @Test(.enabled(if: OGR.isThere, "\(OGR.reason)"), arguments: ["shp", "gpkg"]) func formatsOfGDAL(
    ending: String
  ) throws {
    let folder = try TestFolder(["a.geojson": Self.place])
    let format = ending == "shp" ? "ESRI Shapefile" : "GPKG"
    try #require(OGR.run(["-f", format, folder("站点.\(ending)"), folder("a.geojson")]) == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("站点") }
    let files = try names.map { (name: "城市/\($0)", contents: try readBytes(folder($0))) }
    for name in ["a.zip", "我的 数据.zip"] {
      let path = try folder.write(ZipFile.bytes(files), to: name)
      for options in [ReadingOptions(), ReadingOptions(throughGDAL: true)] {
        let layer = try readLayer(path, options)
        #expect(layer.coordinates == [at(121.4, 31.1)] && layer.name == "站点")
      }
    }
  }

  @Test(arguments: ["pop.tif", "pop.ASC", "pop.img"]) func rastersSayHowTheyBecomePoints(name: String) throws
  {
    let folder = try TestFolder([:])
    let path = try folder.write(Array("II*\u{0}".utf8), to: name)
    for options in [ReadingOptions(), ReadingOptions(throughGDAL: true)] {
      #expect {
        try readLayer(path, options)
      } throws: { error in
        let problem = (error as? Failure)?.problems.first
        return problem?.code == "raster"
          && problem?.advice.en.contains("gdal2xyz.py -csv -skipnodata \(name) pop.csv") == true
      }
    }
    #expect { try readLayer(folder("none.tif")) } throws: { ($0 as? Failure)?.kind == .missingInput }
  }
}
