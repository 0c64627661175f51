import Foundation

/// A small random number generator whose sequence is the same everywhere (Steele, Lea, Flood, 2014).
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// The sequence that belongs to some numbers in their order, such as a seed, a sample and a feature: whoever draws
  /// first changes nothing for the others.
  package init(seeds: UInt64...) {
    self.init(
      seed: seeds.reduce(0) { mixed, seed in
        var next = SplitMix64(seed: mixed ^ seed)
        return next.next()
      })
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 to below `count`; the small preference for low numbers does not matter to searches.
  package mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }

  /// Two independent numbers of the standard normal distribution (Box, Muller, 1958).
  package mutating func normalPair() -> (Double, Double) {
    // Above 0, so that the logarithm is finite.
    let first = 1 - Double.random(in: 0..<1, using: &self)
    let angle = 2 * Double.pi * Double.random(in: 0..<1, using: &self)
    let radius = (-2 * log(first)).squareRoot()
    return (radius * cos(angle), radius * sin(angle))
  }
}
