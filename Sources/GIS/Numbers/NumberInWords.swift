/// A number without a needless ".0".
package func digits(_ number: Double) -> String {
  number.isFinite ? PropertyValue.Decimal(number).digits : String(number)
}

/// A number with so many decimals at most.
package func digits(_ number: Double, decimals: Int) -> String {
  let factor = (0..<decimals).reduce(1.0) { factor, _ in factor * 10 }
  return digits((number * factor).rounded() / factor)
}
