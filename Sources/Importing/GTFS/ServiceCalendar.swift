/// On which days the services of a feed run.
struct ServiceCalendar {
  private struct Service {
    /// Bit 0 for Monday.
    var weekdays: UInt8 = 0
    var span: ClosedRange<CalendarDay>?
    /// Days that differ from the rule: whether it runs on them.
    var exceptions: [CalendarDay: Bool] = [:]
  }

  private var ids = FeedIDs()
  private var services: [Service] = []

  /// How many services there are.
  var count: Int { services.count }

  /// The number of a service; `nil` where none has this id.
  func number(_ id: String) -> Int? { ids.number(id) }

  /// Adds a service by its rule; `false` where its rule is there already.
  mutating func add(
    _ id: String, weekdays: UInt8, from start: CalendarDay, to end: CalendarDay
  ) -> Bool {
    let service = number(adding: id)
    guard services[service].span == nil else { return false }
    services[service].weekdays = weekdays
    // A span that ends before it begins holds no day.
    services[service].span = start <= end ? start...end : start...start
    if end < start { services[service].weekdays = 0 }
    return true
  }

  /// Notes a day on which a service runs, or does not, whatever its rule.
  mutating func except(_ id: String, on day: CalendarDay, runs: Bool) {
    services[number(adding: id)].exceptions[day] = runs
  }

  /// Whether a service runs on a day.
  func runs(_ service: Int, on day: CalendarDay) -> Bool {
    let rule = services[service]
    if let runs = rule.exceptions[day] { return runs }
    return rule.span?.contains(day) == true && rule.weekdays >> UInt8(day.weekday) & 1 == 1
  }

  /// From the first to the last day on which a service may run; `nil` where there is none.
  var span: ClosedRange<CalendarDay>? {
    var days: [CalendarDay] = []
    for service in services {
      if let span = service.span { days += [span.lowerBound, span.upperBound] }
      days += service.exceptions.filter(\.value).keys
    }
    guard let first = days.min(), let last = days.max() else { return nil }
    return first...last
  }

  /// The days from which on other services run than on the same day of the week before.
  var changes: Set<CalendarDay> {
    var days: Set<CalendarDay> = []
    for service in services {
      if let span = service.span { days.formUnion([span.lowerBound, span.upperBound.advanced(by: 1)]) }
      for day in service.exceptions.keys { days.formUnion([day, day.advanced(by: 1)]) }
    }
    return days
  }

  private mutating func number(adding id: String) -> Int {
    let number = ids.number(adding: id)
    if number == services.count { services.append(Service()) }
    return number
  }
}
