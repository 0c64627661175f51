import GIS

/// A length as people read it.
func kilometres(_ metres: Double) -> String { "\(digits(metres / 1_000, decimals: 2)) km" }
