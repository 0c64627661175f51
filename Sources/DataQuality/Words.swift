import GIS

/// A length as people read it.
func kilometres(_ metres: Double) -> LocalizedText {
  texts("kilometres", ["kilometres": rounded(metres / 1_000, 2)])
}

/// A number with so many decimals at most.
func rounded(_ value: Double, _ decimals: Int) -> String {
  let factor = (0..<decimals).reduce(1.0) { factor, _ in factor * 10 }
  return digits((value * factor).rounded() / factor)
}
