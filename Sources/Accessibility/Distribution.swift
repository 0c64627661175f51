import Foundation

/// How a value, such as jobs within reach, is spread over people: what each of them has on average, and how unequally.
///
/// Places without people do not count. Everybody at a place has its value; nothing depends on the order of the places, nor on
/// whether people of one value live at one place or at several.
package struct Distribution: Sendable {
  /// Value and people of each place where somebody lives, by rising value.
  let places: [(value: Double, people: Double)]
  /// Value, people and rank of each place where somebody lives and the rank is known, by rising rank.
  let ranked: [(value: Double, people: Double, rank: Double)]
  /// All people.
  package let people: Double
  /// The mean for each person; `nil` where nobody lives.
  package let mean: Double?

  /// Spreads values over people.
  ///
  /// - Parameters:
  ///   - values: The value of each place, 0 or more.
  ///   - people: The people of each place, 0 or more.
  ///   - ranks: What orders people from poor to rich for the ``palma`` ratio, such as income for each person; `nil` for a place
  ///     where it is not known. Without it the value itself does.
  package init(values: [Double], people: [Double], ranks: [Double?]? = nil) {
    precondition(values.count == people.count, "each place has people")
    let settled = values.indices.filter { people[$0] > 0 }
    places = settled.map { (values[$0], people[$0]) }.sorted { ($0.value, $0.people) < ($1.value, $1.people) }
    ranked = settled.compactMap { place in
      let rank = ranks.map { $0[place] } ?? values[place]
      return rank.map { (values[place], people[place], $0) }
    }.sorted { ($0.rank, $0.value, $0.people) < ($1.rank, $1.value, $1.people) }
    self.people = places.reduce(0) { $0 + $1.people }
    let sum = places.reduce(0) { $0 + $1.value * $1.people }
    mean = self.people > 0 ? sum / self.people : nil
  }

  /// The least and the greatest value of a place where somebody lives; `nil` where nobody does.
  package var range: ClosedRange<Double>? {
    guard let first = places.first, let last = places.last else { return nil }
    return first.value...last.value
  }

  /// The Gini coefficient: half the mean difference between two people ÷ the mean; 0 where all have the same, towards 1 where
  /// one has all. `nil` where nobody has anything.
  ///
  /// G = Σ pᵢ vᵢ (2 Cᵢ + pᵢ − P) ÷ (P² · mean), by rising value, with Cᵢ the people before place i and P all people.
  package var gini: Double? {
    guard let mean, mean > 0 else { return nil }
    var before = 0.0
    var sum = 0.0
    for place in places {
      sum += place.people * place.value * (2 * before + place.people - people)
      before += place.people
    }
    return max(0, sum / (people * people * mean))
  }

  /// Theil's T: Σ pᵢ (vᵢ ÷ mean) ln(vᵢ ÷ mean) ÷ P; 0 where all have the same, ln P where one has all. Who has nothing
  /// adds 0, the limit of x ln x. `nil` where nobody has anything.
  package var theil: Double? {
    guard let mean, mean > 0 else { return nil }
    let sum = places.reduce(0) { sum, place in
      let ratio = place.value / mean
      return ratio > 0 ? sum + place.people * ratio * log(ratio) : sum
    }
    return max(0, sum / people)
  }

  /// The Palma ratio, for access: the mean value of the richest 10 % of people ÷ that of the poorest 40 %. `nil` where the
  /// poorest reach nothing.
  ///
  /// The shares are exact: a place that a border falls into is divided, and places of one rank share a border in proportion to
  /// their people. (The R package accessibility takes whole places instead, by quantiles of their rank.)
  package var palma: Double? {
    let total = ranked.reduce(0) { $0 + $1.people }
    let poor = mean(from: 0, to: 0.4 * total)
    guard poor > 0 else { return nil }
    return mean(from: 0.9 * total, to: total) / poor
  }

  /// The share of people whose value is below a threshold, those just at it not among them; `nil` where nobody lives.
  package func shareBelow(_ threshold: Double) -> Double? {
    guard people > 0 else { return nil }
    return places.reduce(0) { $1.value < threshold ? $0 + $1.people : $0 } / people
  }

  /// The people of each rank and the sum of their values, by rising rank.
  var ranks: [(people: Double, sum: Double)] {
    var ranks: [(people: Double, sum: Double)] = []
    for (index, place) in ranked.enumerated() {
      if index == 0 || ranked[index - 1].rank != place.rank { ranks.append((0, 0)) }
      ranks[ranks.count - 1].people += place.people
      ranks[ranks.count - 1].sum += place.people * place.value
    }
    return ranks
  }

  /// The mean value of the people from one place in the order of ranks to another; 0 for nobody.
  private func mean(from start: Double, to end: Double) -> Double {
    var (sum, before) = (0.0, 0.0)
    // All places of one rank at once, at their common mean.
    for rank in ranks {
      let within = min(end, before + rank.people) - max(start, before)
      if within > 0 { sum += within * rank.sum / rank.people }
      before += rank.people
    }
    return end > start ? sum / (end - start) : 0
  }
}
