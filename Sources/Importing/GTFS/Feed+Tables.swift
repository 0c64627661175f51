import GIS

extension Feed {
  mutating func readStops(_ table: FeedTable, _ log: inout FaultLog) throws {
    var (unplaced, atOrigin) = (UnknownIDs(), UnknownIDs())
    table.rows(["stop_id"], ["stop_name", "stop_lat", "stop_lon", "location_type", "parent_station"], &log) {
      row, log in
      let id = row.text(0)
      guard stopIDs.add(id) else {
        return log.error(texts.problem("repeated-id/stop", ["id": id]), at: table.place(row))
      }
      let type = row.isEmpty(4) ? 0 : row.integer(4) ?? -1
      if !(0...4).contains(type) {
        log.error(
          texts.problem("bad-value/location-type", ["value": row.text(4)]), at: table.place(row))
      }
      let label = row.isEmpty(1) ? id : "\(id) (\(row.text(1)))"
      var position: Point?
      if row.isEmpty(2) || row.isEmpty(3) {
        if type == 0 { unplaced.add(label, line: row.line) }
      } else if row.number(2) == 0, row.number(3) == 0 {
        atOrigin.add(label, line: row.line)
      } else if let x = row.number(3), let y = row.number(2), abs(x) <= 180, abs(y) <= 90 {
        position = Point(x: x, y: y)
      } else {
        log.error(
          texts.problem("not-a-position", ["y": row.text(2), "x": row.text(3)]),
          at: table.place(row))
      }
      stops.append(
        Stop(
          name: row.text(1), isPlatform: type == 0, position: position, parent: row.text(5), line: row.line))
    }
    warnings += [
      unplaced.problem(
        "no-place", file: table.file),
      atOrigin.problem(
        "at-zero", file: table.file),
    ].compactMap { $0 }
  }

  mutating func readRoutes(_ table: FeedTable, _ log: inout FaultLog) throws {
    table.rows(["route_id", "route_type"], ["route_short_name", "route_long_name"], &log) { row, log in
      let id = row.text(0)
      guard routeIDs.add(id) else {
        return log.error(texts.problem("repeated-id/route", ["id": id]), at: table.place(row))
      }
      let type = row.integer(1)
      if type == nil {
        log.error(
          texts.problem("bad-value/route-type", ["value": row.text(1)]), at: table.place(row))
      }
      routes.append(Route(shortName: row.text(2), longName: row.text(3), type: type ?? 0))
    }
  }

  mutating func readCalendar(_ table: FeedTable, _ log: inout FaultLog) throws {
    table.rows(["service_id"] + CalendarDay.weekdayNames + ["start_date", "end_date"], [], &log) { row, log in
      var weekdays: UInt8 = 0
      for day in 0..<7 {
        switch row.integer(day + 1) {
        case 1: weekdays |= 1 << UInt8(day)
        case 0: break
        default:
          log.error(
            texts.problem(
              "bad-value/weekday", ["value": row.text(day + 1), "column": CalendarDay.weekdayNames[day]]),
            at: table.place(row))
        }
      }
      guard let start = date(row, 8, table, &log), let end = date(row, 9, table, &log) else { return }
      if !services.add(row.text(0), weekdays: weekdays, from: start, to: end) {
        log.error(
          texts.problem("repeated-id/service", ["id": row.text(0)]), at: table.place(row))
      }
    }
  }

  mutating func readCalendarDates(_ table: FeedTable, _ log: inout FaultLog) throws {
    table.rows(["service_id", "date", "exception_type"], [], &log) { row, log in
      guard let day = date(row, 1, table, &log) else { return }
      guard let type = row.integer(2), type == 1 || type == 2 else {
        return log.error(
          texts.problem("bad-value/exception-type", ["value": row.text(2)]), at: table.place(row))
      }
      services.except(row.text(0), on: day, runs: type == 1)
    }
  }

  mutating func readTrips(_ table: FeedTable, _ log: inout FaultLog) throws {
    var (routeless, serviceless, shapeless) = (UnknownIDs(), UnknownIDs(), UnknownIDs())
    table.rows(["route_id", "service_id", "trip_id"], ["shape_id"], &log) { row, log in
      let id = row.text(2)
      guard tripIDs.add(id) else {
        return log.error(texts.problem("repeated-id/trip", ["id": id]), at: table.place(row))
      }
      let route = routeIDs.number(row.text(0))
      let service = services.number(row.text(1))
      let shape = row.isEmpty(3) ? -1 : shapes.ids.number(row.text(3))
      if route == nil { routeless.add(row.text(0), line: row.line) }
      if service == nil { serviceless.add(row.text(1), line: row.line) }
      if shape == nil { shapeless.add(row.text(3), line: row.line) }
      trips.append(Trip(route: route ?? -1, service: service ?? -1, shape: shape ?? -1))
    }
    warnings += [
      routeless.problem(
        "unknown-route", file: table.file),
      serviceless.problem(
        "unknown-service", file: table.file),
      shapeless.problem(
        "unknown-shape", file: table.file),
    ].compactMap { $0 }
  }

  mutating func readFrequencies(_ table: FeedTable, _ log: inout FaultLog) throws {
    var tripless = UnknownIDs()
    table.rows(["trip_id", "start_time", "end_time", "headway_secs"], [], &log) { row, log in
      guard let trip = tripIDs.number(row.text(0)) else { return tripless.add(row.text(0), line: row.line) }
      guard let start = time(row, 1, table, &log), let end = time(row, 2, table, &log) else { return }
      guard let headway = row.integer(3), headway > 0, start < end else {
        return log.error(
          texts.problem("bad-value/repetition"),
          at: table.place(row))
      }
      frequencies[trip, default: []].append(Frequency(start: start, end: end, headway: headway))
    }
    warnings += [
      tripless.problem(
        "unknown-trip", file: table.file)
    ].compactMap { $0 }
  }

  private func date(
    _ row: TableRow, _ column: Int, _ table: FeedTable, _ log: inout FaultLog
  ) -> CalendarDay? {
    if let day = CalendarDay(row.text(column)) { return day }
    log.error(
      texts.problem("bad-date", ["value": row.text(column)]), at: table.place(row))
    return nil
  }

  /// A time as seconds from the midnight of the day of service; hours may be 24 and more.
  func time(_ row: TableRow, _ column: Int, _ table: FeedTable, _ log: inout FaultLog) -> Int? {
    if let seconds = secondsOfDay(row.rawBytes(column)) { return seconds }
    log.error(
      texts.problem("bad-time", ["value": row.text(column)]), at: table.place(row))
    return nil
  }
}

/// The seconds of a time such as 7:30:00 or 25:10:00; `nil` for what is no time.
func secondsOfDay(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
  var parts = (0, 0, 0)
  var (part, digits) = (0, 0)
  for byte in text {
    if byte == UInt8(ascii: ":") {
      guard part < 2, digits > 0, part == 0 || digits == 2 else { return nil }
      part += 1
      digits = 0
      continue
    }
    let digit = byte &- UInt8(ascii: "0")
    guard digit < 10, digits < 3 else { return nil }
    digits += 1
    switch part {
    case 0: parts.0 = parts.0 * 10 + Int(digit)
    case 1: parts.1 = parts.1 * 10 + Int(digit)
    default: parts.2 = parts.2 * 10 + Int(digit)
    }
  }
  guard part == 2, digits == 2, parts.1 < 60, parts.2 < 60 else { return nil }
  return parts.0 * 3_600 + parts.1 * 60 + parts.2
}
