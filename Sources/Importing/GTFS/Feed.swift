import GIS

/// A GTFS feed (gtfs.org, schedule reference) as far as stops, departures and lines go.
///
/// Things are named by their numbers, in the order of their files; -1 stands for none.
struct Feed {
  /// A place of the feed.
  struct Stop {
    var name: String
    /// Whether vehicles stop here: location type 0, not a station, an entrance or the like.
    var isPlatform: Bool
    var position: Point?
    var parent: String
    var line: Int
  }

  /// A line by its names.
  struct Route {
    var shortName: String
    var longName: String
    var type: Int
  }

  /// A run of a vehicle.
  struct Trip {
    var route: Int
    var service: Int
    var shape: Int
  }

  /// A repetition of a trip: runs begin at `start` and every `headway` seconds after, before `end`.
  struct Frequency {
    var start: Int
    var end: Int
    var headway: Int
  }

  let files: FeedFiles
  var stopIDs = FeedIDs()
  var stops: [Stop] = []
  var routeIDs = FeedIDs()
  var routes: [Route] = []
  var services = ServiceCalendar()
  var tripIDs = FeedIDs()
  var trips: [Trip] = []
  var shapes = FeedShapes()
  var calls = FeedCalls()
  /// The repetitions of each trip that has any.
  var frequencies: [Int: [Frequency]] = [:]
  /// What is worth knowing about the feed.
  var warnings: [Problem] = []

  /// Reads a feed.
  ///
  /// - Throws: ``/GIS/Failure`` with all that is wrong with any of its files, each by file, line and what to do.
  init(_ path: String, visit: ((String, [UInt8]) -> Void)?) throws {
    files = try FeedFiles(path, visit: visit)
    warnings = files.notes
    var problems = files.missing
    if !problems.isEmpty { throw Failure(.badData, problems) }
    try read("stops.txt", &problems) { try $0.readStops($1, &$2) }
    try read("routes.txt", &problems) { try $0.readRoutes($1, &$2) }
    try read("calendar.txt", &problems) { try $0.readCalendar($1, &$2) }
    try read("calendar_dates.txt", &problems) { try $0.readCalendarDates($1, &$2) }
    try read("shapes.txt", &problems) { try $0.readShapes($1, &$2) }
    try read("trips.txt", &problems) { try $0.readTrips($1, &$2) }
    try read("stop_times.txt", &problems) { try $0.readCalls($1, &$2) }
    try read("frequencies.txt", &problems) { try $0.readFrequencies($1, &$2) }
    if problems.contains(where: { $0.severity == .error }) { throw Failure(.badData, problems) }
    warnings += problems
  }

  /// Reads a file where it is there, and keeps what is wrong with it.
  private mutating func read(
    _ name: String, _ problems: inout [Problem],
    _ take: (inout Feed, FeedTable, inout FaultLog) throws -> Void
  ) throws {
    guard files.has(name) else { return }
    let table = FeedTable(file: files.place(of: name), bytes: try files.contents(of: name))
    var log = FaultLog()
    try take(&self, table, &log)
    problems += log.problems(file: table.file)
  }
}

/// A file of a feed.
struct FeedTable {
  let file: String
  let bytes: [UInt8]

  /// The place of a row.
  func place(_ row: TableRow) -> Place { Place(file: file, line: row.line) }

  /// Hands over the rows, as ``TableRows`` does.
  func rows(
    _ required: [String], _ optional: [String], _ log: inout FaultLog,
    _ take: (TableRow, inout FaultLog) -> Void
  ) {
    // The specification's own sample feed ends rows before optional columns.
    TableRows.read(
      bytes, file: file, required: required, optional: optional, fillsRows: true, into: &log, take)
  }
}
