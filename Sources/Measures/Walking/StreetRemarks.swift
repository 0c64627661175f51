import GIS
import PlanFile
import StreetNetwork

/// Whom the streets leave out, in words: who is too far from every street, and who stands on parts of the streets from which
/// no way leads to a facility, however long.
package struct StreetRemarks: Sendable {
  /// The streets.
  package var streets: Streets
  /// How far people and facilities may be from the nearest street.
  package var maxSnap: Length
  /// The facilities in words: “facilities” where nothing else is said.
  package var noun = LocalizedText(zh: "设施", en: "facilities")
  /// How many facilities there are, too far from every street, and on parts of the streets where nobody lives.
  package private(set) var facilities = (all: 0, unsnapped: 0, cutOff: 0)
  /// The people in the zones who are too far from every street, and those on parts of the streets without a facility.
  package private(set) var people = (unsnapped: 0.0, cutOff: 0.0)

  /// Counts whom the streets leave out.
  ///
  /// - Parameters:
  ///   - streets: The streets.
  ///   - doors: Where people begin.
  ///   - facilities: Where they go, one list for each kind.
  ///   - maxSnap: How far doors and facilities may be from the nearest street.
  ///   - count: The people in the zones at the doors that are marked.
  package init(
    _ streets: Streets, doors: StreetPlaces, facilities: [StreetPlaces], maxSnap: Length,
    count: ([Bool]) -> Double
  ) {
    self.streets = streets
    self.maxSnap = maxSnap
    for kind in facilities {
      self.facilities.all += kind.count
      self.facilities.unsnapped += kind.isSnapped.count { !$0 }
      // Without people nobody is missed.
      if doors.count > 0 { self.facilities.cutOff += kind.isCutOff(from: [doors]).count(where: \.self) }
    }
    people.unsnapped = count(doors.isSnapped.map { !$0 })
    people.cutOff = count(doors.isCutOff(from: facilities))
  }

  /// The remarks; none where all can walk to all.
  package var texts: [LocalizedText] {
    let metres = digits(maxSnap.metres)
    let (all, unsnapped, cutOff) = facilities
    let unsnappedPeople = digits(people.unsnapped.rounded())
    let cutOffPeople = digits(people.cutOff.rounded())
    var texts: [LocalizedText] = []
    if unsnapped > 0 {
      texts.append(
        LocalizedText(
          zh: "\(all) 处\(noun.zh)中有 \(unsnapped) 处距任何道路超过 \(metres) 米，未计入。",
          en:
            "\(unsnapped) of \(all) \(noun.en) are more than \(metres) m from every street and serve nobody.")
      )
    }
    if cutOff > 0 {
      texts.append(
        LocalizedText(
          zh: "\(all) 处\(noun.zh)中有 \(cutOff) 处所在的道路与任何居住处均不连通，无人可达。",
          en:
            "\(cutOff) of \(all) \(noun.en) stand on parts of the streets that lead to nobody's home and serve nobody."
        ))
    }
    if people.unsnapped > 0 {
      texts.append(
        LocalizedText(
          zh: "\(unsnappedPeople) 人居住处距任何道路超过 \(metres) 米，计为不可达。",
          en:
            "\(unsnappedPeople) people live more than \(metres) m from every street and count as out of reach."
        ))
    }
    if people.cutOff > 0 {
      texts.append(
        LocalizedText(
          zh: "\(cutOffPeople) 人居住处所在的道路与任何\(noun.zh)均不连通，计为不可达。",
          en:
            "\(cutOffPeople) people live on parts of the streets that lead to none of the \(noun.en) and count as out "
            + "of reach."))
    }
    let share = streets.components.largestShare
    if share < 0.95 {
      let percent = digits((share * 1_000).rounded() / 10)
      let parts = streets.components.lengths.count
      texts.append(
        LocalizedText(
          zh: "道路网不连通：分为 \(parts) 部分，最大部分占总长的 \(percent) %。",
          en:
            "The streets are not connected: they fall into \(parts) parts, the largest of which has \(percent) % of "
            + "their length."))
    }
    return texts
  }
}
