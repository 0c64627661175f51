import Foundation

extension Distribution {
  /// The poverty of access by Foster, Greer and Thorbecke (1984): Σ pᵢ ((z − vᵢ) ÷ z)^α ÷ P over the places with a value vᵢ
  /// below z; `nil` where nobody lives.
  ///
  /// With α = 0 it is the share of people below the line (``shareBelow(_:)``), with 1 their mean shortfall as a part of the
  /// line, and with 2 the greatest shortfalls weigh most. From 0 to 1.
  ///
  /// - Parameters:
  ///   - alpha: How much great shortfalls weigh; 0 or more.
  ///   - line: The value that everybody should have; over 0.
  package func poverty(_ alpha: Double, below line: Double) -> Double? {
    guard people > 0 else { return nil }
    let sum = places.reduce(0) { sum, place in
      place.value < line ? sum + place.people * pow((line - place.value) / line, alpha) : sum
    }
    return sum / people
  }

  /// The concentration index (Wagstaff, Paci and van Doorslaer 1991): 2 Σ pᵢ vᵢ Rᵢ ÷ (P · mean) − 1, with Rᵢ the share of people
  /// who rank before those of place i and half of those who rank as they do. From −1, all with the poorest, over 0 to 1, all with
  /// the richest. `nil` where nobody with a rank has anything.
  package var concentration: Double? {
    let (total, mean) = rankedMean
    guard let mean, mean > 0 else { return nil }
    var sum = 0.0
    var before = 0.0
    for rank in ranks {
      sum += rank.sum * (before + rank.people / 2)
      before += rank.people
    }
    return 2 * sum / (total * total * mean) - 1
  }

  /// The corrected concentration index of Erreygers (2009) for values between bounds: 4 mean ÷ (b − a) · ``concentration``, which
  /// neither the level of the values nor whether one counts what people have or lack turns round. `nil` where there is none, or
  /// the bounds are one value.
  ///
  /// - Parameter bounds: The least and the greatest value that there may be; those found where omitted.
  package func correctedConcentration(within bounds: ClosedRange<Double>? = nil) -> Double? {
    guard let concentration, let mean = rankedMean.mean, let bounds = bounds ?? range,
      bounds.upperBound > bounds.lowerBound
    else { return nil }
    return 4 * mean / (bounds.upperBound - bounds.lowerBound) * concentration
  }

  /// The people with a rank, and their mean value.
  private var rankedMean: (people: Double, mean: Double?) {
    let people = ranked.reduce(0) { $0 + $1.people }
    return (people, people > 0 ? ranked.reduce(0) { $0 + $1.value * $1.people } / people : nil)
  }
}

/// Theil's T taken apart by groups of people: T = between + within (Theil 1967).
package struct TheilByGroups: Sendable, Hashable {
  /// What the differences of the groups' means make: Σ s(g) ln(mean(g) ÷ mean), with s(g) the group's share of all that is had.
  package let between: Double
  /// What the differences inside the groups make: Σ s(g) T(g).
  package let within: Double

  /// Takes values apart; `nil` where nobody has anything.
  ///
  /// - Parameters:
  ///   - values: The value of each place, 0 or more.
  ///   - people: The people of each place, 0 or more.
  ///   - groups: The group of each place.
  package init?(values: [Double], people: [Double], groups: [some Hashable]) {
    precondition(values.count == people.count && values.count == groups.count, "each place has a group")
    let all = Distribution(values: values, people: people)
    guard let mean = all.mean, mean > 0 else { return nil }
    var (between, within) = (0.0, 0.0)
    let members = Dictionary(grouping: values.indices, by: { groups[$0] })
    // In the order of their first places, so that sums have the same digits in every run.
    for members in members.values.sorted(by: { $0[0] < $1[0] }) {
      let group = Distribution(values: members.map { values[$0] }, people: members.map { people[$0] })
      guard let groupMean = group.mean, groupMean > 0, let theil = group.theil else { continue }
      let share = group.people * groupMean / (all.people * mean)
      between += share * log(groupMean / mean)
      within += share * theil
    }
    (self.between, self.within) = (max(0, between), max(0, within))
  }
}
