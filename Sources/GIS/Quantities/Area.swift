/// The size of a surface, kept in square metres.
public struct Area: Sendable, Hashable, Comparable {
  /// The size in square metres.
  public let squareMetres: Double

  /// A surface of so many square metres.
  public static func squareMetres(_ value: Double) -> Area { Area(squareMetres: value) }
  /// A surface of so many hectares (10,000 m²).
  public static func hectares(_ value: Double) -> Area { Area(squareMetres: value * 10_000) }
  /// A surface of so many square kilometres.
  public static func squareKilometres(_ value: Double) -> Area { Area(squareMetres: value * 1_000_000) }
  /// No surface.
  public static let zero = Area(squareMetres: 0)

  /// The size in hectares.
  public var hectares: Double { squareMetres / 10_000 }
  /// The size in square kilometres.
  public var squareKilometres: Double { squareMetres / 1_000_000 }

  /// The size as people read it: "62.97 ha", or "6 m²" below 0.01 ha.
  public var inWords: String {
    if abs(hectares) < 0.01 { return "\(digits(squareMetres, decimals: 0)) m²" }
    return "\(digits(hectares, decimals: 2)) ha"
  }

  /// Smaller before larger.
  public static func < (a: Area, b: Area) -> Bool { a.squareMetres < b.squareMetres }

  /// Reads "5000 m2", "0.5 ha", "2 km²" or a bare number of square metres; `nil` for anything else.
  ///
  /// Units: m², m2, ha, km², km2, mu (667 m² less a third: 1/15 ha), 平方米, 公顷, 平方公里, 亩.
  public init?(_ text: some StringProtocol) {
    guard let (number, unit) = splitNumberAndUnit(text) else { return nil }
    switch unit.lowercased() {
    case "", "m²", "m2", "平方米": self.init(squareMetres: number)
    case "ha", "hectare", "hectares", "公顷": self.init(squareMetres: number * 10_000)
    case "km²", "km2", "平方公里": self.init(squareMetres: number * 1_000_000)
    case "mu", "亩": self.init(squareMetres: number * 10_000 / 15)
    default: return nil
    }
    guard squareMetres.isFinite else { return nil }
  }

  private init(squareMetres: Double) { self.squareMetres = squareMetres }
}
