import GIS
import Testing

@testable import Siting

/// Models with capacities: problems small enough for paper, and laws.
@Suite struct CapacityTests {
  private let limits = SearchLimits(solver: .find(), alternatives: 5)

  /// Two schools for three villages. Both reach all within 5. Village 0 (weight 6) costs 1 to school 0 and 3 to school 1,
  /// village 1 (4) 1 and 2, village 2 (2) 5 and 1. Each school has 7 places.
  ///
  /// Without capacities: 6 + 4 + 2 = 12. School 0 would have 10, three too many: moving one of village 1 costs 1 more, of
  /// village 0 two more. So 3 of village 1 go to school 1: 6 + 1 + 3·2 + 2 = 15, and village 1 is shared.
  @Test func sharedVillage() throws {
    let city = try CapacitatedDemand(rows: [[1, 3], [1, 2], [5, 1]], [6, 4, 2], [7, 7])
    let solution = try CapacitatedLeastTotalCost(city, count: 2).solve(limits)
    #expect(solution.objective == 15 && solution.status == .optimal && solution.bound == 15)
    #expect(
      solution.allocation?.parts == [
        .init(demand: 0, site: 0, weight: 6, cost: 1), .init(demand: 1, site: 0, weight: 1, cost: 1),
        .init(demand: 1, site: 1, weight: 3, cost: 2), .init(demand: 2, site: 1, weight: 2, cost: 1),
      ])
    #expect(solution.allocation?.weightServed(siteCount: 2) == [7, 5])
    // One school has 7 places for 12.
    let one = try CapacitatedLeastTotalCost(city, count: 1).solve(limits)
    #expect(one.status == .infeasible && one.unservedWeight == 5 && one.allocation == nil)
    let curve = try CapacitatedLeastTotalCost.curve(city, upTo: 2, limits)
    #expect(curve.map(\.solution.objective) == [nil, 15])
  }

  /// Site 0 reaches all four demands (1, 2, 4, 8 of weight) and holds 5; site 1 reaches the last and holds 8; site 2 reaches
  /// the first three and holds 6.
  ///
  /// One site: 8 at site 1. Two: sites 1 and 2 serve 8 + 6 = 14; with 0 in place of 2 it is 13, and 0 with 2 serves 11. All
  /// three serve 15. So 90 % (13.5) needs two, all needs three.
  @Test func coverings() throws {
    let city = try CapacitatedDemand(
      rows: [[1, nil, 1], [1, nil, 1], [1, nil, 1], [1, 1, nil]], [1, 2, 4, 8], [5, 8, 6])
    let one = try CapacitatedMostCovered(city, within: 1, .count(1)).solve(limits)
    #expect(one.objective == 8 && one.sites == [1] && one.status == .optimal)
    let two = try CapacitatedMostCovered(city, within: 1, .count(2)).solve(limits)
    #expect(two.objective == 14 && two.sites == [1, 2] && two.bound == 14)
    #expect(two.alternatives.isEmpty && two.alternativesAreAll == true)
    let curve = try CapacitatedMostCovered.curve(city, within: 1, limits)
    #expect(curve.map(\.solution.objective) == [8, 14, 15])
    let part = try CapacitatedFewestSites(city, within: 1, share: 0.9).solve(limits)
    #expect(part.objective == 2 && part.sites == [1, 2])
    let all = try CapacitatedFewestSites(city, within: 1).solve(limits)
    #expect(all.objective == 3 && all.status == .optimal)
    // Sites that cost 3, 2 and 4: 5 pays for 0 and 1, which serve 13.
    let budget = try CapacitatedMostCovered(city, within: 1, .budget(5, siteCosts: [3, 2, 4])).solve(limits)
    #expect(budget.objective == 13 && budget.sites == [0, 1])
    // Nothing lies within 0.5.
    #expect(try CapacitatedFewestSites(city, within: 0.5).solve(limits).unreachable == [0, 1, 2, 3])
  }

  /// Of all divisions that serve most the nearest is given. Two sites of 3 each at either end of a road, one demand of 2
  /// beside each: each goes to its own, though the other would do within the limit.
  @Test func nearestOfEqual() throws {
    let city = try CapacitatedDemand(rows: [[1, 9], [9, 1]], [2, 2], [3, 3])
    let solution = try CapacitatedFewestSites(city, within: 10).solve(limits)
    #expect(solution.objective == 2)
    #expect(
      solution.allocation?.parts == [
        .init(demand: 0, site: 0, weight: 2, cost: 1), .init(demand: 1, site: 1, weight: 2, cost: 1),
      ])
  }

  /// The existing site 0 holds 3 of the 10; site 1 may not be chosen; site 2 holds 4, site 3 holds 5. One more serves 3 + 5,
  /// two serve all: 3 + 4 + 5 = 12 ≥ 10.
  @Test func existingAndForbidden() throws {
    let roles: [SiteRole] = [.existing, .forbidden, .candidate, .candidate]
    let city = try CapacitatedDemand(rows: [[1, 0, 2, 3]], [10], [3, 100, 4, 5], roles: roles)
    let one = try CapacitatedMostCovered(city, within: 9, .count(1)).solve(limits)
    #expect(one.objective == 8 && one.sites == [3])
    let all = try CapacitatedFewestSites(city, within: 9).solve(limits)
    #expect(all.objective == 2 && all.sites == [2, 3])
    // 3 at 1, 4 at 2 and the last 3 at 3: 3 + 8 + 9.
    let median = try CapacitatedLeastTotalCost(city, count: 2).solve(limits)
    #expect(median.objective == 20)
    let enough = try CapacitatedFewestSites(city, within: 9, share: 0.3).solve(limits)
    #expect(enough.objective == 0 && enough.sites.isEmpty && enough.allocation?.weight == 3)
  }

  /// All sites together hold 7 of the 10. A site of capacity 0 serves nobody: of it alone 10 stay.
  @Test func tooLittleCapacity() throws {
    let city = try CapacitatedDemand(rows: [[1, 1, 1]], [10], [3, 4, 0])
    let all = try CapacitatedFewestSites(city, within: 1).solve(limits)
    #expect(all.status == .infeasible && all.unservedWeight == 3 && all.objective == nil)
    #expect(try CapacitatedFewestSites(city, within: 1, share: 0.7).solve(limits).objective == 2)
    #expect(try CapacitatedLeastTotalCost(city, count: 3).solve(limits).unservedWeight == 3)
    let none = try CapacitatedDemand(rows: [[1]], [10], [0])
    #expect(try CapacitatedMostCovered(none, within: 1, .count(1)).solve(limits).objective == 0)
    #expect(try CapacitatedLeastTotalCost(none, count: 1).solve(limits).unservedWeight == 10)
    // A demand without weight asks for nothing, even out of reach.
    let empty = try CapacitatedDemand(rows: [[1], [nil]], [10, 0], [10])
    #expect(try CapacitatedFewestSites(empty, within: 1).solve(limits).objective == 1)
    let nobody = try CapacitatedDemand(rows: [[1], [1]], [0, 0], [10])
    #expect(try CapacitatedFewestSites(nobody, within: 1).solve(limits).objective == 0)
    #expect(try CapacitatedMostCovered(nobody, within: 1, .count(1)).solve(limits).objective == 0)
    #expect(try CapacitatedLeastTotalCost(nobody, count: 1).solve(limits).objective == 0)
  }

  /// Capacities that hold everything change nothing.
  @Test(arguments: 1...8) func wideCapacities(seed: UInt64) throws {
    let city = try SmallCapacities(seed: seed, growth: 1_000)
    let demand = city.demand
    let cover = try CoverDemand(
      reach: demand.costs.reach(within: 20), weights: demand.weights, roles: demand.roles)
    let costs = try CostDemand(costs: demand.costs, weights: demand.weights, roles: demand.roles)
    let count = min(2, city.candidates.count)
    #expect(
      try CapacitatedMostCovered(demand, within: 20, .count(count)).solve(limits).objective
        == MostCovered(cover, .count(count)).solve(limits).objective)
    #expect(
      try CapacitatedFewestSites(demand, within: 20, share: 0.8, siteCosts: city.siteCosts).solve(limits)
        .objective == FewestSites(cover, share: 0.8, siteCosts: city.siteCosts).solve(limits).objective)
    if !demand.weights.contains(0) {
      #expect(
        try CapacitatedFewestSites(demand, within: 20).solve(limits).objective
          == FewestSites(cover).solve(limits).objective)
      #expect(
        try CapacitatedLeastTotalCost(demand, count: count).solve(limits).objective
          == LeastTotalCost(costs, count: count).solve(limits).objective)
    }
  }

  /// Raising one capacity never makes anything worse.
  @Test(arguments: 1...8) func monotone(seed: UInt64) throws {
    let city = try SmallCapacities(seed: seed, growth: 1)
    let count = min(2, city.candidates.count)
    func values(_ capacities: [Double]) throws -> (most: Double, fewest: Double, sum: Double) {
      let demand = try CapacitatedDemand(
        costs: city.demand.costs, weights: city.demand.weights, capacities: capacities,
        roles: city.demand.roles)
      return (
        try CapacitatedMostCovered(demand, within: 20, .count(count)).solve(limits).objective ?? 0,
        try CapacitatedFewestSites(demand, within: 20, share: 0.7).solve(limits).objective ?? .infinity,
        try CapacitatedLeastTotalCost(demand, count: count).solve(limits).objective ?? .infinity
      )
    }
    let before = try values(city.demand.capacities)
    for site in city.candidates.prefix(4) {
      var capacities = city.demand.capacities
      capacities[site] += 2
      let after = try values(capacities)
      #expect(after.most >= before.most && after.fewest <= before.fewest, "seed \(seed)")
      #expect(after.sum <= before.sum, "seed \(seed)")
    }
  }

  /// In tenths, which are no whole numbers and have no exact binary form, the values are a tenth.
  @Test(arguments: 1...8) func fractions(seed: UInt64) throws {
    let city = try SmallCapacities(seed: seed, growth: 2)
    let tenths = try CapacitatedDemand(
      costs: city.demand.costs, weights: city.demand.weights.map { $0 / 10 },
      capacities: city.demand.capacities.map { $0 / 10 }, roles: city.demand.roles)
    let count = min(2, city.candidates.count)
    func check(_ solve: (CapacitatedDemand) throws -> Solution, factor: Double) throws {
      let (whole, part) = (try solve(city.demand), try solve(tenths))
      #expect(whole.status == part.status, "seed \(seed)")
      guard let value = whole.objective, let other = part.objective else { return }
      #expect(abs(value * factor - other) < 1e-9, "seed \(seed)")
    }
    try check(
      { try CapacitatedMostCovered($0, within: 20, .count(count)).solve(limits) }, factor: 0.1)
    try check({ try CapacitatedFewestSites($0, within: 20, share: 0.7).solve(limits) }, factor: 1)
    try check({ try CapacitatedLeastTotalCost($0, count: count).solve(limits) }, factor: 0.1)
  }
}
