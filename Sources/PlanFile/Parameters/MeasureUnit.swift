import GIS

/// The unit of a figure. Figures are kept in it as they stand; only tables scale them for reading.
public enum MeasureUnit: Sendable, Hashable {
  /// A part of a whole, as a fraction: 0.92 is 92 %.
  case share
  /// A number of things.
  case count
  /// A number of people.
  case people
  /// A length in metres.
  case metres
  /// A surface in square metres.
  case squareMetres
  /// Surface for each person, in m².
  case squareMetresPerPerson
  /// Length of lines by surface, in km/km².
  case kilometresPerSquareKilometre
  /// Opportunities that a person reaches.
  case inReach
  /// Supply for 1,000 people.
  case perThousandPeople
  /// Whatever the plan says, such as "beds" or "yuan/km²".
  case named(String)

  /// The unit of a name that a plan gives: one of the units above where it names one, its own otherwise.
  package init(named name: String) {
    self =
      switch name {
      case "m", "米": .metres
      case "m²", "m2", "平方米": .squareMetres
      case "m²/person", "m2/person", "m²/人", "平方米/人": .squareMetresPerPerson
      case "km/km²", "km/km2", "公里/平方公里": .kilometresPerSquareKilometre
      case "people", "人": .people
      default: .named(name)
      }
  }

  /// The unit in files that scripts read: "fraction", "count", "people", "m", "m2", "m2/person", "km/km2", "in reach",
  /// "per 1000 people", or the plan's own word.
  public var identifier: String {
    switch self {
    case .share: "fraction"
    case .count: "count"
    case .people: "people"
    case .metres: "m"
    case .squareMetres: "m2"
    case .squareMetresPerPerson: "m2/person"
    case .kilometresPerSquareKilometre: "km/km2"
    case .inReach: "in reach"
    case .perThousandPeople: "per 1000 people"
    case .named(let name): name
    }
  }

  /// The unit for people.
  package var inWords: LocalizedText {
    switch self {
    case .share: texts("unit/share")
    case .count: texts("unit/count")
    case .people: texts("unit/people")
    case .metres: texts("unit/metres")
    case .squareMetres: texts("unit/square-metres")
    case .squareMetresPerPerson: texts("unit/square-metres-per-person")
    case .kilometresPerSquareKilometre: texts("unit/kilometres-per-square-kilometre")
    case .inReach: texts("unit/in-reach")
    case .perThousandPeople: texts("unit/per-thousand-people")
    case .named(let name): LocalizedText(name)
    }
  }

  /// The value of a text such as "92 %", "11.55 m²/person" or "200 km", in this unit; `nil` where the text is not a
  /// finite number, or names another unit. A bare number is taken to be in this unit.
  package func value(of text: String) -> Double? {
    switch self {
    case .share: text == "full" ? 1 : Share(text)?.fraction
    case .metres: Length(text)?.metres
    case .squareMetres: Area(text)?.squareMetres
    case .squareMetresPerPerson:
      Area(dropping(["/person", "per person", "/人", "每人"], from: text))?.squareMetres
    case .kilometresPerSquareKilometre:
      finite(dropping(["km/km²", "km/km2", "公里/平方公里", "千米/平方千米"], from: text))
    case .count: finite(dropping(["个", "座", "处", "所"], from: text))
    case .people: finite(dropping(["people", "人"], from: text))
    case .inReach: finite(dropping(["in reach", "个可达"], from: text))
    case .perThousandPeople:
      finite(dropping(["per 1,000 people", "per 1000 people", "/千人", "每千人"], from: text))
    case .named(let name):
      finite(dropping([name], from: text))
        // Surface for so many people or so much land may be given in any unit of surface.
        ?? (name.hasPrefix("m²/")
          ? Area(String(dropping([String(name.dropFirst(2))], from: text)))?.squareMetres : nil)
    }
  }

  /// A value written in the way that ``value(of:)`` reads, for advice.
  package var example: String {
    switch self {
    case .share: "92 %"
    case .count: "110"
    case .people: "1000 people"
    case .metres: "200 km"
    case .squareMetres: "550 ha"
    case .squareMetresPerPerson: "11.55 m²/person"
    case .kilometresPerSquareKilometre: "3.7 km/km²"
    case .inReach: "2 in reach"
    case .perThousandPeople: "6 per 1,000 people"
    case .named(let name): "10 \(name)"
    }
  }
}

/// The text without the first of the words that it ends with, and without the space before it.
private func dropping(_ words: [String], from text: String) -> Substring {
  var rest = text[...]
  if let word = words.first(where: { text.hasSuffix($0) }) { rest = rest.dropLast(word.count) }
  while rest.last?.isWhitespace == true { rest = rest.dropLast() }
  return rest
}

/// A number without a unit; `nil` for one that may be read in two ways.
private func finite(_ text: Substring) -> Double? {
  guard let (number, unit) = splitNumberAndUnit(text), unit.isEmpty else { return nil }
  return number
}
