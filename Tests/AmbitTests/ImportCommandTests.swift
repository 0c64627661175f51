import Foundation
import GIS
import TestSupport
import Testing

@Suite("ambit import") struct ImportCommandTests {
  private static let feed: [(name: String, text: String)] = [
    ("stops.txt", "stop_id,stop_name,stop_lat,stop_lon\na,甲站,31.10,121.30\nb,乙站,31.10,121.31\nc,丙站,,\n"),
    ("routes.txt", "route_id,route_short_name,route_type\nR,1路,3\n"),
    ("trips.txt", "route_id,service_id,trip_id\nR,s,t\n"),
    ("calendar_dates.txt", "service_id,date,exception_type\ns,20190520,1\n"),
    ("stop_times.txt", "trip_id,departure_time,stop_id,stop_sequence\nt,08:00:00,a,1\nt,08:10:00,b,2\n"),
  ]

  @Test("A feed gives its stops and routes, and says what was left out")
  func gtfs() throws {
    let folder = try TestFolder()
    let feed = try folder.write(ZipFile.bytes(Self.feed), to: "feed.zip")
    let run = try AmbitRun([
      "import", "gtfs", feed, "--stops", folder("s.geojson"), "--routes", folder("r.geojson"),
      "--departures-at-least", "0.5", "--window", "07:00-09:00", "--day", "monday",
    ])
    #expect(run.code == 0, "\(run.errors)")
    let stops = try SourceLayer.read(contentsOf: folder("s.geojson"))
    #expect(stops.features.map { $0.properties["stop_name"]?.text } == ["甲站"])
    #expect(stops.features[0].properties["departures_per_hour"]?.double == 0.5)
    let routes = try SourceLayer.read(contentsOf: folder("r.geojson"))
    #expect(routes.coordinates.count == 2 && routes.features[0].properties["trips"]?.double == 1)
    for words in ["Monday, 2019-05-20, 07:00-09:00", "1 of 2 stops are kept", "1 stop has no coordinates"] {
      #expect(run.errors.contains(words), "\(words): \(run.errors)")
    }
    // What is said of the whole feed is said once.
    #expect(run.errors.components(separatedBy: "Monday, 2019-05-20").count == 2)
    let quiet = try AmbitRun(["import", "gtfs", feed, "--stops", "-", "--quiet"])
    #expect(quiet.text.hasPrefix(#"{"type":"FeatureCollection""#))
    #expect(!quiet.errors.contains("note"))
  }

