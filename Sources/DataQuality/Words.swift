import GIS

/// A length as people read it.
func kilometres(_ metres: Double) -> LocalizedText {
  texts("kilometres", ["kilometres": digits(metres / 1_000, decimals: 2)])
}
