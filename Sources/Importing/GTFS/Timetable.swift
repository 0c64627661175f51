import GIS

/// The departures of a feed in a window of one day.
///
/// A departure at the time t of a service that runs on the day D happens t after the midnight of D. So service of the day
/// before that goes on after 24:00 counts in the small hours of the day asked for, and the day's own after 24:00 does
/// not, unless the window reaches so far.
struct Timetable {
  /// The day that the departures are of.
  let day: CalendarDay
  /// How many trips run on that day.
  let trips: Int
  /// How many trips of the days before still take people in after its midnight.
  let nightTrips: Int
  private let feed: Feed
  private let window: ServiceWindow
  /// For each trip, on which days around the one asked for its service runs: bit 0 for the day after, 1 for the day
  /// itself, 2 and 3 for the days before.
  private let days: [UInt8]

  /// The days that can reach into a window: services run up to three days on, windows up to two.
  private static let offsets = [1, 0, -1, -2]

  /// Finds the day: one with trips of its own or, where there is none, with trips of the nights before.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData` where no service runs on any such day.
  init(_ feed: Feed, _ selection: TransitSelection) throws {
    self.feed = feed
    window = selection.window
    // For each service its trips, and those that reach into the first and the second day after it.
    var tripsOfService = [[Int]](repeating: [0, 0, 0], count: feed.services.count)
    for (number, trip) in feed.trips.enumerated() where trip.service >= 0 {
      tripsOfService[trip.service][0] += 1
      let last = feed.lastDeparture(of: number)
      for days in 1...2 where last >= days * 86_400 { tripsOfService[trip.service][days] += 1 }
    }
    func trips(on day: CalendarDay, after days: Int = 0) -> Int {
      let start = day.advanced(by: -days)
      return tripsOfService.indices.reduce(0) {
        $0 + (feed.services.runs($1, on: start) ? tripsOfService[$1][days] : 0)
      }
    }
    func nightTrips(on day: CalendarDay) -> Int { trips(on: day, after: 1) + trips(on: day, after: 2) }
    func busiest(_ days: some Sequence<CalendarDay>) -> CalendarDay? {
      let own = days.busiest { trips(on: $0) }
      if let own, trips(on: own) > 0 { return own }
      return days.busiest(by: nightTrips)
    }
    guard let span = feed.services.span else {
      throw Failure(
        .badData, texts.problem("no-service"),
        at: Place(file: feed.files.path))
    }
    let all = feed.services.days(of: span)
    let found: CalendarDay?
    switch selection.day {
    case .date(let day): found = day
    case .weekday(let weekday): found = busiest(all.filter { $0.weekday == weekday })
    case .busiest: found = busiest(all)
    }
    guard let day = found, trips(on: day) + nightTrips(on: day) > 0 else {
      let name =
        switch selection.day {
        case .date(let day): texts("no-service/day", ["day": day.description])
        case .weekday(let weekday): texts("no-service/weekday", ["weekday": weekdayName(weekday)])
        case .busiest: texts("no-service/any-day")
        }
      throw Failure(
        .badData,
        texts.problem(
          "no-service/then",
          ["when": name, "first": span.lowerBound.description, "last": span.upperBound.description]),
        at: Place(file: feed.files.path))
    }
    self.day = day
    self.trips = trips(on: day)
    self.nightTrips = nightTrips(on: day)
    let daysOfService = (0..<feed.services.count).map { service in
      Self.offsets.enumerated().reduce(UInt8(0)) { bits, offset in
        bits
          | (feed.services.runs(service, on: day.advanced(by: offset.element))
            ? 1 << UInt8(offset.offset) : 0)
      }
    }
    days = feed.trips.map { $0.service >= 0 && $0.route >= 0 ? daysOfService[$0.service] : 0 }
  }

