/// What is wanted of a GTFS feed.
package struct TransitSelection: Sendable, Hashable {
  /// Places or lines.
  package enum Content: String, Sendable, CaseIterable {
    /// The stops, as points.
    case stops
    /// The routes, as lines.
    case routes
  }

  /// Places or lines.
  package var content: Content
  /// The hours in which departures are counted.
  package var window: ServiceWindow
  /// The day on which they are.
  package var day: ServiceDay
  /// Stops with fewer departures an hour are left out; none is for `nil`.
  package var departuresAtLeast: Double?

  /// Makes a selection.
  package init(
    _ content: Content, window: ServiceWindow = .wholeDay, day: ServiceDay = .busiest,
    departuresAtLeast: Double? = nil
  ) {
    self.content = content
    self.window = window
    self.day = day
    self.departuresAtLeast = departuresAtLeast
  }
}

/// A span of a day, in seconds from its midnight; the end does not belong to it. It may reach into the next day, up to
/// 48:00.
package struct ServiceWindow: Sendable, Hashable, CustomStringConvertible {
  /// From midnight to midnight.
  package static let wholeDay = ServiceWindow(start: 0, end: 86_400)

  /// Its first second.
  package let start: Int
  /// The second behind its last.
  package let end: Int

  private init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// The window from the minute of one second to that of another.
  init(from first: Int, through last: Int) { self.init(start: first, end: last + 1) }

  /// A window as 07:00-09:00; `nil` where the text is none, or the end does not lie behind the start.
  package init?(_ text: String) {
    let times = text.split(separator: "-", omittingEmptySubsequences: false).map { part -> Int? in
      let parts = part.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[1].count == 2, (1...2).contains(parts[0].count),
        let hours = Int(parts[0]),
        let minutes = Int(parts[1]), (0...48).contains(hours), (0..<60).contains(minutes)
      else { return nil }
      return hours * 3_600 + minutes * 60
    }
    guard times.count == 2, let start = times[0], let end = times[1], start < end, start < 86_400,
      end <= 172_800
    else { return nil }
    self.init(start: start, end: end)
  }

  /// Its length in hours.
  package var hours: Double { Double(end - start) / 3_600 }

  /// "07:00-09:00".
  package var description: String {
    func time(_ seconds: Int) -> String {
      let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60)
      return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
    }
    return "\(time(start))-\(time(end))"
  }
}

/// The day that departures are counted on.
package enum ServiceDay: Sendable, Hashable {
  /// This day.
  case date(CalendarDay)
  /// Of the days of the feed that fall on this day of the week, 0 for Monday, that with the most trips, the earliest of
  /// equals.
  case weekday(Int)
  /// Of all days of the feed that with the most trips, the earliest of equals.
  case busiest

  /// A day as monday or 2019-05-20; `nil` for any other text.
  package init?(_ text: String) {
    if let weekday = CalendarDay.weekdayNames.firstIndex(of: text.lowercased()) {
      self = .weekday(weekday)
    } else if let day = CalendarDay(text) {
      self = .date(day)
    } else {
      return nil
    }
  }
}
