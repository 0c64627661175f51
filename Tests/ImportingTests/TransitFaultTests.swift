import GIS
import Importing
import TestSupport
import Testing

@Suite struct TransitFaultTests {
  /// "file:line: code" of the errors of a feed.
  private func faults(_ feed: SmallFeed, day: String? = nil) throws -> [String] {
    do {
      _ = try feed.layer(day: day)
      return []
    } catch let failure as Failure {
      return failure.problems.filter { $0.severity == .error }.map {
        "\($0.place.file?.split(separator: "/").last ?? ""):\($0.place.line ?? 0): \($0.code)"
      }
    }
  }

  @Test(arguments: [
    ("stops.txt", "b,乙站,31.10,121.31", "b,乙站,north,121.31", "stops.txt:3: not-a-position"),
    ("stops.txt", "b,乙站,31.10,121.31", "b,乙站,131.10,121.31", "stops.txt:3: not-a-position"),
    ("stops.txt", "b,乙站,31.10,121.31,0,", "b,乙站,31.10,121.31,9,", "stops.txt:3: bad-value"),
    ("stops.txt", "c,丙站", "b,丙站", "stops.txt:4: repeated-id"),
    ("stops.txt", "stop_id", "id", "stops.txt:1: missing-column"),
    ("routes.txt", "R2,2路,,0", "R2,2路,,tram", "routes.txt:3: bad-value"),
    ("routes.txt", "R2,2路,,0", "R1,2路,,0", "routes.txt:3: repeated-id"),
    ("calendar.txt", "20190506", "20190532", "calendar.txt:2: bad-date"),
    ("calendar.txt", "wd,1,1", "wd,1,yes", "calendar.txt:2: bad-value"),
    ("calendar.txt", "su,0", "wd,0", "calendar.txt:3: repeated-id"),
    ("calendar_dates.txt", "20190513,1", "20190513,3", "calendar_dates.txt:2: bad-value"),
    ("trips.txt", "R1,wd,late", "R1,wd,early", "trips.txt:3: repeated-id"),
    ("stop_times.txt", "07:20:00,07:20:00", "07:20:00,7h20", "stop_times.txt:4: bad-time"),
    ("stop_times.txt", "07:20:00,07:20:00", "07:20:00,07:20:60", "stop_times.txt:4: bad-time"),
    ("stop_times.txt", "07:20:00,07:20:00", ",", "stop_times.txt:4: no-time"),
    ("stop_times.txt", "09:10:00,09:10:00", "08:10:00,08:10:00", "stop_times.txt:7: time-runs-back"),
    ("stop_times.txt", "early,,,b,2,", "early,,,b,5,", "stop_times.txt:4: repeated-call"),
    ("stop_times.txt", "early,,,b,2,", "early,,,b,second,", "stop_times.txt:3: bad-value"),
    ("stop_times.txt", "early,,,b,2,", "early,,,b", "stop_times.txt:3: ragged-row"),
    ("stop_times.txt", "early,,,b,2,", "early,,,b,2,,x", "stop_times.txt:3: ragged-row"),
    ("shapes.txt", "31.11", "x", "shapes.txt:4: not-a-position"),
    ("shapes.txt", ",20", ",2.5", "shapes.txt:4: bad-value"),
  ])
  func aFaultIsNamedByFileAndLine(file: String, part: String, broken: String, expected: String) throws {
    let feed = SmallFeed()
    try #require(feed.files.first { $0.name == file }?.text.contains(part) == true)
    let found = try faults(feed.replacing(part, with: broken, in: file))
    #expect(found == [expected] || found.contains(expected) && file == "stops.txt")
  }

  @Test(arguments: [
    ("early,07:00:00,08:00:00,0", "bad-value"), ("early,08:00:00,07:00:00,600", "bad-value"),
    ("early,08:00,09:00:00,600", "bad-time"),
  ])
  func repetitionsAreChecked(row: String, code: String) throws {
    let feed = SmallFeed().with("frequencies.txt", "trip_id,start_time,end_time,headway_secs\n\(row)\n")
    #expect(try faults(feed) == ["frequencies.txt:2: \(code)"])
  }

