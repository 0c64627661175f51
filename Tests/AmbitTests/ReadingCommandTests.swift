import Foundation
import GIS
import TestSupport
import Testing

/// Good data in the forms that people have it, and bad data with the message that helps, through the commands.
@Suite("Tables, archives and feeds as they come") struct ReadingCommandTests {
  /// A square of 0.06° by 0.06°, about 38 km².
  private static let zone =
    #"{"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Polygon","coordinates":[[[121.38,31.08],[121.44,31.08],[121.44,31.14],[121.38,31.14],[121.38,31.08]]]}}"#

  /// Imports the first of some files.
  private func imported(_ files: KeyValuePairs<String, String>, _ arguments: [String]) throws -> AmbitRun {
    let folder = try TestFolder(Dictionary(uniqueKeysWithValues: files.map { ($0.key, $0.value) }))
    return try AmbitRun(["import", "csv", folder(files[0].key)] + arguments + ["--output", "-"])
  }

  @Test("Semicolons, tabs and decimal commas")
  func separators() throws {
    let brazilian = try imported(["p.csv": "nome;lon;lat\na;-51,20;-30,03\nb;-51,21;-30,04\n"], [])
    #expect(brazilian.code == 0 && brazilian.errors.hasPrefix("2 features from"), "\(brazilian.errors)")
    #expect(brazilian.text.contains("[-51.2,-30.03]") && brazilian.text.contains("[-51.21,-30.04]"))
    for text in ["name;lon;lat\na;121.4;31.1\n", "name\tlon\tlat\na\t121.4\t31.1\n"] {
      let run = try imported(["t.txt": text], [])
      #expect(run.code == 0 && run.text.contains("[121.4,31.1]") && run.errors.hasPrefix("1 feature from"))
    }
  }

  @Test("A table with degrees and metres is read by its system; degrees are no metres")
  func systems() throws {
    let text = "name,lon,lat,x,y\na,121.4,31.1,633572.48,3442904.39\n"
    let run = try imported(["t.csv": text], ["--from", "EPSG:4549"])
    #expect(run.code == 0 && run.text.contains("[121.4,31.1]"), "\(run.errors)")
    let degrees = try imported(["t.csv": "name,lon,lat\na,121.4,31.1\n"], ["--from", "EPSG:4549"])
    #expect(degrees.code == 65 && degrees.output.isEmpty)
    #expect(degrees.errors.contains("they look like longitude and latitude"))
  }

  @Test("Degrees and minutes are no number")
  func minutes() throws {
    let run = try imported(["t.csv": "name,lon,lat\na,10 5,1 5\nb,11 2,0 7\n"], [])
    #expect(run.code == 65 && run.output.isEmpty)
    #expect(run.errors.components(separatedBy: "is not a number").count == 5)
    #expect(run.errors.contains("10°05′ is 10.08333"))
  }

  @Test("UTF-16 is read, and told where another encoding is named")
  func utf16() throws {
    let folder = try TestFolder()
    let units = [0xFEFF] + Array("name,lon,lat\n马桥,121.4,31.1\n".utf16)
    let path = try folder.write(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "t.csv")
    let run = try AmbitRun(["import", "csv", path, "--output", "-"])
    #expect(run.code == 0 && run.text.contains("马桥"))
    let wrong = try AmbitRun(["import", "csv", path, "--encoding", "GBK", "--output", "-"])
    #expect(wrong.code == 65 && wrong.errors.contains("it is UTF-16") && !wrong.errors.contains("may be GBK"))
    let named = try AmbitRun(["import", "csv", path, "--encoding", "UTF-16", "--output", "-"])
    #expect(named.text == run.text)
  }

