/// The value of one property of a feature, as its file wrote it.
public enum PropertyValue: Sendable, Hashable {
  /// JSON `null`, or a member that this feature lacks in a table.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number with the digits of its file, so that 1.10 stays 1.10 and a 20-digit id loses nothing.
  case number(Decimal)
  /// Text; Chinese keeps its bytes.
  case string(String)
  /// An array or object, as its JSON text.
  case json(String)

  /// A number as its decimal digits.
  public struct Decimal: Sendable, Hashable {
    /// The digits as written: a JSON number.
    public let digits: String

    /// Keeps the text of a JSON number; the caller has checked its form.
    init(digits: String) { self.digits = digits }

    /// The shortest digits that read back to the same value. `value` must be finite.
    public init(_ value: Double) {
      precondition(value.isFinite, "a property cannot hold an infinite number")
      digits = value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    /// The nearest double; infinite beyond 1.8e308.
    public var double: Double { Double(digits) ?? .nan }
  }

  /// A number from a finite double.
  public static func number(_ value: Double) -> PropertyValue { .number(Decimal(value)) }
  /// A number from an integer.
  public static func number(_ value: Int) -> PropertyValue { .number(Decimal(digits: String(value))) }

  /// The value as a double where it is a number; `nil` for text, even text that looks like a number.
  public var double: Double? {
    if case .number(let number) = self { number.double } else { nil }
  }

  /// Text and numbers as text; `nil` for the rest. Use: names and ids.
  public var text: String? {
    switch self {
    case .string(let text): text
    case .number(let number): number.digits
    case .bool(let flag): flag ? "true" : "false"
    case .null, .json: nil
    }
  }
}
