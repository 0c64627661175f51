import Evaluation
import Foundation
import GIS
import PlanFile

/// A parameter that a sweep varies, with the values that it takes.
package struct VariedParameter: Sendable, Hashable {
  /// Its name.
  package let name: String
  /// The unit of the values; `nil` for plain numbers.
  package let unit: MeasureUnit?
  /// The values, rising.
  package let values: [Double]
  /// The plan's own value, or the measure's default; `nil` where there is neither.
  package let planned: Double?

  /// Finds the values of a variation.
  ///
  /// Each is counted from the first, FROM + i · STEP to 12 digits, so that no error adds up and 3 · 0.1 is 0.3. TO is
  /// the last where it is a whole number of steps away, to 1e-9 of a step.
  ///
  /// - Parameters:
  ///   - variation: The range as it was written.
  ///   - parameter: What the catalogue says of the parameter.
  ///   - indicator: The indicator that has it.
  ///   - most: How many values are allowed.
  ///   - problems: Gains what is wrong with the range.
  package init?(
    _ variation: Variation, as parameter: Parameter, in indicator: Indicator, most: Int,
    _ problems: inout [Problem]
  ) {
    let kind = parameter.kind
    var isSound = true
    func report(_ text: ProblemText) {
      problems.append(
        Problem(.error, code: text.code, "\(variation): \(text.message)", advice: text.advice))
      isSound = false
    }
    func number(_ text: String) -> Double {
      if let value = kind.value(of: text) { return value }
      report(
        texts.problem(
          "bad-range",
          [
            "text": text, "kind": kind.name, "indicator": variation.indicator,
            "parameter": variation.parameter, "exampleRange": kind.exampleRange,
          ]))
      return 0
    }
    let (from, to, step) = (number(variation.from), number(variation.to), number(variation.step))
    guard isSound else { return nil }
    if step <= 0 { report(texts.problem("bad-range/2", ["step": variation.step])) }
    if from > to {
      report(texts.problem("bad-range/3", ["from": variation.from, "to": variation.to]))
    }
    let steps = (to - from) / step
    if isSound, steps >= Double(most) {
      report(texts.problem("too-many-values", ["Double": Double(most)]))
    }
    guard isSound else { return nil }
    let last = Int((steps + 1e-9).rounded(.down))
    name = parameter.name
    unit = kind.unit
    values = (0...last).map { index in
      if index == 0 { return from }
      if index == last, abs(steps - Double(last)) <= 1e-9 { return to }
      return Double(String(format: "%.12g", from + Double(index) * step)) ?? from
    }
    if let text = indicator.parameters?[name]?.text {
      planned = kind.value(of: text)
    } else if case .defaulted(let text) = parameter.presence {
      planned = kind.value(of: text)
    } else {
      planned = nil
    }
  }

  /// How files of results name the parameter: with its unit, such as `radius_m`.
  package var column: String { unit.map { "\(name)_\($0.identifier)" } ?? name }
}

extension Parameter.Kind {
  /// Whether a sweep can step through the values.
  var isNumeric: Bool {
    switch self {
    case .length, .area, .time, .speed, .share, .number, .wholeNumber: true
    case .text, .flag, .layer, .layers, .choice, .condition, .categories, .file, .facilities, .words: false
    }
  }

  /// The unit of a value as a bare number.
  fileprivate var unit: MeasureUnit? {
    switch self {
    case .length: .metres
    case .area: .squareMetres
    case .time: .named("min")
    case .speed: .named("km/h")
    case .share: .share
    default: nil
    }
  }

  /// The finite number of metres, square metres, minutes, km/h and so on that a text gives; `nil` where it gives none.
  fileprivate func value(of text: String) -> Double? {
    switch self {
    case .length: Length(text)?.metres
    case .area: Area(text)?.squareMetres
    case .time: TravelTime(text)?.minutes
    case .speed: Speed(text)?.kilometresPerHour
    case .share: Share(text)?.fraction
    case .number: Double(text).flatMap { $0.isFinite ? $0 : nil }
    case .wholeNumber: Int(text).map(Double.init)
    default: nil
    }
  }

  /// A value as a plan would write it.
  package func text(of value: Double) -> String {
    switch self {
    case .length: "\(digits(value)) m"
    case .area: "\(digits(value)) m²"
    default: digits(value)
    }
  }

  fileprivate var exampleRange: String {
    switch self {
    case .length: "300m..800m:50m"
    case .area: "0.5ha..2ha:0.5ha"
    case .time: "5min..15min:1min"
    case .speed: "3..6:0.5"
    case .share: "10%..50%:10%"
    case .wholeNumber: "1..5:1"
    default: "0.5..1.5:0.1"
    }
  }
}
