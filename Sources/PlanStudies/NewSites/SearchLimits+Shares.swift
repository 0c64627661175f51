import Siting

extension SearchLimits {
  /// The same with no time left, for what greedy steps and swaps find.
  package var over: SearchLimits {
    var limits = self
    limits.deadline = .now
    return limits
  }

  /// The same with half of the time that is left.
  package var half: SearchLimits {
    var limits = self
    limits.deadline = deadline.map { .now + ($0 - .now) / 2 }
    return limits
  }
}
