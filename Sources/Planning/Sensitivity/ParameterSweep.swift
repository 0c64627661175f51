/// An indicator for each value of a parameter, or for all pairs of values of two.
public struct ParameterSweep: Sendable {
  /// The indicator as the plan declares it.
  public let indicator: Indicator
  /// The parameters, one or two.
  public let parameters: [VariedParameter]
  /// The figures: the last parameter varies fastest.
  public let points: [Point]
  /// The zones and their groups; each result's figures follow their order.
  public let areas: StudyAreas

  /// The indicator for one value of each parameter.
  public struct Point: Sendable {
    /// The values, in the order of the parameters.
    public let values: [Double]
    /// The indicator with these values, its figures without layers, and how they stand against the plan's target.
    public let figures: IndicatorResult
  }

  /// Whether a point has the plan's own values.
  public func isPlanned(_ point: Point) -> Bool {
    zip(parameters, point.values).allSatisfy { $0.planned == $1 }
  }
}
