import Accessibility
import Foundation
import TestSupport
import Testing

@Suite struct DistributionTests {
  /// Two people with 1 and 3: the mean is 2, the mean difference of two people drawn with return is (0 + 2 + 2 + 0) ÷ 4 = 1,
  /// and G = 1 ÷ (2 · 2) = 1/4. T = ½ (½ ln ½ + 3/2 ln 3/2) = ¼ (3 ln 3 − 4 ln 2).
  @Test func twoPeople() throws {
    let distribution = Distribution(values: [3, 1], people: [1, 1])
    #expect(distribution.mean == 2 && distribution.range == 1...3)
    #expect(abs(try #require(distribution.gini) - 0.25) < 1e-15)
    #expect(abs(try #require(distribution.theil) - (3 * log(3.0) - 4 * log(2.0)) / 4) < 1e-15)
    #expect(distribution.shareBelow(3) == 0.5 && distribution.shareBelow(1) == 0)
    #expect(distribution.shareBelow(3.1) == 1)
  }

  /// One of n has all: G = (n − 1) ÷ n and T = ln n; here 1 of 10 people, at a place of one.
  @Test func oneHasAll() throws {
    let distribution = Distribution(values: [0, 5], people: [9, 1])
    #expect(abs(try #require(distribution.gini) - 0.9) < 1e-15)
    #expect(abs(try #require(distribution.theil) - log(10.0)) < 1e-15)
    // The poorest 40 % reach nothing, so that there is no ratio.
    #expect(distribution.palma == nil)
  }

  /// Below 10 are 1 of 4 people with 0 and 1 with 5, who lack all and half: 2/4, (1 + ½)/4 and (1 + ¼)/4.
  @Test func povertyOfAccess() {
    let distribution = Distribution(values: [0, 5, 10], people: [1, 1, 2])
    #expect([0, 1, 2].map { distribution.poverty($0, below: 10) } == [0.5, 0.375, 0.3125])
    #expect(distribution.poverty(1, below: 0.5) == 0.25)
  }

  /// The poor one has 1, the rich one 3: 2 (1 · ¼ + 3 · ¾) ÷ (2 · 2) − 1 = ¼; the other way round −¼. Corrected for values from
  /// 0 to 4: 4 · 2/4 · ¼ = ½. Ranked by the value itself it is the Gini coefficient.
  @Test func concentration() throws {
    let rich = Distribution(values: [3, 1], people: [1, 1], ranks: [9, 2])
    #expect(rich.concentration == 0.25)
    #expect(rich.correctedConcentration(within: 0...4) == 0.5)
    #expect(rich.correctedConcentration() == 1)
    #expect(Distribution(values: [3, 1], people: [1, 1], ranks: [2, 9]).concentration == -0.25)
    // Of one rank each has the middle rank: nobody is favoured.
    #expect(Distribution(values: [3, 1], people: [1, 1], ranks: [5, 5]).concentration == 0)
    let own = Distribution(values: [4, 2, 1, 3], people: [10, 30, 30, 30])
    #expect(abs(try #require(own.concentration) - #require(own.gini)) < 1e-12)
  }

