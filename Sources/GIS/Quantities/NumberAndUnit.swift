/// Splits "1.5 km" into 1.5 and "km"; the unit may be missing. `nil` where no finite number leads, or one that may be read
/// in two ways; see ``ambiguousNumber(_:)``.
package func splitNumberAndUnit(_ text: some StringProtocol) -> (number: Double, unit: String)? {
  let (digits, unit) = leadingDigits(text)
  guard let plain = withoutSeparators(digits), let number = Double(plain), number.isFinite else { return nil }
  return (number, unit)
}

/// The two readings of a number such as "1,500", whose comma may stand before thousands or before decimals; `nil` for any other.
package func ambiguousNumber(_ text: some StringProtocol) -> (thousands: String, decimals: String)? {
  let digits = leadingDigits(text).digits
  guard isAmbiguous(digits) else { return nil }
  return (digits.replacing(",", with: ""), digits.replacing(",", with: "."))
}

private func leadingDigits(_ text: some StringProtocol) -> (digits: String, unit: String) {
  let trimmed = text.drop(while: \.isWhitespace)
  let digits = trimmed.prefix { $0.isASCII && ($0.isNumber || "+-.,eE".contains($0)) }
  var unit = trimmed[digits.endIndex...].drop(while: \.isWhitespace)
  while unit.last?.isWhitespace == true { unit = unit.dropLast() }
  return (String(digits), String(unit))
}

/// Whether a number has one comma before three last digits, as in 1,500, and nothing that tells what the comma means.
private func isAmbiguous(_ digits: String) -> Bool {
  digits.wholeMatch(of: /[+-]?[1-9][0-9]{0,2},[0-9]{3}/) != nil
}

/// A number with a point before its decimals and nothing before its thousands; `nil` for one that may be read in two ways or in none.
///
/// Read are 92,5 and 0,125, where the comma can but stand before decimals, and 1,234,567, 1,234.5 and 1.234,5.
private func withoutSeparators(_ digits: String) -> String? {
  if !digits.contains(",") { return digits }
  if isAmbiguous(digits) { return nil }
  if digits.wholeMatch(of: /[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?/) != nil, !digits.hasPrefix("0") {
    return digits.replacing(",", with: "")
  }
  if digits.wholeMatch(of: /[+-]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+/) != nil {
    return digits.replacing(".", with: "").replacing(",", with: ".")
  }
  return digits.wholeMatch(of: /[+-]?[0-9]+,[0-9]+/) == nil ? nil : digits.replacing(",", with: ".")
}
