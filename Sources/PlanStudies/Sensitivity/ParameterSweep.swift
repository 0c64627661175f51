import Evaluation

/// An indicator for each value of a parameter, or for all pairs of values of two.
package struct ParameterSweep: Sendable {
  /// The indicator as the plan declares it.
  package let indicator: Indicator
  /// The parameters, one or two.
  package let parameters: [VariedParameter]
  /// The figures: the last parameter varies fastest.
  package let points: [Point]
  /// The zones and their groups; each result's figures follow their order.
  package let areas: StudyAreas

  /// The indicator for one value of each parameter.
  package struct Point: Sendable {
    /// The values, in the order of the parameters.
    package let values: [Double]
    /// The indicator with these values, its figures without layers, and how they stand against the plan's target.
    package let figures: IndicatorResult
  }

  /// Whether a point has the plan's own values.
  package func isPlanned(_ point: Point) -> Bool {
    zip(parameters, point.values).allSatisfy { $0.planned == $1 }
  }
}
