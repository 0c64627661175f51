/// How fast somebody moves, kept in metres for each second.
public struct Speed: Sendable, Hashable, Comparable {
  /// The speed in metres for each second.
  public let metresPerSecond: Double

  /// A speed of so many kilometres for each hour.
  public static func kilometresPerHour(_ value: Double) -> Speed { Speed(metresPerSecond: value / 3.6) }
  /// At rest.
  public static let zero = Speed(metresPerSecond: 0)

  /// The speed in kilometres for each hour.
  public var kilometresPerHour: Double { metresPerSecond * 3.6 }

  /// Slower before faster.
  public static func < (a: Speed, b: Speed) -> Bool { a.metresPerSecond < b.metresPerSecond }

  /// How far one comes in a time.
  public static func * (speed: Speed, time: TravelTime) -> Length {
    .metres(speed.metresPerSecond * time.seconds)
  }

  /// Reads "4 km/h", "1.2 m/s" or a bare number of km/h; `nil` for anything else.
  ///
  /// Units: km/h, m/s, m/min, 公里/小时, 米/秒, 米/分.
  public init?(_ text: some StringProtocol) {
    guard let (number, unit) = splitNumberAndUnit(text) else { return nil }
    switch unit.lowercased() {
    case "", "km/h", "kmh", "kph", "公里/小时", "千米/小时": self.init(metresPerSecond: number / 3.6)
    case "m/s", "米/秒": self.init(metresPerSecond: number)
    case "m/min", "米/分", "米/分钟": self.init(metresPerSecond: number / 60)
    default: return nil
    }
    guard metresPerSecond.isFinite else { return nil }
  }

  private init(metresPerSecond: Double) { self.metresPerSecond = metresPerSecond }
}
