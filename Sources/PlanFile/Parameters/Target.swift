/// What is to be reached.
public struct Target: Sendable, Hashable {
  /// Which side of the value is good.
  public enum Direction: String, Sendable, CaseIterable {
    /// The value is to be reached or exceeded.
    case atLeast = "at-least"
    /// The value is not to be exceeded.
    case atMost = "at-most"

    /// The direction that a short target such as "≤ 10 %" begins with, and the rest; `nil` where it names none.
    package static func leading(_ text: String) -> (direction: Direction?, value: String) {
      let signs: [(String, Direction)] = [
        ("≥", .atLeast), (">=", .atLeast), ("at least ", .atLeast), ("at-least ", .atLeast),
        ("不低于", .atLeast),
        ("不少于", .atLeast), ("≤", .atMost), ("<=", .atMost), ("at most ", .atMost), ("at-most ", .atMost),
        ("不高于", .atMost), ("不超过", .atMost),
      ]
      guard let (sign, direction) = signs.first(where: { text.hasPrefix($0.0) }) else { return (nil, text) }
      return (direction, String(text.dropFirst(sign.count).drop(while: \.isWhitespace)))
    }
  }

  /// The value, in the unit of the measure.
  public var value: Double
  /// The year by which it is to be reached.
  public var year: Int?
  /// Which side of the value is good.
  public var direction: Direction

  /// Makes a target.
  public init(value: Double, year: Int? = nil, direction: Direction = .atLeast) {
    self.value = value
    self.year = year
    self.direction = direction
  }

  /// Whether a value meets the target. Full coverage is met by a share within 1e-9 of 1: the sums of so many pieces
  /// round in the last digits.
  public func isMet(by value: Double) -> Bool { shortfall(of: value) <= 1e-9 * max(1, abs(self.value)) }

  /// How much is missing, in the unit of the measure: 0 or less where the target is met.
  public func shortfall(of value: Double) -> Double {
    switch direction {
    case .atLeast: self.value - value
    case .atMost: value - self.value
    }
  }
}

/// What has been published for an earlier year.
public struct Baseline: Sendable, Hashable {
  /// The value, in the unit of the measure.
  public var value: Double
  /// The year it describes.
  public var year: Int?

  /// Makes a baseline.
  public init(value: Double, year: Int? = nil) {
    self.value = value
    self.year = year
  }
}
