import PlanFile

/// How a figure stands against its target.
public struct TargetOutcome: Sendable, Hashable {
  /// Whether the target is met; `nil` where there is no value to compare.
  public var isMet: Bool?
  /// What is missing, in the unit of the figure; 0 where the target is met, `nil` where there is no value.
  public var shortfall: Double?
  /// What the shortfall amounts to in the numerator's unit, such as square metres of coverage or of park.
  public var amount: Double?
  /// The unit of the amount.
  public var amountUnit: MeasureUnit

  /// The shortfall in hectares; `nil` where it is not one of surface.
  public var hectares: Double? { amountUnit == .squareMetres ? amount.map { $0 / 10_000 } : nil }

  /// The shortfall in people; `nil` where it is not one of people.
  public var people: Double? { amountUnit == .people ? amount : nil }

  /// Compares a figure with a target. The amount is what the numerator lacks for the value to reach the target while
  /// the denominator stays: shortfall · denominator ÷ scale.
  package init(of figure: Figure, against target: Target, numeratorUnit: MeasureUnit) {
    amountUnit = numeratorUnit
    guard let value = figure.value else { return }
    let isMet = target.isMet(by: value)
    let shortfall = isMet ? 0 : target.shortfall(of: value)
    self.isMet = isMet
    self.shortfall = shortfall
    amount = shortfall * (figure.denominator ?? 1) / figure.scale
  }
}
