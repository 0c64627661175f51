/// A part of a whole, kept as a fraction: 0.92 is 92 %.
public struct Share: Sendable, Hashable, Comparable {
  /// The part as a fraction of the whole.
  public let fraction: Double

  /// A part given as a fraction.
  public static func fraction(_ value: Double) -> Share { Share(fraction: value) }
  /// A part given in hundredths.
  public static func percent(_ value: Double) -> Share { Share(fraction: value / 100) }

  /// The part in hundredths.
  public var percent: Double { fraction * 100 }

  /// Smaller before larger.
  public static func < (a: Share, b: Share) -> Bool { a.fraction < b.fraction }

  /// Reads "92 %", "92%" or a bare fraction such as "0.92"; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    guard let (number, unit) = splitNumberAndUnit(text) else { return nil }
    switch unit.lowercased() {
    case "": self.init(fraction: number)
    case "%", "％", "percent", "per cent": self.init(fraction: number / 100)
    default: return nil
    }
  }

  private init(fraction: Double) { self.fraction = fraction }
}
