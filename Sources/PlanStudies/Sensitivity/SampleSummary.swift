/// How values of samples are spread.
package struct SampleSummary: Sendable, Hashable {
  /// The number of samples that have a value.
  package let count: Int
  /// Their mean.
  package let mean: Double
  /// Their standard deviation, over n − 1; 0 for a single value.
  package let standardDeviation: Double
  /// The value that 5 % of them are below.
  package let low: Double
  /// The value in the middle.
  package let median: Double
  /// The value that 95 % of them are below.
  package let high: Double

  /// Summarises values; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - values: The values of the samples.
  ///   - origin: A value near them. Sums are of differences from it, so that equal values have it as their mean
  ///     exactly, and lose no digits.
  package init?(_ values: [Double], around origin: Double) {
    if values.isEmpty { return nil }
    let sorted = values.sorted()
    let number = Double(values.count)
    count = values.count
    let shift = values.reduce(0) { $0 + ($1 - origin) } / number
    mean = origin + shift
    let squares = values.reduce(0) { $0 + ($1 - origin - shift) * ($1 - origin - shift) }
    standardDeviation = values.count > 1 ? (squares / (number - 1)).squareRoot() : 0
    func quantile(_ part: Double) -> Double {
      let rank = part * (number - 1)
      let below = Int(rank)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (rank - Double(below)) * (sorted[above] - sorted[below])
    }
    (low, median, high) = (quantile(0.05), quantile(0.5), quantile(0.95))
  }
}
