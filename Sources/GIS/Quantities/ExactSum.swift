/// A sum of doubles without any rounding on the way, so that no order of the terms and no division of the work among cores
/// changes a bit of it (J. R. Shewchuk, 1997; as Python's `math.fsum`).
///
/// It keeps the sum as a few doubles that do not overlap; ``value`` is the double nearest to it. Cost: a few additions for each
/// term.
package struct ExactSum: Sendable {
  /// Doubles of rising size whose bits do not overlap.
  private var partials: [Double] = []
  /// The sum of what is not finite, or has left the range of doubles.
  private var beyond = 0.0

  /// A sum of nothing, 0.
  package init() {}

  /// Adds a term.
  package mutating func add(_ term: Double) {
    guard term.isFinite else {
      beyond += term
      return
    }
    var sum = term
    var kept = 0
    for index in partials.indices {
      var other = partials[index]
      if abs(sum) < abs(other) { swap(&sum, &other) }
      let high = sum + other
      guard high.isFinite else {
        beyond += high
        partials.removeAll()
        return
      }
      let low = other - (high - sum)
      if low != 0 {
        partials[kept] = low
        kept += 1
      }
      sum = high
    }
    partials.removeLast(partials.count - kept)
    if sum != 0 { partials.append(sum) }
  }

  /// Adds all terms of another sum.
  package mutating func add(_ other: ExactSum) {
    for term in other.partials { add(term) }
    beyond += other.beyond
  }

  /// The double nearest to the sum; of two equally near the one with an even last digit.
  package var value: Double {
    guard beyond == 0 else { return beyond }
    guard var high = partials.last else { return 0 }
    var rest = partials.dropLast()
    var low = 0.0
    while let next = rest.popLast() {
      let before = high
      high = before + next
      low = next - (high - before)
      if low != 0 { break }
    }
    // Half a digit is left over: what follows tells on which side of the middle the sum lies.
    if let next = rest.last, low < 0 && next < 0 || low > 0 && next > 0 {
      let twice = low * 2
      let rounded = high + twice
      if twice == rounded - high { high = rounded }
    }
    return high
  }
}

extension Sequence where Element == Double {
  /// The double nearest to the sum; the same in any order.
  ///
  /// - Complexity: O(terms).
  package var exactSum: Double {
    var sum = ExactSum()
    for term in self { sum.add(term) }
    return sum.value
  }
}
