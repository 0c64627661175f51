import GIS

/// Numbers with their units.
extension ParameterReader {
  /// A length over 0 m that is required or has a default.
  public mutating func length(_ name: String) -> Length { optionalLength(name) ?? .metres(1) }

  /// A length over 0 m; `nil` where the plan gives none.
  public mutating func optionalLength(_ name: String) -> Length? {
    guard let value = value(name) else { return nil }
    return value.length(label(name), &problems)
  }

  /// A time over 0; `nil` where the plan gives none.
  public mutating func optionalTime(_ name: String) -> TravelTime? {
    guard let value = value(name) else { return nil }
    guard let time = value.text.flatMap({ TravelTime($0) }) else {
      return value.report(
        "unknown-unit", "\(label(name)) should be a time", advice: "For example 10 min or 0.5 h.", &problems)
    }
    guard time > .zero else {
      return value.report("not-positive", "\(label(name)) should be longer than 0 min", &problems)
    }
    return time
  }

  /// A speed over 0, required or with a default.
  public mutating func speed(_ name: String) -> Speed {
    guard let value = value(name) else { return .kilometresPerHour(1) }
    guard let speed = value.text.flatMap({ Speed($0) }), speed > .zero else {
      return value.report(
        "unknown-unit", "\(label(name)) should be a speed over 0", advice: "For example 4 km/h or 1.2 m/s.",
        &problems) ?? .kilometresPerHour(1)
    }
    return speed
  }

  /// A surface over 0 m²; `nil` where the plan gives none.
  public mutating func optionalArea(_ name: String) -> Area? {
    guard let value = value(name) else { return nil }
    guard let area = value.text.flatMap({ Area($0) }) else {
      return value.report(
        "unknown-unit", "\(label(name)) should be a surface",
        advice: "For example 5000 m², 0.5 ha or 2 km².", &problems)
    }
    guard area > .zero else {
      return value.report("not-positive", "\(label(name)) should be larger than 0 m²", &problems)
    }
    return area
  }

  /// A share from 0 to 1; `nil` where the plan gives none.
  public mutating func optionalShare(_ name: String) -> Share? {
    guard let value = value(name) else { return nil }
    guard let share = value.text.flatMap({ Share($0) }), (0...1).contains(share.fraction) else {
      return value.report(
        "not-a-share", "\(label(name)) should be a share from 0 to 100 %", advice: "For example 30 %.",
        &problems)
    }
    return share
  }

  /// A finite number; `nil` where the plan gives none.
  public mutating func optionalNumber(_ name: String) -> Double? {
    guard let value = value(name) else { return nil }
    return value.number ?? value.report("not-a-number", "\(label(name)) should be a number", &problems)
  }

  /// A whole number of 1 or more that is required or has a default.
  public mutating func wholeNumber(_ name: String) -> Int {
    guard let value = value(name) else { return 1 }
    guard let number = value.text.flatMap({ Int($0) }), number >= 1 else {
      return value.report("not-a-number", "\(label(name)) should be a whole number of 1 or more", &problems)
        ?? 1
    }
    return number
  }
}
