import Foundation
import GIS
import Importing
import TestSupport
import Testing

/// Forms that feeds come in, beyond what the specification's examples show.
@Suite struct TransitFormsTests {
  private func read(_ files: [(name: String, text: String)]) throws -> SourceLayer {
    let folder = try TestFolder()
    let path = try folder.write(ZipFile.bytes(files), to: "feed.zip")
    return try readLayer(path, ReadingOptions(.transit(TransitSelection(.stops, day: .busiest))))
  }

  private func code(_ body: () throws -> SourceLayer) -> [String] {
    do { return try body().problems.map(\.code) } catch {
      return (error as? Failure)?.problems.map(\.code) ?? []
    }
  }

  // MARK: - Folders

  @Test func filesInAFolderOfTheArchiveAreRead() throws {
    let files = SmallFeed().files
    let inner = files.map { (name: "gtfs/2019/" + $0.name, text: $0.text) }
    let layer = try read(inner + [(name: "__MACOSX/gtfs/stops.txt", text: "x")])
    let flat = try read(files)
    #expect(layer.features.map(\.properties) == flat.features.map(\.properties))
    #expect(layer.problems.first { $0.code == "inner-folder" }?.message.en.contains("gtfs/2019/") == true)
    #expect(!flat.problems.contains { $0.code == "inner-folder" })
  }

  @Test func anUnpackedFolderInAFolderIsRead() throws {
    let folder = try TestFolder()
    try FileManager.default.createDirectory(atPath: folder("gtfs"), withIntermediateDirectories: false)
    for (name, text) in SmallFeed().files { try folder.write(Array(text.utf8), to: "gtfs/\(name)") }
    let layer = try readLayer(folder.path, ReadingOptions(.transit(TransitSelection(.stops))))
    #expect(layer.features.count == 4 && layer.problems.contains { $0.code == "inner-folder" })
  }

  @Test func severalFeedsAndNoneAreOneErrorEach() {
    let files = SmallFeed().files
    let two = ["a/", "b/"].flatMap { folder in files.map { (name: folder + $0.name, text: $0.text) } }
    #expect(code { try read(two) } == ["several-feeds"])
    #expect(code { try read([(name: "readme.md", text: "x")]) } == ["not-a-feed"])
  }

  // MARK: - Rows

  /// Rows of stop_times end before pickup_type, those of stops before parent_station, one goes on with an empty cell.
  @Test func cellsThatLackAtTheEndAreEmpty() throws {
    var feed = SmallFeed()
    let whole = try feed.departures(day: "2019-05-06")
    for (short, long) in [
      ("early,07:00:00,07:00:00,a,1,", "early,07:00:00,07:00:00,a,1"),
      ("late,09:10:00,09:10:00,c,3,", "late,09:10:00,09:10:00,c,3,,"),
    ] {
      feed = feed.replacing(short, with: long, in: "stop_times.txt")
    }
    feed = feed.replacing("c,丙站,31.10,121.32,0,", with: "c,丙站,31.10,121.32", in: "stops.txt")
    let layer = try feed.layer(day: "2019-05-06")
    #expect(layer.features.map { Int($0.properties["departures"]?.double ?? -1) } == whole)
    // What lacks does not come from the row before: b has no parent, nor has c.
    #expect(layer.features[2].properties["parent_station"] == .null)
    let warnings = layer.problems.filter { $0.code == "filled-rows" }
    #expect(warnings.map(\.place.line) == [4, 2])
    #expect(warnings.map { $0.message.en.prefix(6) } == ["1 row ", "2 rows"])
  }

  /// A trip between two timed stops and an area, one within an area alone, and one in a window at a stop.
  @Test func serviceOnDemandIsNoDeparture() throws {
    let header = "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,"
    let more = "location_id,location_group_id,start_pickup_drop_off_window,end_pickup_drop_off_window"
    let feed = SmallFeed().with(
      "stop_times.txt",
      """
      \(header)\(more)
      early,07:00:00,07:00:00,a,1,0,,,,
      early,07:20:00,07:20:00,b,2,0,,,,
      early,,,,3,2,area,,08:00:00,17:00:00
      late,,,,1,2,,group,08:00:00,17:00:00
      late,,,,2,2,area,,08:00:00,17:00:00
      night,,,c,1,2,,,08:00:00,17:00:00
      night,,,d,2,2,,,08:00:00,17:00:00

      """)
    let layer = try feed.layer(day: "2019-05-06")
    // From b one may board towards the area; late and night have no departure at all.
    #expect(layer.features.map { $0.properties["departures"]?.double } == [1, 1, 0, 0])
    let warning = try #require(layer.problems.first { $0.code == "on-demand" })
    #expect(warning.message.en.hasPrefix("5 rows") && warning.place.line == 4)
    #expect(warning.message.en.contains("early, late, night"))
  }

  /// b has no place but 0, 0.
  @Test func stopsAtZeroAreNamedAndLeftOut() throws {
    let feed = SmallFeed().replacing("b,乙站,31.10,121.31", with: "b,乙站,0.0,0", in: "stops.txt")
    let layer = try feed.layer(day: "2019-05-06")
    #expect(layer.features.map { $0.properties["stop_id"]?.text } == ["a", "c", "d"])
    let warning = try #require(layer.problems.first { $0.code == "at-zero" })
    #expect(warning.message.en.hasSuffix("and is left out: b (乙站).") && warning.place.line == 3)
  }

