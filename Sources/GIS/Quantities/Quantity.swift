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
  static var inWords: LocalizedText { get }
  /// How it may be written: "500 m or 1.5 km".
  static var examples: LocalizedText { get }
}

/// What was made of the text of a quantity.
package enum QuantityReading<Value> {
  /// The value, which makes sense.
  case value(Value)
  /// It is a quantity, but beyond what makes sense.
  case outside
  /// It is none; how to write it.
  case unreadable(advice: LocalizedText)
}

extension Quantity {
  /// Reads what somebody has written.
  package static func reading(_ text: some StringProtocol) -> QuantityReading<Self> {
    if let value = Self(text) { return sensible.contains(value) ? .value(value) : .outside }
    if let (thousands, decimals) = ambiguousNumber(text) {
      return .unreadable(
        advice: texts("quantity/two-readings", ["thousands": thousands, "decimals": decimals]))
    }
    return .unreadable(advice: texts("quantity/example", ["examples": examples]))
  }

  /// What is wrong with a text, in a sentence for the option or column that holds it; `nil` where nothing is.
  package static func fault(in text: some StringProtocol, of what: LocalizedText) -> LocalizedText? {
    let values: [String: any TextValue] = ["what": what, "range": inWords, "text": String(text)]
    switch reading(text) {
    case .value: return nil
    case .outside: return texts("quantity/fault", values)
    case .unreadable(let advice):
      return texts("quantity/fault-with-advice", values.merging(["advice": advice]) { $1 })
    }
  }
}

extension Length: Quantity {
  /// 1 mm to half the Earth's girth, 20,037 km: no place is further from another.
  package static let sensible = Length.metres(0.001)...Length.kilometres(20_037.509)
  package static var inWords: LocalizedText { texts("quantity/length") }
  package static var examples: LocalizedText { texts("quantity/length-examples") }
}

extension Area: Quantity {
  /// 1 cm² to the surface of the Earth.
  package static let sensible = Area.squareMetres(0.0001)...Area.squareKilometres(510_100_000)
  package static var inWords: LocalizedText { texts("quantity/area") }
  package static var examples: LocalizedText { texts("quantity/area-examples") }
}

extension TravelTime: Quantity {
  /// 1 s to 30 days.
  package static let sensible = TravelTime.minutes(1.0 / 60)...TravelTime.minutes(43_200)
  package static var inWords: LocalizedText { texts("quantity/time") }
  package static var examples: LocalizedText { texts("quantity/time-examples") }
}

extension Speed: Quantity {
  /// A slow walk to a fast aeroplane.
  package static let sensible = Speed.kilometresPerHour(0.1)...Speed.kilometresPerHour(1_000)
  package static var inWords: LocalizedText { texts("quantity/speed") }
  package static var examples: LocalizedText { texts("quantity/speed-examples") }
}

extension Share: Quantity {
  /// Nothing to all.
  package static let sensible = Share.fraction(0)...Share.fraction(1)
  package static var inWords: LocalizedText { texts("quantity/share") }
  package static var examples: LocalizedText { texts("quantity/share-examples") }
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
