/// A small seeded random source (Steele, Lea and Flood 2014, "SplitMix"): the same seed gives the same layers.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  /// One stream of numbers for each purpose, so that a change in one layer leaves the others alone.
  init(seed: UInt64, purpose: String) {
    state = purpose.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A number in 0 ..< 1, of 53 random bits.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number in `range`, upper bound left out.
  mutating func uniform(_ range: Range<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  /// True in so many of 1 cases.
  mutating func chance(_ share: Double) -> Bool { unit() < share }

  /// An index drawn in proportion to the steps of a running sum of weights. Cost: O(log weights).
  mutating func index(inRunningSum sums: [Double]) -> Int {
    let aim = unit() * (sums.last ?? 0)
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > aim { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// The sum of the first one, two, three … values.
func runningSum(_ values: [Double]) -> [Double] {
  var sum = 0.0
  return values.map {
    sum += $0
    return sum
  }
}
