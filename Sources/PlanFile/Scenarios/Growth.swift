import Foundation
import GIS

/// What a yearly rate makes of people, for the planner to see.
package struct Growth {
  package let rate: Double
  package let years: ClosedRange<Int>
  package let factor: Double
  /// The people before.
  package let people: Double
  /// The names of the zones; empty for all people.
  package let zones: [String]

  /// Joins the parts.
  package init(rate: Double, years: ClosedRange<Int>, factor: Double, people: Double, zones: [String]) {
    self.rate = rate
    self.years = years
    self.factor = factor
    self.people = people
    self.zones = zones
  }

  /// Whether the people after it are a number of people.
  package var isSensible: Bool { SensibleNumbers.people.contains(people * factor) }

  /// What is said of it: a note; a warning where people change by more than half, which a rate for all years is easily taken
  /// to do; an error where no such number of people makes sense.
  package func problem(at place: Place) -> Problem {
    let severity: Problem.Severity = !isSensible ? .error : abs(factor - 1) > 0.5 ? .warning : .note
    let after = people * factor
    let text = texts.problem(
      isSensible ? "growth" : "growth/beyond-reason",
      [
        "who": zones.isEmpty
          ? texts("growth/all-people")
          : texts("growth/people-of", ["zones": zones.map { texts("quoted", ["name": $0]) }]),
        "percent": (rate * 1e8).rounded() / 1e6, "count": years.upperBound - years.lowerBound,
        "from": years.lowerBound, "to": years.upperBound,
        "times": factor >= 1e6
          ? texts("growth/over-a-million") : LocalizedText(String(format: "%.4g", factor)),
        "before": people.rounded(), "after": after.rounded(),
      ])
    return Problem(
      severity, code: severity == .error ? "out-of-range" : text.code, text.message, at: place,
      advice: severity == .note ? "" : texts("growth/yearly"))
  }
}
