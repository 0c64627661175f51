import GIS

/// Numbers with their units.
extension ParameterReader {
  /// A length that is required or has a default.
  public mutating func length(_ name: String) -> Length { optionalLength(name) ?? .metres(1) }

  /// A length; `nil` where the plan gives none.
  public mutating func optionalLength(_ name: String) -> Length? { quantity(name) }

  /// A time; `nil` where the plan gives none.
  public mutating func optionalTime(_ name: String) -> TravelTime? { quantity(name) }

  /// A surface; `nil` where the plan gives none.
  public mutating func optionalArea(_ name: String) -> Area? { quantity(name) }

  /// A speed, required or with a default.
  public mutating func speed(_ name: String) -> Speed { quantity(name) ?? .kilometresPerHour(1) }

  /// Any quantity; `nil` where the plan gives none.
  package mutating func quantity<Value: Quantity>(_ name: String) -> Value? {
    value(name)?.quantity(label(name), &problems)
  }

  /// A number of up to 15 digits; `nil` where the plan gives none.
  public mutating func optionalNumber(_ name: String) -> Double? {
    value(name)?.number(label(name), &problems)
  }

  /// A whole number from 1 to a million that is required or has a default.
  public mutating func wholeNumber(_ name: String) -> Int {
    guard let value = value(name) else { return 1 }
    guard let number = value.text.flatMap({ Int($0) }), SensibleNumbers.counts.contains(number) else {
      return value.report(
        texts.problem("not-a-number/whole", ["label": label(name)]), &problems)
        ?? 1
    }
    return number
  }
}
