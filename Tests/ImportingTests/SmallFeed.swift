import GIS
import Importing
import TestSupport

/// A feed of five stops on a line a, b, c, d, e and of services on weekdays (wd), Sundays (su) and single days (xt).
///
/// 6 May 2019 is a Monday. Weekdays run 6 to 19 May, Sundays the same fortnight; on Monday 13 May an extra trip runs, so
/// that of the two Mondays it has the more.
struct SmallFeed {
  var files: [(name: String, text: String)] = [
    (
      "stops.txt",
      """
      stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station
      a,甲站,31.10,121.30,,S
      b,乙站,31.10,121.31,0,
      c,丙站,31.10,121.32,0,
      d,丁站,31.10,121.33,0,
      S,总站,31.10,121.30,1,

      """
    ),
    ("routes.txt", "route_id,route_short_name,route_long_name,route_type\nR1,1路,甲乙线,3\nR2,2路,,0\n"),
    (
      "calendar.txt",
      """
      service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
      wd,1,1,1,1,1,0,0,20190506,20190519
      su,0,0,0,0,0,0,1,20190505,20190519

      """
    ),
    ("calendar_dates.txt", "service_id,date,exception_type\nxt,20190513,1\nwd,20190514,2\n"),
    (
      "trips.txt",
      """
      route_id,service_id,trip_id,shape_id
      R1,wd,early,s1
      R1,wd,late,s1
      R2,xt,extra,
      R1,su,night,s1

      """
    ),
    (
      "stop_times.txt",
      """
      trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type
      early,07:00:00,07:00:00,a,1,
      early,,,b,2,
      early,07:20:00,07:20:00,c,5,
      late,08:30:00,08:30:00,a,1,
      late,08:50:00,09:00:00,b,2,
      late,09:10:00,09:10:00,c,3,
      extra,8:00:00,8:00:00,c,1,
      extra,8:05:00,8:05:00,b,2,1
      extra,8:10:00,8:10:00,d,3,
      night,23:50:00,23:50:00,a,1,
      night,24:20:00,24:20:00,b,2,
      night,24:40:00,24:40:00,c,3,

      """
    ),
    (
      "shapes.txt",
      """
      shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence
      s1,31.10,121.32,30
      s1,31.10,121.30,10
      s1,31.11,121.31,20

      """
    ),
  ]

  /// The feed with a file replaced, added, or, for `nil`, removed.
  func with(_ name: String, _ text: String?) -> SmallFeed {
    var feed = self
    feed.files.removeAll { $0.name == name }
    if let text { feed.files.append((name, text)) }
    return feed
  }

  /// The feed with a part of a file replaced.
  func replacing(_ part: String, with text: String, in name: String) -> SmallFeed {
    with(name, files.first { $0.name == name }?.text.replacing(part, with: text))
  }

  /// Writes it as an archive into a folder.
  func archive(in folder: TestFolder, _ name: String = "feed.zip") throws -> String {
    try folder.write(ZipFile.bytes(files), to: name)
  }

  /// The stops or routes of the feed.
  func layer(
    _ content: TransitSelection.Content = .stops, window: String = "00:00-24:00", day: String? = nil,
    atLeast: Double? = nil
  ) throws -> SourceLayer {
    let folder = try TestFolder()
    return try readLayer(
      archive(in: folder),
      ReadingOptions(
        .transit(
          TransitSelection(
            content, window: ServiceWindow(window) ?? .wholeDay,
            day: day.flatMap(ServiceDay.init) ?? .busiest,
            departuresAtLeast: atLeast))))
  }

  /// The departures at a, b, c and d.
  func departures(window: String = "00:00-24:00", day: String? = nil) throws -> [Int] {
    try layer(window: window, day: day).features.map { Int($0.properties["departures"]?.double ?? -1) }
  }
}
