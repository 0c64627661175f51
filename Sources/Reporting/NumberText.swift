import Foundation
import Planning

/// A number with so many decimals and its thousands apart: "1,234.50". The same in every locale.
public func numberText(_ value: Double, decimals: Int) -> String {
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

extension MeasureUnit {
  /// A value in the way people read it: shares in percent, surfaces in hectares, lengths in kilometres.
  public func text(_ value: Double, in language: Language) -> String {
    let isChinese = language == .zh
    switch self {
    case .share: return numberText(value * 100, decimals: 2) + " %"
    case .count: return numberText(value, decimals: value == value.rounded() ? 0 : 1)
    case .people: return numberText(value, decimals: 0) + (isChinese ? " 人" : " people")
    case .metres: return numberText(value / 1_000, decimals: 2) + (isChinese ? " 公里" : " km")
    case .squareMetres: return numberText(value / 10_000, decimals: 2) + (isChinese ? " 公顷" : " ha")
    case .squareMetresPerPerson:
      return numberText(value, decimals: 2) + (isChinese ? " m²/人" : " m²/person")
    case .kilometresPerSquareKilometre: return numberText(value, decimals: 2) + " km/km²"
    case .inReach: return numberText(value, decimals: 2) + (isChinese ? " 个可达" : " in reach")
    case .perThousandPeople:
      return numberText(value, decimals: 2) + (isChinese ? " /千人" : " per 1,000 people")
    case .named(let name): return numberText(value, decimals: 2) + " " + name
    }
  }
}
