import Foundation
import GIS
import PlanFile

/// A number with so many decimals and its thousands apart: "1,234.50". The same in every locale.
package func numberText(_ value: Double, decimals: Int) -> String {
  let digits = String(format: "%.\(decimals)f", abs(value))
  let parts = digits.split(separator: ".", maxSplits: 1)
  var whole = ""
  for (number, digit) in parts[0].enumerated() {
    if number > 0, (parts[0].count - number) % 3 == 0 { whole.append(",") }
    whole.append(digit)
  }
  let isZero = !digits.contains { ("1"..."9").contains($0) }
  return (value < 0 && !isZero ? "−" : "") + whole + (parts.count > 1 ? "." + parts[1] : "")
}

/// A value as people read it: with so many decimals, or with two significant digits where it would pass for 0 otherwise, as
/// 0.0017 does with two decimals.
package func valueText(_ value: Double, decimals: Int) -> String {
  let size = abs(value)
  // Heads are not told by tenths where there is one of them.
  if size == 0 || !size.isFinite || size >= (decimals == 0 ? 0.5 : 0.095) {
    return numberText(value, decimals: decimals)
  }
  // 0.0017 has its first digit in the third place, and its second in the fourth.
  let places = 1 - Int(floor(log10(size)))
  if places <= 8 { return numberText(value, decimals: max(decimals, places)) }
  let parts = String(format: "%.1e", size).split(separator: "e")
  return (value < 0 ? "−" : "") + "\(parts[0]) × 10^\(Int(parts[1]) ?? 0)"
}

/// A share in percent with two decimals; more where a part that is not all would pass for 100 %.
package func percentText(_ share: Double) -> String {
  let percent = share * 100
  // Sums of so many pieces round in the last digits: within 1e-9 all is all.
  guard share < 1 - 1e-9, percent >= 99.995 else { return valueText(percent, decimals: 2) }
  return numberText(percent, decimals: -Int(floor(log10(100 - percent))))
}

extension MeasureUnit {
  /// A value in the way people read it: shares in percent, surfaces in hectares, lengths in kilometres.
  package func text(_ value: Double, in language: Language) -> String {
    func number(_ divisor: Double = 1, _ decimals: Int = 2) -> String {
      valueText(value / divisor, decimals: decimals)
    }
    let text: LocalizedText =
      switch self {
      case .share: "\(percentText(value)) %"
      case .count: "\(number(1, value == value.rounded() ? 0 : 1))"
      case .people: texts("value/people", ["value": number(1, 0)])
      case .metres: texts("value/kilometres", ["value": number(1_000)])
      case .squareMetres: texts("value/hectares", ["value": number(10_000)])
      case .squareMetresPerPerson: texts("value/square-metres-per-person", ["value": number()])
      case .kilometresPerSquareKilometre:
        texts("value/kilometres-per-square-kilometre", ["value": number()])
      case .inReach: texts("value/in-reach", ["value": number()])
      case .perThousandPeople: texts("value/per-thousand-people", ["value": number()])
      case .named(let name): "\(number()) \(name)"
      }
    return text[language]
  }

  /// A difference of two values without its sign: shares differ by points.
  func size(ofDifference difference: Double, _ number: (Double, Int) -> String, in language: Language)
    -> String
  {
    self == .share
      ? texts("value/points", ["value": number(difference * 100, 2)])[language]
      : text(difference, in: language)
  }
}
