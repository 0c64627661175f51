import GIS

/// The calls of all trips at stops, each trip's in its order, as flat arrays.
struct FeedCalls {
  /// For each trip where its calls begin; one more for the end.
  var starts: [Int32] = [0]
  /// The stop of each call.
  var stops: [Int32] = []
  /// The second of its departure from the midnight of the day of service.
  var departures: [Int32] = []
  /// Whether passengers may board: not at the last call of a trip, nor where pickup_type is 1.
  var boards: [Bool] = []

  /// The calls of a trip.
  func range(of trip: Int) -> Range<Int> { Int(starts[trip])..<Int(starts[trip + 1]) }
}

/// The calls as their file has them, before they are put in order.
private struct RawCalls {
  var trips: [Int32] = []
  var stops: [Int32] = []
  var sequences: [Int32] = []
  var departures: [Int32] = []
  var boards: [Bool] = []
  var lines: [Int32] = []
  /// For each trip with rows of GTFS-Flex the place of the last of them in the order of its stops.
  var lastOnDemand: [Int: Int32] = [:]
}

extension Feed {
  /// No time given.
  private static let untimed: Int32 = -1

  mutating func readCalls(_ table: FeedTable, _ log: inout FaultLog) throws {
    var raw = RawCalls()
    var (tripless, stopless, onDemand) = (UnknownIDs(), UnknownIDs(), UnknownIDs())
    var (trip, tripID): (Int?, String) = (nil, "")
    table.rows(
      ["trip_id", "stop_id", "stop_sequence"],
      [
        "departure_time", "arrival_time", "pickup_type", "location_id", "location_group_id",
        "start_pickup_drop_off_window",
      ], &log
    ) { row, log in
      // The calls of one trip mostly follow each other.
      if !row.rawBytes(0).elementsEqual(tripID.utf8) {
        tripID = row.text(0)
        trip = tripIDs.number(tripID)
      }
      guard let trip else { return tripless.add(tripID, line: row.line) }
      // GTFS-Flex: people are met somewhere in an area, or some time in a window. That is no departure.
      if !row.isEmpty(8) || row.isEmpty(1) && !(row.isEmpty(6) && row.isEmpty(7)) {
        onDemand.add(tripID, line: row.line)
        if let sequence = row.integer(2).flatMap(Int32.init(exactly:)) {
          raw.lastOnDemand[trip] = max(sequence, raw.lastOnDemand[trip] ?? sequence)
        }
        return
      }
      guard let stop = stopIDs.number(row.text(1)) else { return stopless.add(row.text(1), line: row.line) }
      guard let sequence = row.integer(2).flatMap(Int32.init(exactly:)), sequence >= 0 else {
        return log.error(
          texts.problem("bad-value/stop-sequence", ["value": row.text(2)]), at: table.place(row))
      }
      var departure = Self.untimed
      if let column = [3, 4].first(where: { !row.isEmpty($0) }) {
        guard let seconds = time(row, column, table, &log) else { return }
        departure = Int32(seconds)
      }
      raw.trips.append(Int32(trip))
      raw.stops.append(Int32(stop))
      raw.sequences.append(sequence)
      raw.departures.append(departure)
      raw.boards.append(row.isEmpty(5) || row.integer(5) != 1)
      raw.lines.append(Int32(row.line))
    }
    // Without a row that was refused, others would seem wrong.
    if log.errorCount == 0 { arrange(raw, table, &log) }
    warnings += [
      tripless.problem(
        "unknown-trip", file: table.file),
      stopless.problem(
        "unknown-stop", file: table.file),
      onDemand.problem(
        "on-demand", file: table.file),
    ].compactMap { $0 }
  }

  /// Puts the calls into the order of trips and of stops along them, and gives those without a time one.
  private mutating func arrange(_ raw: RawCalls, _ table: FeedTable, _ log: inout FaultLog) {
    let rows = CompressedRows(count: trips.count, rows: raw.trips, value: { $0 })
    var order = rows.values
    for trip in trips.indices {
      let range = rows.range(of: trip)
      let isInOrder = range.dropFirst().allSatisfy { raw.sequences[order[$0 - 1]] < raw.sequences[order[$0]] }
      if isInOrder { continue }
      order[range].sort { raw.sequences[$0] < raw.sequences[$1] }
      for index in range.dropFirst() where raw.sequences[order[index - 1]] == raw.sequences[order[index]] {
        log.error(
          texts.problem(
            "repeated-call", ["trip": tripIDs.names[trip], "place": Int(raw.sequences[order[index]])]),
          at: Place(file: table.file, line: Int(raw.lines[order[index]])))
      }
    }
    calls.starts = rows.starts
    calls.stops = order.map { raw.stops[$0] }
    calls.departures = order.map { raw.departures[$0] }
    calls.boards = order.map { raw.boards[$0] }
    var interpolated = 0
    for trip in trips.indices {
      let range = calls.range(of: trip)
      guard let last = range.last else { continue }
      // Behind the last stop with a time, service on demand may go on.
      if raw.lastOnDemand[trip].map({ $0 < raw.sequences[order[last]] }) ?? true {
        calls.boards[last] = false
      }
      let ends = [range.lowerBound, last]
      if let untimed = ends.first(where: { calls.departures[$0] == Self.untimed }) {
        log.error(
          texts.problem("no-time", ["trip": tripIDs.names[trip]]),
          at: Place(file: table.file, line: Int(raw.lines[order[untimed]])))
        continue
      }
      interpolated += interpolate(range)
      if let early = range.dropFirst().first(where: { calls.departures[$0] < calls.departures[$0 - 1] }) {
        log.error(
          texts.problem("time-runs-back", ["trip": tripIDs.names[trip]]),
          at: Place(file: table.file, line: Int(raw.lines[order[early]])))
      }
    }
    if interpolated > 0 {
      warnings.append(
        Problem(
          .note, texts.problem("times-between", ["interpolated": interpolated, "calls": order.count]),
          at: Place(file: table.file)))
    }
  }

  /// Spreads calls without a time evenly between the timed ones around them; gives how many there were.
  private mutating func interpolate(_ range: Range<Int>) -> Int {
    var (last, count) = (range.lowerBound, 0)
    for index in range.dropFirst() where calls.departures[index] != Self.untimed {
      let (start, end) = (Int(calls.departures[last]), Int(calls.departures[index]))
      for between in (last + 1)..<max(index, last + 1) {
        calls.departures[between] = Int32(start + (end - start) * (between - last) / (index - last))
        count += 1
      }
      last = index
    }
    return count
  }
}
