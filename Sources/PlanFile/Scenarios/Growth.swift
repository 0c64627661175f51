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
    let who = texts(
      zones.isEmpty ? "growth/all-people" : "growth/people-of", ["zones": zones.map { "“\($0)”" }])
    let times = factor >= 1e6 ? texts("growth/million") : LocalizedText(String(format: "%.4g", factor))
    let text = texts.problem(
      isSensible ? "growth" : "out-of-range/growth",
      [
        "who": who, "rate": (rate * 1e8).rounded() / 1e6, "times": times, "first": years.lowerBound,
        "last": years.upperBound, "years": years.upperBound - years.lowerBound, "before": people.rounded(),
        "after": (people * factor).rounded(),
      ])
    return Problem(severity, text, at: place, advice: severity == .note ? "" : nil)
  }
}
