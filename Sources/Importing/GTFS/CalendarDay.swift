import Glibc

/// A day of the Gregorian calendar.
package struct CalendarDay: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The names of the days of the week, from Monday.
  package static let weekdayNames = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// Days since 1 January 1970.
  package let number: Int

  init(number: Int) { self.number = number }

  /// A day by year, month and day; `nil` where there is no such day.
  init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    let years = year - 1
    // 719,162 days lie between 1 January of the year 1 and of 1970.
    number =
      years * 365 + years / 4 - years / 100 + years / 400 + lengths[..<(month - 1)].reduce(0, +) + day - 1
      - 719_162
  }

  /// A day as 2019-05-20, or as 20190520, the form of GTFS; `nil` for any other text.
  package init?(_ text: String) {
    let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
    let isDashed = text.utf8.count == 10 && text.split(separator: "-").map(\.count) == [4, 2, 2]
    guard digits.count == 8, isDashed || text.utf8.count == 8, digits.allSatisfy({ (48...57).contains($0) }),
      let number = Int(String(decoding: digits, as: UTF8.self))
    else { return nil }
    self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  /// The day that it is, by the clock in UTC.
  static var today: CalendarDay { CalendarDay(number: time(nil) / 86_400) }

  /// The day of the week, 0 for Monday.
  package var weekday: Int {
    // 1 January 1970 was a Thursday.
    let remainder = (number + 3) % 7
    return remainder < 0 ? remainder + 7 : remainder
  }

  /// A day some days later.
  func advanced(by days: Int) -> CalendarDay { CalendarDay(number: number + days) }

  /// Earlier days before later ones.
  package static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }

  /// "2019-05-20".
  package var description: String {
    // Counted from 1 March of the year 0, so that the leap day ends its year, in spans of 400 years.
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