  /// Groups of equals differ between each other alone, and the same two people in each group differ inside alone; of any groups
  /// the two parts make the whole.
  @Test func theilByGroups() throws {
    let whole = try #require(Distribution(values: [1, 1, 3, 3], people: [1, 1, 1, 1]).theil)
    let apart = try #require(
      TheilByGroups(values: [1, 1, 3, 3], people: [1, 1, 1, 1], groups: [0, 0, 1, 1]))
    #expect(abs(apart.between - whole) < 1e-15 && apart.within == 0)
    let alike = try #require(
      TheilByGroups(values: [1, 1, 3, 3], people: [1, 1, 1, 1], groups: [0, 1, 0, 1]))
    #expect(abs(alike.within - whole) < 1e-15 && alike.between == 0)
    var random = Seeded(5)
    let values = (0..<60).map { _ in Double(Int.random(in: 0...9, using: &random)) }
    let people = (0..<60).map { _ in Double(Int.random(in: 0...40, using: &random)) }
    let groups = (0..<60).map { _ in ["a", "b", "c"].randomElement(using: &random)! }
    let parts = try #require(TheilByGroups(values: values, people: people, groups: groups))
    let theil = try #require(Distribution(values: values, people: people).theil)
    #expect(abs(parts.between + parts.within - theil) < 1e-12)
  }

  @Test func equality() throws {
    let distribution = Distribution(values: [7, 7, 7], people: [1, 200, 3.5])
    #expect(distribution.gini == 0 && distribution.theil == 0)
    #expect(abs(try #require(distribution.palma) - 1) < 1e-12)
  }

  /// By value: 100 people with 1 … 4 at places of 30, 30, 30 and 10. The richest 10 are the last place, 4; the poorest 40 are 30
  /// with 1 and 10 with 2, in the mean 1.25; 4 ÷ 1.25 = 3.2.
  @Test func palmaDividesThePlaceAtTheBorder() throws {
    let distribution = Distribution(values: [4, 2, 1, 3], people: [10, 30, 30, 30])
    #expect(abs(try #require(distribution.palma) - 3.2) < 1e-12)
  }

  /// By income: the richest 10 of 100 earn 9 and reach 2; the poorest 40 earn 1 and reach 6 (20 of them) and 2 (20), whose order
  /// among themselves does not count: 2 ÷ 4 = 0.5. Should only 30 earn 1 at places with 6 (20) and 2 (10), and 60 earn 5 and
  /// reach 8, the poorest 40 reach (120 + 20 + 80) ÷ 40 = 5.5.
  @Test func palmaByIncome() throws {
    let first = Distribution(values: [2, 6, 2, 8], people: [10, 20, 20, 50], ranks: [9, 1, 1, 5])
    #expect(abs(try #require(first.palma) - 0.5) < 1e-12)
    let second = Distribution(values: [2, 6, 2, 8], people: [10, 20, 10, 60], ranks: [9, 1, 1, 5])
    #expect(abs(try #require(second.palma) - 2 / 5.5) < 1e-12)
  }

  /// Who share an income share a border by their people: 20 of 100 earn most, half reach 10 and half 0, so that the richest 10
  /// reach 5 in the mean; all others reach 1.
  @Test func palmaOfOneRank() throws {
    let distribution = Distribution(values: [0, 10, 1], people: [10, 10, 80], ranks: [9, 9, 1])
    #expect(abs(try #require(distribution.palma) - 5) < 1e-12)
  }

  /// A place without a rank is left out of the ratio alone: without the 50 it is 4 ÷ 1.25 again.
  @Test func placesWithoutARank() throws {
    let distribution = Distribution(
      values: [4, 2, 1, 3, 100], people: [10, 30, 30, 30, 50], ranks: [4, 2, 1, 3, nil])
    #expect(abs(try #require(distribution.palma) - 3.2) < 1e-12)
    #expect(distribution.people == 150)
  }

  @Test func nobodyAndNothing() {
    let nobody = Distribution(values: [1, 2], people: [0, 0])
    #expect(nobody.mean == nil && nobody.gini == nil && nobody.theil == nil && nobody.palma == nil)
    #expect(nobody.range == nil && nobody.shareBelow(5) == nil)
    let nothing = Distribution(values: [0, 0], people: [3, 4])
    #expect(nothing.mean == 0 && nothing.gini == nil && nothing.theil == nil && nothing.palma == nil)
    #expect(nothing.shareBelow(1) == 1)
  }

  /// Places without people change nothing, nor does the order, the unit of the values, or a place cut in two.
  @Test(arguments: 1...20) func invariants(seed: UInt64) throws {
    var random = Seeded(seed)
    let count = Int.random(in: 2...40, using: &random)
    let values = (0..<count).map { _ in Double(Int.random(in: 0...9, using: &random)) + 0.5 }
    let people = (0..<count).map { _ in Double(Int.random(in: 1...50, using: &random)) }
    let order = (0..<count).shuffled(using: &random)
    let base = Distribution(values: values, people: people)
    let others = [
      Distribution(values: order.map { values[$0] }, people: order.map { people[$0] }),
      Distribution(values: values + [99], people: people + [0]),
      Distribution(values: values.map { $0 * 8 }, people: people),
      Distribution(
        values: values + [values[0]], people: [people[0] / 2] + people.dropFirst() + [people[0] / 2]),
    ]
    for other in others {
      for (a, b) in [(base.gini, other.gini), (base.theil, other.theil), (base.palma, other.palma)] {
        let (a, b) = (try #require(a), try #require(b))
        #expect(abs(a - b) < 1e-12, "seed \(seed)")
      }
    }
  }

  /// The definition itself: the mean difference of all pairs of people, in O(n²).
  @Test(arguments: 1...10) func giniIsHalfTheMeanDifference(seed: UInt64) throws {
    var random = Seeded(seed)
    let values = (0..<30).map { _ in Double.random(in: 0...100, using: &random) }
    let people = (0..<30).map { _ in Double.random(in: 0...9, using: &random) }
    let total = people.reduce(0, +)
    let mean = zip(values, people).reduce(0) { $0 + $1.0 * $1.1 } / total
    var difference = 0.0
    for i in 0..<30 {
      for j in 0..<30 { difference += people[i] * people[j] * abs(values[i] - values[j]) }
    }
    let gini = try #require(Distribution(values: values, people: people).gini)
    #expect(abs(gini - difference / (2 * total * total * mean)) < 1e-12, "seed \(seed)")
  }
}
