/// How long a way takes, kept in seconds.
public struct TravelTime: Sendable, Hashable, Comparable {
  /// The time in seconds.
  public let seconds: Double

  /// A time of so many minutes.
  public static func minutes(_ value: Double) -> TravelTime { TravelTime(seconds: value * 60) }
  /// No time.
  public static let zero = TravelTime(seconds: 0)

  /// The time in minutes.
  public var minutes: Double { seconds / 60 }

  /// Shorter before longer.
  public static func < (a: TravelTime, b: TravelTime) -> Bool { a.seconds < b.seconds }

  /// Reads "15 min", "0.5 h", "90 s" or a bare number of minutes; `nil` for anything else.
  ///
  /// Units: s, min, h, their full names, 秒, 分, 分钟, 小时.
  public init?(_ text: some StringProtocol) {
    guard let (number, unit) = splitNumberAndUnit(text) else { return nil }
    switch unit.lowercased() {
    case "s", "sec", "second", "seconds", "秒": self.init(seconds: number)
    case "", "min", "mins", "minute", "minutes", "分", "分钟": self.init(seconds: number * 60)
    case "h", "hour", "hours", "小时": self.init(seconds: number * 3_600)
    default: return nil
    }
    guard seconds.isFinite else { return nil }
  }

  private init(seconds: Double) { self.seconds = seconds }
}