  /// 10.5 minutes from a to b's 2 jobs for 10 people, 20 from b to a's one for 20: within 10.5 the mean is 2 · 10/30.
  @Test("Tables of access in every form give the same figures")
  func access() throws {
    func text(_ separator: String, _ comma: Bool) -> (costs: String, places: String) {
      let costs = [["from_id", "to_id", "travel_time"], ["a", "b", "10.5"], ["b", "a", "20"]]
      let places = [["id", "jobs", "people"], ["a", "1", "10"], ["b", "2", "20"]]
      func table(_ rows: [[String]]) -> String {
        rows.map { $0.joined(separator: separator) }.joined(separator: "\n").replacing(
          ".", with: comma ? "," : ".")
      }
      return (table(costs), table(places))
    }
    for (separator, comma) in [(",", false), (";", true), ("\t", true), (";", false)] {
      let (costs, places) = text(separator, comma)
      let folder = try TestFolder(["costs.csv": costs, "places.csv": places])
      let run = try AmbitRun([
        "access", "--costs", folder("costs.csv"), "--opportunities", folder("places.csv"), "--opportunity",
        "jobs",
        "--population", "people", "--measure", "cumulative", "--limit", "10.5",
      ])
      #expect(run.code == 0 && run.text.contains("0.6667") && run.errors.isEmpty, "\(separator)\(run.errors)")
    }
    let (costs, _) = text(";", true)
    let folder = try TestFolder([
      "costs.csv": costs + "\n\n", "places.csv": "id;jobs;people\na;1;1,234\n\nb;2;2,345\n",
    ])
    let run = try AmbitRun([
      "access", "--costs", folder("costs.csv"), "--opportunities", folder("places.csv"), "--population",
      "people",
      "--measure", "cumulative", "--limit", "10",
    ])
    #expect(run.code == 65 && run.errors.contains("“1,234” may be a thousand and more"))
  }

  @Test("What access has to say goes to standard error, for every format")
  func accessWarnings() throws {
    let folder = try TestFolder([
      "costs.csv": "from_id,to_id,travel_time\na,b,10\n\na,a,0\n", "places.csv": "id,people\na,1\nb,2\n",
    ])
    for format in ["table", "csv", "json"] {
      let run = try AmbitRun([
        "access", "--costs", folder("costs.csv"), "--opportunities", folder("places.csv"), "--population",
        "people",
        "--measure", "cumulative", "--limit", "10", "--format", format,
      ])
      #expect(run.errors.contains("costs.csv:3: 1 blank row is left out") && run.errors.contains("warning: "))
      #expect(format == "json" || !run.text.contains("warning"))
    }
  }

  /// The disc of 1 km around the one stop, 3.1416 km², lies within the zone.
  @Test("A layer in an archive serves every command that takes a layer")
  func archives() throws {
    let folder = try TestFolder(["z.geojson": collection([Self.zone])])
    let table = try folder.write(
      ZipFile.bytes([(name: "s.csv", text: "name,lon,lat\na,121.41,31.11\n")]), to: "s.zip")
    let zones = try folder.write(
      ZipFile.bytes([(name: "z.geojson", text: collection([Self.zone]))]), to: "z.zip")
    let coverage = try AmbitRun([
      "coverage", "--zones", zones, "--facilities", table, "--radius", "1km", "--format", "json",
    ])
    #expect(coverage.code == 0, "\(coverage.errors)")
    #expect(abs(try coverage.json(CoverageAnswerFields.self).overall.covered - Double.pi * 1e6) < 100)
    for arguments in [
      ["import", "gdal", table, "--output", "-"], ["import", "csv", table, "--output", "-"],
      ["convert", table, "-"],
    ] {
      let run = try AmbitRun(arguments)
      #expect(run.code == 0 && run.text.contains("[121.41,31.11]"), "\(run.errors)")
    }
    #expect(try AmbitRun(["info", table]).text.contains("1 feature"))
    #expect(try AmbitRun(["check", zones, table]).code == 0)
    let plan = """
      title: { zh: 城, en: City }
      layers:
        zones: { file: z.zip, name-field: name }
        stops: { file: s.zip }
      zones: { layer: zones }
      indicators:
        - { id: c, name: { zh: 覆盖, en: Coverage }, measure: coverage, parameters: { facilities: stops, radius: 1 km } }
      """
    let path = try folder.write(Array(plan.utf8), to: "plan.yaml")
    let evaluated = try AmbitRun(["evaluate", path, "--format", "json"])
    #expect(evaluated.code == 0 && !evaluated.errors.contains("warning"), "\(evaluated.errors)")
  }

