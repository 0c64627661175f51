/// A number with a unit, as people write it in plans, scenarios and options.
///
/// A quantity can be made of any finite number, for differences and sums. What somebody writes is read by ``reading(_:)``,
/// which keeps it to the values that make sense: one rule at every border.
package protocol Quantity: Sendable, Comparable {
  /// Reads a number with a unit, however large; `nil` for anything else.
  init?(_ text: some StringProtocol)

  /// The values that make sense.
  static var sensible: ClosedRange<Self> { get }
  /// The values that make sense in words: "a length from 1 mm to 20,037 km".
  static var inWords: String { get }
  /// How it may be written: "500 m or 1.5 km".
  static var examples: String { get }
}

/// What was made of the text of a quantity.
package enum QuantityReading<Value> {
  /// The value, which makes sense.
  case value(Value)
  /// It is a quantity, but beyond what makes sense.
  case outside
  /// It is none; how to write it.
  case unreadable(advice: String)
}

extension Quantity {
  /// Reads what somebody has written.
  package static func reading(_ text: some StringProtocol) -> QuantityReading<Self> {
    if let value = Self(text) { return sensible.contains(value) ? .value(value) : .outside }
    if let (thousands, decimals) = ambiguousNumber(text) {
      return .unreadable(advice: "The comma can be read in two ways: write \(thousands) or \(decimals).")
    }
    return .unreadable(advice: "For example \(examples).")
  }

  /// What is wrong with a text, in a sentence for the option or column that holds it; `nil` where nothing is.
  package static func fault(in text: some StringProtocol, of what: String) -> String? {
    switch reading(text) {
    case .value: nil
    case .outside: "\(what) should be \(inWords), but it is \(text)."
    case .unreadable(let advice): "\(what) should be \(inWords), but it is \(text). \(advice)"
    }
  }
}

extension Length: Quantity {
  /// 1 mm to half the Earth's girth, 20,037 km: no place is further from another.
  package static let sensible = Length.metres(0.001)...Length.kilometres(20_037.509)
  package static let inWords = "a length from 1 mm to 20,037 km"
  package static let examples = "500 m or 1.5 km"
}

extension Area: Quantity {
  /// 1 cm² to the surface of the Earth.
  package static let sensible = Area.squareMetres(0.0001)...Area.squareKilometres(510_100_000)
  package static let inWords = "a surface from 1 cm² to 510,100,000 km²"
  package static let examples = "5000 m², 0.5 ha or 2 km²"
}

extension TravelTime: Quantity {
  /// 1 s to 30 days.
  package static let sensible = TravelTime.minutes(1.0 / 60)...TravelTime.minutes(43_200)
  package static let inWords = "a time from 1 s to 720 h"
  package static let examples = "10 min or 0.5 h"
}

extension Speed: Quantity {
  /// A slow walk to a fast aeroplane.
  package static let sensible = Speed.kilometresPerHour(0.1)...Speed.kilometresPerHour(1_000)
  package static let inWords = "a speed from 0.1 to 1,000 km/h"
  package static let examples = "4 km/h or 1.2 m/s"
}

extension Share: Quantity {
  /// Nothing to all.
  package static let sensible = Share.fraction(0)...Share.fraction(1)
  package static let inWords = "a share from 0 to 100 %"
  package static let examples = "30 %"
}

/// The numbers without a unit that make sense.
package enum SensibleNumbers {
  /// Any number: 15 digits before the point.
  package static let any = -1e15...1e15
  /// Costs, weights and amounts.
  package static let amounts = 0...1e15
  /// Factors of people, radii or properties.
  package static let factors = 0...1e6
  /// Rates of growth in a year, as fractions: people may double.
  package static let yearlyGrowth = -0.999...1
  /// People of a place.
  package static let people = 0...1e11
  /// Facilities, sites and repetitions.
  package static let counts = 1...1_000_000
}
