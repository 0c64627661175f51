import Evaluation

/// How far the figures of a plan may be off, given how far its data may be off.
package struct UncertaintyEstimate: Sendable {
  /// The errors of the data.
  package let model: ErrorModel
  /// How they were drawn.
  package let sampling: Sampling
  /// The figures, in the order of the plan.
  package let indicators: [UncertainIndicator]
  /// The zones and their groups, whose order the figures follow.
  package let areas: StudyAreas
}

/// A figure with its spread.
package struct UncertainIndicator: Sendable {
  /// What the plan says of it.
  package let indicator: Indicator
  /// The figures without error.
  package let result: MeasureResult
  /// Whether the errors touch anything that the indicator reads; where they do not, its figures stand as they are.
  package let isAffected: Bool
  /// The spread over the whole; `nil` where no sample has a value.
  package let overall: SampleSummary?
  /// The spread in each zone.
  package let zones: [SampleSummary?]
  /// The spread in each group of zones.
  package let groups: [SampleSummary?]
  /// The part of the samples that meet the target, with its error; `nil` without a target. A sample without a value
  /// does not meet it.
  package let chance: Chance?

  /// By how much the mean of the samples lies above the figure; `nil` where one of them is missing. Errors of position spread
  /// facilities that stand close together, or on their best places, so that it is seldom 0.
  package var shift: Double? { overall.flatMap { spread in result.overall.value.map { spread.mean - $0 } } }

  /// Whether the figure without error lies between the 5 % and the 95 % of the samples; `nil` where there is none.
  package var isWithinRange: Bool? {
    overall.flatMap { spread in result.overall.value.map { spread.low <= $0 && $0 <= spread.high } }
  }

  /// An estimated probability.
  package struct Chance: Sendable, Hashable {
    /// The part of the samples.
    package let probability: Double
    /// Its standard error, √(p (1 − p) ÷ n). Where none or all of n samples meet the target it is 0, and says little:
    /// the true probability is then within 3 ÷ n of the estimate, with 95 % confidence (the rule of three).
    package let standardError: Double

    package init(_ hits: Int, of count: Int) {
      probability = Double(hits) / Double(count)
      standardError = (probability * (1 - probability) / Double(count)).squareRoot()
    }
  }
}
