import GIS

/// A count with what is counted, in the singular or the plural: "1 feature has", "3 features have".
func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }

/// A length as people read it.
func kilometres(_ metres: Double) -> String { "\(rounded(metres / 1_000, 2)) km" }

/// A number with so many decimals at most.
func rounded(_ value: Double, _ decimals: Int) -> String {
  let factor = (0..<decimals).reduce(1.0) { factor, _ in factor * 10 }
  return PropertyValue.Decimal((value * factor).rounded() / factor).digits
}
