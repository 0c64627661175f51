import PlanFile

/// A parameter of an indicator with the values that it is to take, as a planner writes it:
/// `transit-coverage.radius=300..800:50` for 300 m, 350 m, … 800 m.
///
/// The ends and the step may have units, as in `300m..0.8km:50m` or `10%..50%:5%`. Bare numbers are metres, square
/// metres or fractions. What the texts mean is decided when the parameter is known, by a sweep.
package struct Variation: Sendable, Hashable {
  /// The id of the indicator.
  package let indicator: String
  /// The name of the parameter.
  package let parameter: String
  /// The first value.
  package let from: String
  /// The end, which is a value itself where it is a whole number of steps away.
  package let to: String
  /// The distance from one value to the next.
  package let step: String

  /// The form, for messages.
  package static let form = "INDICATOR.PARAMETER=FROM..TO:STEP"

  /// Reads the form above; `nil` for a text of another form.
  package init?(_ text: String) {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    let name = text[..<equals].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let range = text[text.index(after: equals)...]
    guard let colon = range.lastIndex(of: ":"), let dots = range[..<colon].firstRange(of: "..") else {
      return nil
    }
    let parts = [
      range[..<dots.lowerBound], range[dots.upperBound..<colon], range[range.index(after: colon)...],
    ]
    let words = (name + parts).map { String($0.drop(while: \.isWhitespace)) }
    guard name.count == 2, words.allSatisfy({ !$0.isEmpty }), !words[3].hasPrefix(".") else { return nil }
    (indicator, parameter, from, to, step) = (words[0], words[1], words[2], words[3], words[4])
  }
}

extension Variation: CustomStringConvertible {
  /// The text that reads back to it.
  package var description: String { "\(indicator).\(parameter)=\(from)..\(to):\(step)" }
}
