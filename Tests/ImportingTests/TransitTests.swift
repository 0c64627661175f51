import GIS
import Importing
import TestSupport
import Testing

@Suite struct TransitTests {
  /// On Monday 13 May run early, late and extra, and the last of Sunday's night. a: early, late. b: early, late, and night
  /// at 0:20; extra takes nobody in (pickup_type 1).
  /// c: extra, for it is the last stop of early and late. d: the last stop of extra.
  @Test func departuresOfADayAreThoseWherePeopleMayBoard() throws {
    let layer = try SmallFeed().layer(day: "2019-05-13")
    #expect(layer.features.map { $0.properties["stop_id"]?.text } == ["a", "b", "c", "d"])
    #expect(layer.features.map { $0.properties["departures"]?.double } == [2, 3, 1, 0])
    #expect(layer.features.map { $0.properties["routes"]?.double } == [1, 1, 1, 0])
    #expect(
      layer.features.map { $0.properties["route_types"] } == [
        .string("3"), .string("3"), .string("0"), .null,
      ])
    #expect(layer.features[0].properties["stop_name"] == .string("甲站"))
    #expect(layer.features[0].properties["parent_station"] == .string("S"))
    #expect(layer.coordinates[1] == at(121.31, 31.10))
    // 2 departures in 24 hours.
    #expect(layer.features[0].properties["departures_per_hour"]?.double == 2.0 / 24)
    #expect(layer.foreignMembers["date"] == .string("2019-05-13"))
  }

  /// early has no time at b, between 7:00 and 7:20: it departs at 7:10. late departs from b at 9:00, outside the window.
  @Test func theWindowHoldsItsStartAndNotItsEnd() throws {
    #expect(try SmallFeed().departures(window: "07:10-09:00", day: "2019-05-06") == [1, 1, 0, 0])
    #expect(try SmallFeed().departures(window: "07:11-09:01", day: "2019-05-06") == [1, 1, 0, 0])
    #expect(try SmallFeed().departures(window: "07:11-09:00", day: "2019-05-06") == [1, 0, 0, 0])
  }

  /// Of the Mondays 6 and 13 May the second has three trips, the first two. Tuesday 14 May has none (exception 2),
  /// Tuesday 7 May two. The day with the most trips of all is 13 May.
  @Test(arguments: [
    ("monday", "2019-05-13"), ("Tuesday", "2019-05-07"), (nil, "2019-05-13"), ("sunday", "2019-05-05"),
  ])
  func aWeekdayStandsForItsDateWithTheMostTrips(day: String?, date: String) throws {
    #expect(try SmallFeed().layer(day: day).foreignMembers["date"] == .string(date))
  }

  /// night runs on Sunday 12 May: at b 24:20 of Sunday, 0:20 on Monday. On Sunday itself it counts at a alone, unless
  /// the window goes on past midnight.
  @Test func serviceAfterMidnightCountsOnTheDayOfTheClock() throws {
    #expect(try SmallFeed().departures(window: "00:00-06:00", day: "2019-05-13") == [0, 1, 0, 0])
    #expect(try SmallFeed().departures(window: "23:00-24:00", day: "2019-05-12") == [1, 0, 0, 0])
    #expect(try SmallFeed().departures(window: "23:00-25:00", day: "2019-05-12") == [1, 1, 0, 0])
    // Sunday 5 May's night reaches into Monday 6 May as well.
    #expect(try SmallFeed().departures(window: "00:00-06:00", day: "2019-05-06") == [0, 1, 0, 0])
    // A window past midnight sees the early trips of the day after: Sunday 23:00 to Monday 7:30.
    #expect(try SmallFeed().departures(window: "23:00-31:30", day: "2019-05-12") == [2, 2, 0, 0])
  }

  /// early runs at 7:00, 7:15 … before 8:00, four times, and takes 10 minutes to b. From a all four lie in 7:00–8:00;
  /// from b 7:10, 7:25, 7:40, 7:55. In 7:15–7:45 from a 7:15, 7:30 and from b 7:25, 7:40. late runs once.
  @Test func repeatedTripsCountOnceForEachRun() throws {
    let feed = SmallFeed().with(
      "frequencies.txt", "trip_id,start_time,end_time,headway_secs\nearly,07:00:00,08:00:00,900\n")
    #expect(try feed.departures(window: "07:00-08:00", day: "2019-05-06") == [4, 4, 0, 0])
    #expect(try feed.departures(window: "07:15-07:45", day: "2019-05-06") == [2, 2, 0, 0])
    #expect(try feed.departures(window: "08:00-09:00", day: "2019-05-06") == [1, 0, 0, 0])
  }

  /// Whatever the repetition and the window, the count is that of the runs written out.
  @Test(arguments: [UInt64(1), 2, 3, 4]) func repetitionsEqualTheirRunsWrittenOut(seed: UInt64) throws {
    var random = Seeded(seed)
    let start = Int.random(in: 0...90_000, using: &random)
    let end = start + Int.random(in: 1...20_000, using: &random)
    let headway = Int.random(in: 1...2_000, using: &random)
    func time(_ seconds: Int) -> String {
      func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
      return "\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }
    let feed = SmallFeed().with(
      "frequencies.txt",
      "trip_id,start_time,end_time,headway_secs\nnight,\(time(start)),\(time(end)),\(headway)\n")
    let window = try #require(ServiceWindow("06:00-30:00"))
    // Sundays alone: of 5 May, whose midnight is 0, and not of the days around it.
    let runs = Array(stride(from: start, to: end, by: headway))
    let fromA = runs.count { (window.start..<window.end).contains($0) }
    let fromB = runs.count { (window.start..<window.end).contains($0 + 1_800) }
    let sundays = feed.replacing("wd,1,1,1,1,1", with: "wd,0,0,0,0,0", in: "calendar.txt")
    #expect(
      try sundays.departures(window: "06:00-30:00", day: "2019-05-05") == [fromA, fromB, 0, 0], "seed \(seed)"
    )
  }

  /// In 7:00–9:00 on 6 May, two hours: a has two departures, one an hour; b has one.
  @Test func stopsBelowTheFrequencyAreLeftOut() throws {
    let layer = try SmallFeed().layer(window: "07:00-09:00", day: "2019-05-06", atLeast: 1)
    #expect(layer.features.map { $0.properties["stop_id"]?.text } == ["a"])
    #expect(
      layer.problems.contains {
        $0.message.en.hasPrefix("1 of 4 stops are kept, those with at least 1 departures")
      })
  }

  /// R1 has the shape s1, whose points are in no order; R2 none, and goes through c, b, d.
  @Test func routesFollowTheirShapesOrElseTheirStops() throws {
    let layer = try SmallFeed().layer(.routes, day: "2019-05-13")
    #expect(layer.features.map { $0.properties["route_id"]?.text } == ["R1", "R2"])
    #expect(layer.features.map { $0.properties["shape_id"] } == [.string("s1"), .null])
    #expect(layer.features.map { $0.properties["trips"]?.double } == [2, 1])
    #expect(layer.features[0].properties["route_short_name"] == .string("1路"))
    #expect(layer.features[0].shape == .lineString(0..<3) && layer.features[1].shape == .lineString(3..<6))
    #expect(
      layer.coordinates == [
        at(121.30, 31.10), at(121.31, 31.11), at(121.32, 31.10), at(121.32, 31.10), at(121.31, 31.10),
        at(121.33, 31.10),
      ])
  }

  @Test func theOrderOfRowsMeansNothing() throws {
    let feed = SmallFeed()
    let text = try #require(feed.files.first { $0.name == "stop_times.txt" }?.text)
    let rows = text.split(separator: "\n")
    let shuffled = feed.with(
      "stop_times.txt", ([rows[0]] + rows.dropFirst().reversed()).joined(separator: "\n") + "\n")
    #expect(try shuffled.departures(day: "2019-05-13") == feed.departures(day: "2019-05-13"))
  }

  @Test func anUnpackedFolderIsAFeedAndItsFilesAreFingerprinted() throws {
    let folder = try TestFolder()
    for (name, text) in SmallFeed().files { try folder.write(Array(text.utf8), to: name) }
    var seen: [String] = []
    let layer = try readLayer(folder.path, ReadingOptions(.transit(TransitSelection(.stops)))) { path, _ in
      seen.append(path)
    }
    #expect(layer.features.count == 4)
    #expect(seen.contains(folder("stop_times.txt")))
    var archives: [(String, Int)] = []
    let archive = try SmallFeed().archive(in: folder)
    _ = try readLayer(archive, ReadingOptions(.transit(TransitSelection(.stops)))) {
      archives.append(($0, $1.count))
    }
    #expect(archives.map(\.0) == [archive])
    #expect(try archives.map(\.1) == [readBytes(archive).count])
  }

  @Test(arguments: [
    ("2000-02-29", 1), ("1970-01-01", 3), ("2026-11-24", 1), ("2019-05-20", 0), ("1900-03-01", 3),
    ("1969-12-31", 2),
  ])
  func daysOfTheWeek(text: String, weekday: Int) throws {
    // By the calendar: 29 February 2000 was a Tuesday, 1 January 1970 a Thursday, 1 March 1900 a Thursday.
    let day = try #require(CalendarDay(text))
    #expect(day.weekday == weekday)
    #expect(day.description == text)
  }

  @Test(arguments: ["2019-02-29", "20190532", "2019-5-20", "1900-02-29", "2019/05/20", "", "２０１９０５２０"])
  func whatIsNoDay(text: String) { #expect(CalendarDay(text) == nil) }

  @Test(arguments: [
    "7-9", "09:00-07:00", "07:00", "07:00-07:00", "07:60-08:00", "25:00-26:00", "07:00-49:00",
  ])
  func whatIsNoWindow(text: String) { #expect(ServiceWindow(text) == nil) }
}
