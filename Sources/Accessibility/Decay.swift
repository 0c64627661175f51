import Foundation

/// How much an opportunity counts that costs something to reach: 1 at no cost, and less the further it is.
///
/// With c the cost, in the unit of the matrix:
///
/// | name | weight | parameter |
/// |---|---|---|
/// | step | 1 | the limit alone decides (cumulative opportunities; Luo and Wang 2003 in two steps) |
/// | steps | w₁ up to c₁, w₂ up to c₂ … and 0 beyond the last | costs rising, weights from 0 to 1 and falling (Luo and Qi 2009) |
/// | exponential | exp(−β c) | β over 0, for each unit of cost (Hansen 1959; Handy and Niemeier 1997) |
/// | half-life | 2^(−c ÷ h) | h over 0: the cost at which half is left; the same family with β = ln 2 ÷ h |
/// | power | min(1, c^(−β)) | β over 0; it depends on the unit of cost, and costs under 1 weigh 1 |
/// | linear | max(0, 1 − c ÷ m) | m over 0: the cost at which nothing is left |
/// | gaussian | exp(−½ (c ÷ σ)²) | σ over 0: the cost at which 61 % is left (Dai 2010 takes this family in two steps) |
/// | logistic | (1 + e^(−k m)) ÷ (1 + e^(k (c − m))) | m over 0: the middle; s over 0: its spread; k = π ÷ (s √3), so that s is the logistic distribution's standard deviation (Bauer and Groneberg 2016) |
package enum Decay: Sendable, Hashable {
  /// The parameters, in the order and with the meaning of the table.
  case step
  case steps([Band])
  case exponential(beta: Double)
  case halfLife(Double)
  case power(beta: Double)
  case linear(end: Double)
  case gaussian(sigma: Double)
  case logistic(middle: Double, spread: Double)

  /// A weight up to a cost, itself included.
  package struct Band: Sendable, Hashable {
    package let end, weight: Double

    package init(upTo end: Double, weight: Double) { (self.end, self.weight) = (end, weight) }
  }

  /// The forms that ``init(_:cost:)`` reads, for messages.
  package static let forms =
    "steps:COST=WEIGHT,COST=WEIGHT…, exponential:BETA, half-life:COST, power:BETA, linear:COST, gaussian:COST or "
    + "logistic:COST:SPREAD"

  /// Reads a decay written as one of ``forms``, its parameters over 0; `nil` for anything else.
  ///
  /// - Parameters:
  ///   - text: The form with its parameters.
  ///   - cost: Reads a cost, such as "500 m" as 500.
  package init?(_ text: String, cost: (Substring) -> Double?) {
    func positive(_ value: Double?) -> Double? { value.flatMap { $0 > 0 && $0.isFinite ? $0 : nil } }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let rates = parts.dropFirst().map { positive(Double($0)) }
    let costs = parts.dropFirst().map { positive(cost($0)) }
    let decay: Decay? =
      switch (parts[0], costs.count) {
      case ("steps", 1): Self.steps(parts[1], cost)
      case ("exponential", 1): rates[0].map { .exponential(beta: $0) }
      case ("half-life", 1): costs[0].map { .halfLife($0) }
      case ("power", 1): rates[0].map { .power(beta: $0) }
      case ("linear", 1): costs[0].map { .linear(end: $0) }
      case ("gaussian", 1): costs[0].map { .gaussian(sigma: $0) }
      case ("logistic", 2):
        costs[0].flatMap { middle in costs[1].map { .logistic(middle: middle, spread: $0) } }
      default: nil
      }
    guard let decay else { return nil }
    self = decay
  }

  /// Reads weights by steps, such as "10=1,20=0.68,30=0.22".
  private static func steps(_ text: Substring, _ cost: (Substring) -> Double?) -> Decay? {
    var bands: [Band] = []
    for step in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = step.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let end = cost(parts[0]), let weight = Double(parts[1]), end.isFinite,
        end > bands.last?.end ?? -.infinity, weight >= 0, weight <= bands.last?.weight ?? 1
      else { return nil }
      bands.append(Band(upTo: end, weight: weight))
    }
    return .steps(bands)
  }

  /// The weight of an opportunity at a cost of 0 or more: from 0 to 1, never rising.
  package func weight(at cost: Double) -> Double {
    switch self {
    case .step: return 1
    case .steps(let bands): return bands.first { cost <= $0.end }?.weight ?? 0
    case .exponential(let beta): return exp(-beta * cost)
    case .halfLife(let half): return exp2(-cost / half)
    case .power(let beta): return cost <= 1 ? 1 : pow(cost, -beta)
    case .linear(let end): return max(0, 1 - cost / end)
    case .gaussian(let sigma): return exp(-0.5 * (cost / sigma) * (cost / sigma))
    case .logistic(let middle, let spread):
      let k = Double.pi / (spread * 3.0.squareRoot())
      // As 1 + e^(−km) over 1 + e^(kc − km); where e^(kc − km) overflows the weight is 0.
      return (1 + exp(-k * middle)) / (1 + exp(k * (cost - middle)))
    }
  }
}
