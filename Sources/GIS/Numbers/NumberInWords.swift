/// A number without a needless ".0".
package func digits(_ number: Double) -> String {
  number.isFinite ? PropertyValue.Decimal(number).digits : String(number)
}
