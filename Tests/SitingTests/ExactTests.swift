import GIS
import TestSupport
import Testing

@testable import Siting

/// Every model against trying all choices, on small random problems; with HiGHS, with CBC where it is there, and without
/// a solver, where values may fall short but bounds may not.
@Suite struct ExactTests {
  static let solvers: [ProgrammeSolver?] = [
    .find(), .find(in: ["AMBIT_HIGHS": "none", "PATH": "/usr/bin"]), nil,
  ]

  private func check(
    _ solution: Solution, best: Double?, isMaximum: Bool, _ limits: SearchLimits, seed: UInt64
  ) {
    guard let best else {
      #expect(
        solution.status == .infeasible || (limits.solver == nil && solution.objective == nil), "seed \(seed)")
      return
    }
    guard let value = solution.objective, let bound = solution.bound else {
      #expect(limits.solver == nil, "seed \(seed): no value")
      return
    }
    let sign: Double = isMaximum ? 1 : -1
    #expect(sign * (bound - best) >= -1e-6, "seed \(seed): bound \(bound), best \(best)")
    #expect(sign * (best - value) >= -1e-6, "seed \(seed): value \(value), best \(best)")
    if limits.solver != nil || solution.status == .optimal {
      #expect(solution.status == .optimal, "seed \(seed)")
      #expect(abs(value - best) < 1e-6, "seed \(seed): value \(value), best \(best)")
    }
  }

  @Test(arguments: 1...4, [1, 2]) func fewestSites(seed: UInt64, atLeast: Int) throws {
    let city = SmallInstance(seed: seed, withRoles: seed % 2 == 0)
    let demand = try city.demand(atLeast: atLeast)
    let choices = city.choices.map { sites in
      let covered = city.covered(by: sites, atLeast: atLeast)
      return (sites: sites, weight: covered.weight, count: covered.count)
    }
    for solver in Self.solvers {
      let limits = SearchLimits(solver: solver)
      for (share, costs) in [(1.0, nil), (1, city.siteCosts), (0.7, nil), (0.7, city.siteCosts)] {
        let reaching = choices.filter {
          share == 1 ? $0.count == city.rows.count : $0.weight >= share * demand.totalWeight - 1e-9
        }.map(\.sites)
        let best = reaching.map { $0.reduce(0) { $0 + (costs?[$1] ?? 1) } }.min()
        let solution = try FewestSites(demand, share: share, siteCosts: costs).solve(limits)
        check(solution, best: best, isMaximum: false, limits, seed: seed)
        if solution.objective != nil { #expect(reaching.contains(solution.sites), "seed \(seed)") }
      }
    }
  }

  @Test(arguments: 1...6, [1, 2]) func mostCovered(seed: UInt64, atLeast: Int) throws {
    let city = SmallInstance(seed: seed, withRoles: seed % 2 == 0)
    let demand = try city.demand(atLeast: atLeast)
    for solver in Self.solvers {
      let limits = SearchLimits(solver: solver)
      for count in [1, 3] where count <= city.candidates.count {
        let best = city.choices.filter { $0.count == count }.map {
          city.covered(by: $0, atLeast: atLeast).weight
        }.max()
        let solution = try MostCovered(demand, .count(count)).solve(limits)
        check(solution, best: best, isMaximum: true, limits, seed: seed)
        #expect(solution.sites.count == count)
        #expect(demand.coveredWeight(by: solution.sites) == solution.objective, "seed \(seed)")
        if atLeast == 1 {
          // What existing sites cover is no merit of greedy steps.
          let base = demand.coveredWeight(by: [])
          #expect(
            (solution.greedy?.objective ?? 0) - base >= (1 - 1 / 2.718281828) * ((best ?? 0) - base) - 1e-9)
        }
      }
      let budget = 7.0
      let paid = city.choices.filter { $0.reduce(0) { $0 + city.siteCosts[$1] } <= budget }
      let solution = try MostCovered(demand, .budget(budget, siteCosts: city.siteCosts)).solve(limits)
      check(
        solution, best: paid.map { city.covered(by: $0, atLeast: atLeast).weight }.max(), isMaximum: true,
        limits, seed: seed)
      #expect(paid.contains(solution.sites), "seed \(seed)")
    }
  }

  /// Our own branch and bound proves the most that a number of sites covers, without a solver.
  @Test(arguments: 1...60, [1, 2]) func branchAndBound(seed: UInt64, atLeast: Int) throws {
    let city = SmallInstance(seed: 1_000 + seed, withRoles: seed % 3 == 0, sites: 4...10)
    let demand = try city.demand(atLeast: atLeast)
    for count in 1...min(5, city.candidates.count) {
      let best = city.choices.filter { $0.count == count }.map {
        city.covered(by: $0, atLeast: atLeast).weight
      }.max()
      let solution = try MostCovered(demand, .count(count)).solve(SearchLimits(solver: nil))
      #expect(solution.status == .optimal && solution.objective == best, "seed \(seed), \(count) sites")
    }
  }

  /// Sixteen candidates, 65,536 choices.
  @Test func sixteenCandidates() throws {
    let city = SmallInstance(seed: 16, sites: 16...16)
    let demand = try city.demand()
    let choices = city.choices.map { (sites: $0, covered: city.covered(by: $0)) }
    let limits = SearchLimits(solver: .find())
    let best = choices.filter { $0.sites.count == 5 }.map(\.covered.weight).max()
    check(
      try MostCovered(demand, .count(5)).solve(limits), best: best, isMaximum: true, limits, seed: 16)
    let fewest = choices.filter { $0.covered.weight >= 0.9 * demand.totalWeight - 1e-9 }.map(\.sites.count)
    check(
      try FewestSites(demand, share: 0.9).solve(limits), best: fewest.min().map(Double.init),
      isMaximum: false,
      limits, seed: 16)
  }

  /// The last of up to sixteen candidates.
  @Test(arguments: [(1, 4...10), (2, 4...10), (3, 4...10), (4, 16...16)])
  func costModels(seed: UInt64, sites: ClosedRange<Int>) throws {
    let city = try SmallCosts(seed: seed, isComplete: seed % 2 == 0, sites: sites)
    for solver in Self.solvers {
      let limits = SearchLimits(solver: solver)
      for count in [1, 2, 4] where count <= city.candidates.count {
        let served = city.servedCosts(count: count)
        let sums = served.filter { !$0.contains(.infinity) }.map { costs in
          zip(costs, city.demand.weights).reduce(0) { $0 + $1.0 * $1.1 }
        }
        check(
          try LeastTotalCost(city.demand, count: count).solve(limits), best: sums.min(), isMaximum: false,
          limits,
          seed: seed)
        let greatest = served.compactMap { $0.max() }.filter { $0.isFinite }.min()
        check(
          try LeastGreatestCost(city.demand, count: count).solve(limits), best: greatest, isMaximum: false,
          limits,
          seed: seed)
      }
    }
  }

  /// All other choices of the best value, by trying: for a number of sites all sets of it, for the fewest sites all sets.
  @Test(arguments: 1...8) func alternatives(seed: UInt64) throws {
    let city = SmallInstance(seed: seed)
    let demand = try city.demand()
    let limits = SearchLimits(solver: .find(), alternatives: 2_000)
    let most = try MostCovered(demand, .count(3)).solve(limits)
    let ties = city.choices.filter { $0.count == 3 && city.covered(by: $0).weight == most.objective }
    #expect(most.alternativesAreAll == true)
    #expect(Set(most.alternatives + [most.sites]) == Set(ties), "seed \(seed)")
    #expect(most.alternatives.count + 1 == ties.count, "seed \(seed)")
    let capped = try MostCovered(demand, .count(3)).solve(SearchLimits(solver: .find(), alternatives: 1))
    #expect(
      capped.alternatives.count == min(1, ties.count - 1) && capped.alternativesAreAll == (ties.count <= 2))

    let fewest = try FewestSites(demand, share: 0.6).solve(limits)
    let reaching = city.choices.filter {
      Double($0.count) == fewest.objective && city.covered(by: $0).weight >= 0.6 * demand.totalWeight - 1e-9
    }
    if fewest.status == .optimal {
      #expect(Set(fewest.alternatives + [fewest.sites]) == Set(reaching), "seed \(seed)")
    }
  }

  /// Nothing of the answer changes when demands are given in another order, but ties may.
  @Test(arguments: 1...6) func orderOfDemands(seed: UInt64) throws {
    let city = SmallInstance(seed: seed)
    var random = Seeded(seed + 100)
    let order = city.rows.indices.shuffled(using: &random)
    let turned = try CoverDemand(
      reach: ReachTable(rows: order.map { city.rows[$0] }, siteCount: city.siteCount),
      weights: order.map { city.weights[$0] })
    let limits = SearchLimits(solver: .find())
    #expect(
      try MostCovered(turned, .count(2)).solve(limits).objective
        == MostCovered(city.demand(), .count(2)).solve(limits).objective)
    #expect(
      try FewestSites(turned, share: 0.5).solve(limits).objective
        == FewestSites(city.demand(), share: 0.5).solve(limits).objective)
  }
}
