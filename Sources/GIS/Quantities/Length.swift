/// A distance along a line, kept in metres.
public struct Length: Sendable, Hashable, Comparable {
  /// The distance in metres.
  public let metres: Double

  /// A distance of so many metres.
  public static func metres(_ value: Double) -> Length { Length(metres: value) }
  /// A distance of so many kilometres.
  public static func kilometres(_ value: Double) -> Length { Length(metres: value * 1_000) }
  /// No distance.
  public static let zero = Length(metres: 0)

  /// The distance in kilometres.
  public var kilometres: Double { metres / 1_000 }

  /// Shorter before longer.
  public static func < (a: Length, b: Length) -> Bool { a.metres < b.metres }

  /// Reads "500 m", "500m", "1.5 km" or a bare number of metres; `nil` for anything else.
  ///
  /// Units: m, km, their full names, 米, 公里, 千米.
  public init?(_ text: some StringProtocol) {
    guard let (number, unit) = splitNumberAndUnit(text) else { return nil }
    switch unit.lowercased() {
    case "", "m", "metre", "metres", "meter", "meters", "米": self.init(metres: number)
    case "km", "kilometre", "kilometres", "kilometer", "kilometers", "公里", "千米":
      self.init(metres: number * 1_000)
    default: return nil
    }
    guard metres.isFinite else { return nil }
  }

  private init(metres: Double) { self.metres = metres }
}
