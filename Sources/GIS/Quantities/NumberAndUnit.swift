/// Splits "1.5 km" into 1.5 and "km"; the unit may be missing. `nil` where no finite number leads.
func splitNumberAndUnit(_ text: some StringProtocol) -> (number: Double, unit: String)? {
  let trimmed = text.drop(while: \.isWhitespace)
  let digits = trimmed.prefix { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
  guard let number = Double(digits), number.isFinite else { return nil }
  var unit = trimmed[digits.endIndex...].drop(while: \.isWhitespace)
  while unit.last?.isWhitespace == true { unit = unit.dropLast() }
  return (number, String(unit))
}