  /// How often a trip departs within the window from a stop that its timetable has at a time.
  ///
  /// A trip that is repeated departs at each start of a run plus the time that it takes to the stop.
  func departures(of trip: Int, at time: Int) -> Int {
    let bits = days[trip]
    if bits == 0 { return 0 }
    let repetitions = feed.frequencies[trip]
    let first = Int(feed.calls.departures[feed.calls.range(of: trip).lowerBound])
    var count = 0
    for (bit, offset) in Self.offsets.enumerated() where bits >> UInt8(bit) & 1 == 1 {
      let shift = offset * 86_400
      guard let repetitions else {
        if (window.start..<window.end).contains(time + shift) { count += 1 }
        continue
      }
      for run in repetitions {
        // Runs n = 0, 1 … of start + n · headway < end, of which those count that are in the window at the stop.
        let travel = time - first + shift
        let least = max(0, (window.start - travel - run.start).dividedRoundingUp(by: run.headway))
        let behind = min(run.end, window.end - travel)
        let most = (behind - run.start).dividedRoundingUp(by: run.headway)
        count += max(0, most - least)
      }
    }
    return count
  }

  /// From the first to the last departure of the trips of the day or, where it has none, of the nights before, by the clock of
  /// its midnight and before they are repeated; `nil` for none.
  var hours: ServiceWindow? {
    let times = Self.offsets.enumerated().filter { trips > 0 ? $1 == 0 : $1 < 0 }.flatMap { bit, offset in
      days.indices.lazy.filter { days[$0] >> UInt8(bit) & 1 == 1 }.flatMap { feed.calls.range(of: $0) }
        .map { Int(feed.calls.departures[$0]) + offset * 86_400 }.filter { $0 >= 0 }
    }
    guard let first = times.min(), let last = times.max() else { return nil }
    return ServiceWindow(from: first, through: last)
  }

  /// What the figures are of, in words.
  var note: LocalizedText {
    texts(
      trips > 0 ? "departures" : "departures/nights",
      [
        "weekday": weekdayName(day.weekday), "day": day.description,
        "window": window.description, "trips": trips, "all": feed.trips.count, "nights": nightTrips,
      ])
  }

  /// The warning of a day that nobody named and that lies more than a year before another; `nil` for any other.
  func warning(on today: CalendarDay, _ selection: TransitSelection) -> Problem? {
    if case .date = selection.day { return nil }
    guard day.number < today.number - 366, let end = feed.services.span?.upperBound else { return nil }
    let isOver = end.number < today.number - 366
    return Problem(
      .warning,
      texts.problem(
        isOver ? "old-timetable/over" : "old-timetable/early",
        ["day": day.description, "end": end.description]),
      at: Place(file: feed.files.path))
  }
}

/// What a day of the week is called, 0 for Monday.
private func weekdayName(_ weekday: Int) -> LocalizedText {
  texts("weekday/\(CalendarDay.weekdayNames[weekday])")
}

extension Feed {
  /// The last second at which a trip takes people in, its repetitions among it; -1 for none.
  fileprivate func lastDeparture(of trip: Int) -> Int {
    let range = calls.range(of: trip)
    guard let last = range.last(where: { calls.boards[$0] }) else { return -1 }
    let departure = Int(calls.departures[last])
    guard let repetitions = frequencies[trip] else { return departure }
    let travel = departure - Int(calls.departures[range.lowerBound])
    return repetitions.map { $0.start + ($0.end - 1 - $0.start) / $0.headway * $0.headway + travel }.max()
      ?? -1
  }
}

extension ServiceCalendar {
  /// The days of a span, and the two after it that its nights reach into. Of many years those days alone that differ from the
  /// ones of a week before.
  fileprivate func days(of span: ClosedRange<CalendarDay>) -> [CalendarDay] {
    let all = span.lowerBound.number...span.upperBound.number + 2
    if all.count <= 3_660 { return all.map(CalendarDay.init(number:)) }
    // Nights bring a change into the two days after it.
    let days = Set(changes.flatMap { change in (0..<9).map { change.number + $0 } })
    return days.filter(all.contains).sorted().map(CalendarDay.init(number:))
  }
}

extension Sequence<CalendarDay> {
  /// The earliest of the days with the most trips.
  fileprivate func busiest(by trips: (CalendarDay) -> Int) -> CalendarDay? {
    var best: (day: CalendarDay, trips: Int)?
    for day in self {
      let count = trips(day)
      if count > best?.trips ?? -1 { best = (day, count) }
    }
    return best?.day
  }
}

extension Int {
  /// The quotient rounded up, also for negative numbers; `divisor` is over 0.
  fileprivate func dividedRoundingUp(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor > 0 ? quotient + 1 : quotient
  }
}