  @Test("A raster of people says how it becomes points")
  func raster() throws {
    let folder = try TestFolder(["z.geojson": collection([Self.zone]), "pop.tif": "II*\u{0}"])
    for arguments in [
      [
        "coverage", "--zones", folder("z.geojson"), "--facilities", folder("z.geojson"), "--radius", "1km",
        "--population", folder("pop.tif"), "--population-property", "people",
      ],
      ["import", "gdal", folder("pop.tif"), "--output", "-"], ["info", folder("pop.tif")],
      ["convert", folder("pop.tif"), "-"],
      ["check", folder("pop.tif")],
    ] {
      let run = try AmbitRun(arguments)
      #expect(
        run.code == 65 && (run.errors + run.text).contains("gdal2xyz.py -csv -skipnodata pop.tif pop.csv"),
        "\(run.errors)")
    }
  }

  /// A feed whose files lie in a folder and whose rows end early, with one stop at 0, 0.
  @Test("A feed as portals give it, with what is wrong told by import and by coverage")
  func feed() throws {
    let files = [
      (
        "stops.txt",
        "stop_id,stop_name,stop_lat,stop_lon\nS1,One,0.0,0.0\nS2,Two,31.11,121.41\nS3,Three,31.12,121.42\n"
      ),
      ("routes.txt", "route_id,route_short_name,route_type\nR,1,3\n"),
      ("trips.txt", "route_id,service_id,trip_id\nR,s,t\n"),
      ("calendar_dates.txt", "service_id,date,exception_type\ns,20240101,1\n"),
      (
        "stop_times.txt",
        "trip_id,arrival_time,departure_time,stop_id,stop_sequence,stop_headsign,pickup_type\nt,07:00:00,07:00:00,S1,1\nt,07:05:00,07:05:00,S2,2\nt,07:10:00,07:10:00,S3,3\n"
      ),
    ].map { (name: "my_feed/\($0)", text: $1) }
    let folder = try TestFolder(["z.geojson": collection([Self.zone])])
    let path = try folder.write(ZipFile.bytes(files), to: "feed.zip")
    for arguments in [
      ["import", "gtfs", path, "--stops", "-", "--day", "monday"],
      ["coverage", "--zones", folder("z.geojson"), "--facilities", path, "--radius", "1km"],
    ] {
      let run = try AmbitRun(arguments)
      #expect(run.code == 0, "\(run.errors)")
      for words in [
        "the folder my_feed/", "3 rows have another number of cells",
        "1 stop lies at 0, 0, which stands for a missing place, and is left out: S1 (One).",
        "The calendar of the feed ended on 2024-01-01",
      ] { #expect((run.errors + run.text).contains(words), "\(words): \(run.errors)") }
    }
  }

  /// Two streets of 250 m end at opposite sides of a square of 100 m by 100 m: from end to end it is 250 + 200 + 250 m round
  /// the square's edge.
  @Test("Walks over a square go round its edge", .enabled(if: OGR.isThere, "\(OGR.reason)"))
  func square() throws {
    let nodes = [
      (1, 31.1, 121.3968562), (2, 31.1, 121.3994760), (3, 31.1, 121.4005240), (4, 31.1, 121.4031438),
      (7, 31.1004509, 121.3994760), (8, 31.1004509, 121.4005240), (9, 31.0995491, 121.4005240),
      (10, 31.0995491, 121.3994760),
    ].map { "<node id='\($0)' version='1' lat='\($1)' lon='\($2)'/>" }.joined()
    func way(_ id: Int, _ nodes: [Int], _ tags: [String: String]) -> String {
      "<way id='\(id)' version='1'>" + nodes.map { "<nd ref='\($0)'/>" }.joined()
        + tags.map { "<tag k='\($0)' v='\($1)'/>" }.joined() + "</way>"
    }
    let text =
      "<osm version='0.6'>" + nodes + way(5, [1, 2], ["highway": "residential"])
      + way(6, [3, 4], ["highway": "residential"])
      + way(11, [2, 7, 8, 3, 9, 10, 2], ["highway": "pedestrian", "area": "yes"]) + "</osm>"
    let folder = try TestFolder([
      "a.osm": text, "z.geojson": collection([Self.zone]),
      "stop.geojson": collection([feature(#"{"type":"Point","coordinates":[121.3968562,31.1]}"#, "")]),
      "people.geojson": collection([
        feature(#"{"type":"Point","coordinates":[121.4031438,31.1]}"#, #""p":100"#)
      ]),
    ])
    let imported = try AmbitRun([
      "import", "osm", folder("a.osm"), "--preset", "streets", "--output", folder("s.geojson"),
    ])
    #expect(imported.code == 0 && imported.errors.contains("1 area that may be walked is taken by its edge"))
    for (radius, covered) in [("690m", 0.0), ("710m", 100)] {
      let run = try AmbitRun([
        "coverage", "--zones", folder("z.geojson"), "--facilities", folder("stop.geojson"), "--radius",
        radius, "--population",
        folder("people.geojson"), "--population-property", "p", "--distance", "along-streets", "--streets",
        folder("s.geojson"), "--format", "json",
      ])
      #expect(run.code == 0, "\(run.errors)")
      #expect(try run.json(CoverageAnswerFields.self).overall.covered == covered)
    }
  }
}