  @Test("A table in GBK with coordinates of a Chinese map")
  func csv() throws {
    let folder = try TestFolder()
    // 七宝 in GBK.
    let table =
      Array("n,e,u\n".utf8) + [0xC6, 0xDF, 0xB1, 0xA6] + Array(",121.531541859215,31.17530398364597\n".utf8)
    let path = try folder.write(table, to: "t.csv")
    let run = try AmbitRun([
      "import", "csv", path, "--x", "e", "--y", "u", "--from", "gcj02", "--encoding", "GBK", "--output",
      folder("o.geojson"),
    ])
    #expect(run.code == 0, "\(run.errors)")
    let layer = try SourceLayer.read(contentsOf: folder("o.geojson"))
    // The pair is the published one of the two systems; a file has seven decimals.
    #expect(
      abs(layer.coordinates[0].x - 121.5272106) < 1e-6 && abs(layer.coordinates[0].y - 31.1774276) < 1e-6)
    #expect(layer.features[0].properties["n"] == .string("七宝"))
  }

  @Test("A table that cannot be read as it is comes with the options that help")
  func csvHints() throws {
    let folder = try TestFolder(["t.csv": "name,lon,lat\na,121.5,31.1\n"])
    // 七宝 in GBK.
    let chinese = Array("name,lon,lat\n".utf8) + [0xC6, 0xDF, 0xB1, 0xA6] + Array(",121.5,31.1\n".utf8)
    let path = try folder.write(chinese, to: "gbk.csv")
    for (arguments, hint) in [
      ([path], "--encoding GBK"), ([folder("t.csv"), "--x", "long", "--y", "lat"], "--x lon --y lat"),
      ([folder("t.csv"), "--x", "lat", "--y", "lon"], "--x lon --y lat"),
    ] {
      let run = try AmbitRun(["import", "csv"] + arguments + ["--output", "-"])
      #expect(run.code == 65 && run.errors.contains(hint), "\(run.errors)")
    }
  }

  @Test(
    "A Shapefile through the command, and out again as a GeoPackage",
    .enabled(if: OGR.isThere, "\(OGR.reason)"))
  func gdal() throws {
    let folder = try TestFolder([
      "p.geojson": collection([feature(#"{"type": "Point", "coordinates": [121.38, 31.11]}"#, #""名": "莘庄""#)])
    ])
    try #require(
      OGR.run(["-f", "ESRI Shapefile", "-lco", "ENCODING=GBK", folder("-园.shp"), folder("p.geojson")]) == 0)
    for name in ["-园.cpg", "-园.prj"] { try FileManager.default.removeItem(atPath: folder(name)) }
    let output = folder("园.gpkg")
    let bare = ["import", "gdal", folder("-园.shp"), "--output", output]
    #expect(try AmbitRun(bare).errors.contains("encoding"))
    let unplaced = try AmbitRun(bare + ["--encoding", "GBK"])
    #expect(unplaced.code == 65 && unplaced.errors.contains(".prj"))
    #expect(!FileManager.default.fileExists(atPath: output))
    let run = try AmbitRun(bare + ["--encoding", "GBK", "--from", "WGS84"])
    #expect(run.code == 0, "\(run.errors)")
    let info = try AmbitRun(["info", output])
    #expect(info.text.contains("莘庄") && info.text.contains("EPSG:4326"))
    let back = try AmbitRun(["convert", output, "-"])
    #expect(back.text.contains(#""coordinates":[121.38,31.11]"#))
  }

  @Test("Files of other formats serve coverage without a word", .enabled(if: OGR.isThere, "\(OGR.reason)"))
  func coverage() throws {
    let city = try SmallCity()
    let stops = city.scratch("stops.gpkg")
    try #require(OGR.run(["-f", "GPKG", "-a_srs", "EPSG:4549", stops, city.stops]) == 0)
    let run = try AmbitRun([
      "coverage", "--zones", city.zones, "--zones-system", "EPSG:4549", "--facilities", stops, "--radius",
      "400m",
      "--working-system", "EPSG:4549", "--format", "json",
    ])
    #expect(run.code == 0, "\(run.errors)")
    // Two whole discs within both squares together.
    let covered = try run.json(CoverageAnswerFields.self).overall.covered
    #expect(abs(covered - 2 * SmallCity.disc) < 1e-3)
  }

  @Test("Zones and facilities that name their system serve coverage without a word")
  func systemsOfFiles() throws {
    let city = try SmallCity()
    func named(_ path: String) throws -> String {
      let degrees = try AmbitRun(["convert", path, "-", "--from", "EPSG:4549"])
      let output = path + ".named.geojson"
      let run = try AmbitRun(["convert", "-", output, "--to", "EPSG:4549"], input: degrees.text)
      #expect(run.code == 0, "\(run.errors)")
      return output
    }
    let run = try AmbitRun([
      "coverage", "--zones", named(city.zones), "--facilities", named(city.stops), "--radius", "400m",
      "--working-system", "EPSG:4549", "--format", "json",
    ])
    #expect(run.code == 0 && !run.errors.contains("warning"), "\(run.errors)")
    // Two whole discs within both squares together; seven decimals of degrees are a centimetre.
    #expect(abs(try run.json(CoverageAnswerFields.self).overall.covered - 2 * SmallCity.disc) < 30)
  }

  @Test("Streets of a file, with whose data they are", .enabled(if: OGR.isThere, "\(OGR.reason)"))
  func osm() throws {
    let folder = try TestFolder([
      "a.osm": """
      <osm version='0.6'><node id='1' version='1' lat='31' lon='121'/><node id='2' version='1' lat='31.1' lon='121'/>
      <way id='7' version='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='footway'/></way></osm>
      """, "bad.osm.pbf": "nothing",
    ])
    let run = try AmbitRun(["import", "osm", folder("a.osm"), "--preset", "streets", "--output", "-"])
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.text.contains(#""osm_id":"7""#) && run.text.contains("ODbL"))
    #expect(run.errors.contains("1 feature from") && run.errors.contains("© OpenStreetMap contributors"))
    let bad = try AmbitRun(["import", "osm", folder("bad.osm.pbf"), "--preset", "streets", "--output", "-"])
    #expect(bad.code == 65 && bad.output.isEmpty && bad.errors.contains("error: \(folder("bad.osm.pbf"))"))
    let unknown = try AmbitRun(["import", "osm", folder("a.osm"), "--preset", "roads", "--output", "-"])
    #expect(unknown.code == 65 && unknown.errors.contains("streets, parks"))
  }

  @Test("Where GDAL is not installed the message says how to get it")
  func withoutGDAL() throws {
    let folder = try TestFolder(["a.gpkg": "x"])
    let run = try AmbitRun(["info", folder("a.gpkg")], environment: ["PATH": "/nonexistent"])
    #expect(run.code == 1 && run.errors.contains("apt-get install gdal-bin"))
  }

  @Test(
    "Wrong use ends with 64",
    arguments: [
      ["gtfs", "f.zip"], ["gtfs", "f.zip", "--stops", "a", "--routes", "a"],
      ["gtfs", "f.zip", "--stops", "a", "--window", "9-7"],
      ["gtfs", "f.zip", "--stops", "a", "--day", "Montag"],
      ["gtfs", "f.zip", "--stops", "a", "--departures-at-least=-1"], ["osm", "f.pbf", "--output", "a"],
      ["csv", "t.csv", "--x", "lon", "--output", "a"],
      ["gdal", "a.shp", "--output", "a", "--encoding", "Klingon"], ["gdal", "a.shp", "--output", "b.shp"],
      ["csv", "t.csv", "--output", "t.kml"], ["osm", "f.pbf", "--preset", "parks", "--output", "a.csv"],
      ["gtfs", "f.zip", "--stops", "a.json", "--routes", "b.shp"],
    ])
  func wrongUse(arguments: [String]) throws {
    #expect(try AmbitRun(["import"] + arguments).code == 64)
  }

  @Test(
    "A file that is not there ends with 66",
    arguments: [
      ["gtfs", "none.zip", "--stops", "-"], ["osm", "none.osm.pbf", "--preset", "parks", "--output", "-"],
      ["csv", "none.csv", "--output", "-"], ["gdal", "none.shp", "--output", "-"],
    ])
  func missing(arguments: [String]) throws {
    let run = try AmbitRun(["import"] + arguments)
    #expect(run.code == 66 && run.errors.contains("error: none"), "\(run.errors)")
  }
}