  @Test func allFaultsOfAllFilesComeAtOnce() throws {
    let feed = SmallFeed().replacing("20190506", with: "never", in: "calendar.txt")
      .replacing("07:20:00,07:20:00", with: "07:20:00,soon", in: "stop_times.txt")
      .replacing("31.11", with: "?", in: "shapes.txt")
    #expect(
      try faults(feed) == [
        "calendar.txt:2: bad-date", "shapes.txt:4: not-a-position", "stop_times.txt:4: bad-time",
      ])
  }

  @Test func missingFilesAreNamedTogether() throws {
    let feed = SmallFeed().with("stop_times.txt", nil).with("calendar.txt", nil).with(
      "calendar_dates.txt", nil)
    #expect(try faults(feed) == ["feed.zip:0: missing-file", "feed.zip:0: missing-file"])
    // One calendar of the two is enough: xt runs on 13 May.
    #expect(try faults(SmallFeed().with("calendar.txt", nil), day: "2019-05-13") == [])
  }

  @Test func whatIsNoArchiveIsRefused() throws {
    let whole = ZipFile.bytes(SmallFeed().files)
    // A letter of the first file changed: its checksum no longer holds.
    var changed = whole
    changed[60] ^= 1
    for (bytes, code) in [
      ([], "not-a-zip"), (Array("stop_id\n".utf8), "not-a-zip"), (Array(whole.dropLast(100)), "not-a-zip"),
      (changed, "broken-archive"),
    ] {
      let folder = try TestFolder()
      let path = try folder.write(bytes, to: "feed.zip")
      #expect {
        try readLayer(path, ReadingOptions(.transit(TransitSelection(.stops))))
      } throws: { error in
        (error as? Failure)?.problems.first?.code == code && (error as? Failure)?.kind == .badData
      }
    }
  }

  @Test func daysWithoutServiceAreRefused() throws {
    #expect(try faults(SmallFeed(), day: "2019-05-14") == ["feed.zip:0: no-service"])
    #expect(try faults(SmallFeed(), day: "saturday") == ["feed.zip:0: no-service"])
  }

  /// d has no coordinates, S is a station: three stops are left. What is unknown is counted and named.
  @Test func whatIsLeftOutIsWarnedOf() throws {
    let feed = SmallFeed().replacing("d,丁站,31.10,121.33", with: "d,丁站,,", in: "stops.txt")
      .replacing("R2,xt,extra,", with: "R9,zz,extra,s9", in: "trips.txt")
      .replacing("extra,8:00:00,8:00:00,c,1,", with: "nobody,8:00:00,8:00:00,c,1,", in: "stop_times.txt")
      .replacing("24:20:00,b,2,", with: "24:20:00,q,2,", in: "stop_times.txt")
    let layer = try feed.layer(day: "2019-05-06")
    #expect(layer.features.count == 3)
    let warnings = layer.problems.filter { $0.severity == .warning }.map(\.code)
    #expect(
      warnings == [
        "no-place", "unknown-route", "unknown-service", "unknown-shape", "unknown-trip", "unknown-stop",
      ])
    #expect(layer.problems.first { $0.code == "no-place" }?.message.en.contains(": d (丁站).") == true)
    #expect(layer.problems.first { $0.code == "unknown-trip" }?.place.line == 8)
  }

  /// All trips of 6 May depart from 7:00 to 9:10.
  @Test func anEmptyWindowSaysWhenThereIsService() throws {
    let layer = try SmallFeed().layer(window: "02:00-05:00", day: "2019-05-06")
    let problem = try #require(layer.problems.first { $0.code == "no-departures" })
    #expect(problem.message.en.contains("07:00-09:10"))
  }
}
