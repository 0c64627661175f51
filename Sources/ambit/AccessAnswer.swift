import Accessibility
import GIS

/// What `ambit access` found.
struct AccessAnswer {
  let options: Access
  let inputs: AccessInputs
  /// The value of each place; `nil` for one without costs.
  let values: [Double?]
  /// The values over people; `nil` where nobody asks for them.
  let distribution: Distribution?
  /// The least and the greatest value: where somebody lives, or of all places where people are not counted.
  let range: ClosedRange<Double>?

  var warnings: [Problem] { inputs.warnings }

  /// Computes all values.
  init(_ inputs: AccessInputs, _ options: Access) {
    self.inputs = inputs
    self.options = options
    let limit = options.limit ?? .infinity
    let found =
      switch options.measure {
      case .cumulative: inputs.matrix.opportunities(inputs.amounts, within: limit)
      case .gravity: inputs.matrix.opportunities(inputs.amounts, within: limit, decay: options.weighting)
      case .twoStep:
        inputs.matrix.supplyPerPerson(
          by: .twoStep,
          supply: inputs.amounts, demand: inputs.people ?? [], within: limit, decay: options.weighting)
      }
    values = zip(found, inputs.isTravelled).map { $1 ? $0 : nil }
    let travelled = found.indices.filter { inputs.isTravelled[$0] }
    if let people = inputs.people {
      let distribution = Distribution(
        values: travelled.map { found[$0] }, people: travelled.map { people[$0] },
        ranks: inputs.incomes.map { incomes in travelled.map { incomes[$0] } })
      self.distribution = distribution
      range = distribution.range
    } else {
      distribution = nil
      let known = travelled.map { found[$0] }
      range = known.min().flatMap { least in known.max().map { least...$0 } }
    }
  }
}