  // MARK: - Days

  /// Nothing of its own runs on Monday 20 May, and on no Saturday; the night of Sunday, moved to Friday, goes on at b at 0:20.
  @Test func nightsReachIntoDaysWithoutService() throws {
    #expect(try SmallFeed().departures(window: "00:00-06:00", day: "2019-05-20") == [0, 1, 0, 0])
    let friday = SmallFeed().replacing("su,0,0,0,0,0,0,1", with: "su,0,0,0,0,1,0,0", in: "calendar.txt")
    for (day, date) in [("saturday", "2019-05-11"), ("2019-05-18", "2019-05-18")] {
      let layer = try friday.layer(day: day)
      #expect(layer.foreignMembers["date"] == .string(date))
      #expect(layer.features.map { $0.properties["departures"]?.double } == [0, 1, 0, 0])
      #expect(
        layer.problems.contains { $0.message.en.contains("0 of 4 trips run, and 1 of the nights before") })
    }
    let empty = try friday.layer(window: "05:00-06:00", day: "2019-05-18")
    #expect(empty.problems.first { $0.code == "no-departures" }?.message.en.contains("00:20-00:40") == true)
    // The nights of repeated trips count by their last run: 23:50 and every hour before 26:00.
    let repeated = friday.with(
      "frequencies.txt", "trip_id,start_time,end_time,headway_secs\nnight,23:50:00,26:00:00,3600\n")
    #expect(try repeated.departures(day: "saturday") == [2, 3, 0, 0])
  }

  @Test func oldTimetablesAreToldUnlessTheDayIsNamed() throws {
    func warning(_ feed: SmallFeed, day: String?) throws -> String? {
      try feed.layer(day: day).problems.first { $0.code == "old-timetable" }?.message.en
    }
    #expect(try warning(SmallFeed(), day: nil)?.contains("ended on 2019-05-19") == true)
    #expect(try warning(SmallFeed(), day: "2019-05-06") == nil)
    let lasting = SmallFeed().replacing("20190519", with: "20990519", in: "calendar.txt")
    #expect(try warning(lasting, day: "monday")?.contains("2019-05-13, the earliest") == true)
  }

  /// Whatever the services, the day is the first with the most trips, as counting every day of the span finds it, over more
  /// years than are gone through day by day.
  @Test(arguments: 1...12) func theBusiestDayOfManyYears(seed: UInt64) throws {
    var random = Seeded(seed)
    let first = try #require(CalendarDay("2001-01-01")).number
    func date(_ day: Int) -> String { text(of: first + day) }
    var (calendar, dates, trips) = ("", "service_id,date,exception_type\n", "route_id,service_id,trip_id\n")
    calendar = "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
    var runs: [[Int: Bool]] = []
    let length = 4_500
    for service in 0..<6 {
      let weekdays = (0..<7).map { _ in Int.random(in: 0...1, using: &random) }
      let ends =
        service == 0 ? [0, length] : (0..<2).map { _ in Int.random(in: 0...length, using: &random) }.sorted()
      calendar +=
        "s\(service),\(weekdays.map(String.init).joined(separator: ",")),\(date(ends[0])),\(date(ends[1]))\n"
      var days: [Int: Bool] = [:]
      // 1 January 2001 was a Monday.
      for day in ends[0]...ends[1] where weekdays[day % 7] == 1 { days[day] = true }
      for _ in 0..<3 {
        let (day, adds) = (Int.random(in: 0...length, using: &random), Bool.random(using: &random))
        if days[day] == adds || days[day] == nil && !adds { continue }
        days[day] = adds
        dates += "s\(service),\(date(day)),\(adds ? 1 : 2)\n"
      }
      runs.append(days)
      trips += "R1,s\(service),t\(service)\n"
    }
    let counts = (0...length).map { day in runs.count { $0[day] == true } }
    let most = try #require(counts.max())
    let expected = try #require(counts.firstIndex(of: most))
    let times = (0..<6).map { "t\($0),7:00:00,7:00:00,a,1,\nt\($0),8:00:00,8:00:00,b,2,\n" }.joined()
    let feed = SmallFeed().with("calendar.txt", calendar).with("calendar_dates.txt", dates).with(
      "trips.txt", trips
    )
    .with("stop_times.txt", "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type\n" + times)
    let found = try feed.layer().foreignMembers["date"]?.text?.replacing("-", with: "")
    #expect(found == date(expected), "seed \(seed)")
  }

  /// A day by its number as 20010101.
  private func text(of number: Int) -> String {
    let day = Date(timeIntervalSince1970: Double(number) * 86_400)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "UTC") ?? calendar.timeZone
    let parts = calendar.dateComponents([.year, .month, .day], from: day)
    return String((parts.year ?? 0) * 10_000 + (parts.month ?? 0) * 100 + (parts.day ?? 0))
  }
}
