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
  package var noun = texts("streets/facilities")
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
  package var words: [LocalizedText] {
    let (all, unsnapped, cutOff) = facilities
    let share = streets.components.largestShare
    let values: [String: any TextValue] = [
      "metres": maxSnap.metres, "noun": noun, "all": all, "unsnapped": unsnapped, "cutOff": cutOff,
      "parts": streets.components.lengths.count, "percent": (share * 1_000).rounded() / 10,
    ]
    func remark(_ key: String, about people: Double = 0) -> LocalizedText {
      texts("streets/\(key)", values.merging(["people": people.rounded()]) { $1 })
    }
    return [
      unsnapped > 0 ? remark("unsnapped") : nil,
      cutOff > 0 ? remark("cut-off") : nil,
      people.unsnapped > 0 ? remark("people-unsnapped", about: people.unsnapped) : nil,
      people.cutOff > 0 ? remark("people-cut-off", about: people.cutOff) : nil,
      share < 0.95 ? remark("islands") : nil,
    ].compactMap { $0 }
  }
}
