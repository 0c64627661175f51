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
    let who =
      zones.isEmpty ? "All people" : "The people of " + zones.map { "“\($0)”" }.joined(separator: ", ")
    let times = factor >= 1e6 ? "more than a million" : String(format: "%.4g", factor)
    let count = years.upperBound - years.lowerBound
    let message: LocalizedText =
      "\(who) change by \(digits((rate * 1e8).rounded() / 1e6)) % in each of the \(count) years from "
      + "\(years.lowerBound) to \(years.upperBound), in all times \(times): "
      + (isSensible
        ? "\(digits(people.rounded())) become \(digits((people * factor).rounded()))."
        : "\(digits(people.rounded())) would become more than 100,000,000,000.")
    return Problem(
      severity, code: severity == .error ? "out-of-range" : "growth", message, at: place,
      advice: severity == .note
        ? "" : "growth is a rate for each year; for a change in all write a factor, such as by: 1.1.")
  }
}
