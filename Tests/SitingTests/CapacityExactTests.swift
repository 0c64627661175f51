import GIS
import TestSupport
import Testing

@testable import Siting

/// The models with capacities against trying all choices on small random problems; with HiGHS, with CBC where it is
/// there, and without a solver, where values may fall short but bounds may not.
@Suite struct CapacityExactTests {
  private func check(
    _ solution: Solution, best: Double?, isMaximum: Bool, _ solver: ProgrammeSolver?, seed: UInt64
  ) {
    guard let best else {
      #expect(
        solution.status == .infeasible || (solver == nil && solution.objective == nil), "seed \(seed)")
      return
    }
    guard let value = solution.objective, let bound = solution.bound else {
      #expect(solver == nil && solution.status == .heuristic, "seed \(seed): no value")
      return
    }
    let sign: Double = isMaximum ? 1 : -1
    #expect(sign * (bound - best) >= -1e-6, "seed \(seed): bound \(bound), best \(best)")
    #expect(sign * (best - value) >= -1e-6, "seed \(seed): value \(value), best \(best)")
    if solver != nil || solution.status == .optimal {
      #expect(solution.status == .optimal, "seed \(seed)")
      #expect(abs(value - best) < 1e-6, "seed \(seed): value \(value), best \(best)")
    }
  }

  /// No site serves more than its capacity, no demand more than its weight, and only sites that are open and pairs within
  /// the limit serve.
  private func check(
    _ allocation: Allocation?, of sites: [Int], _ city: SmallCapacities, limit: Double, seed: UInt64
  ) {
    guard let allocation else {
      Issue.record("seed \(seed): no allocation")
      return
    }
    var left = city.demand.weights
    for part in allocation.parts {
      left[part.demand] -= part.weight
      let cost = city.matrix[part.demand][part.site].map(Double.init) ?? .infinity
      #expect(part.weight > 0 && cost <= limit && cost.isFinite, "seed \(seed)")
      #expect(sites.contains(part.site) || city.demand.roles[part.site] == .existing, "seed \(seed)")
    }
    #expect(left.allSatisfy { $0 >= 0 }, "seed \(seed)")
    let served = allocation.weightServed(siteCount: city.capacities.count)
    #expect(zip(served, city.demand.capacities).allSatisfy { $0 <= $1 }, "seed \(seed)")
  }

  @Test(arguments: 1...12) func mostCovered(seed: UInt64) throws {
    let city = try SmallCapacities(seed: seed)
    let limit = Double(city.limit)
    let worths = city.choices.map { (sites: $0, weight: Double(city.served(by: $0))) }
    for solver in ExactTests.solvers {
      let limits = SearchLimits(solver: solver)
      for count in [1, 2, 4] where count <= city.candidates.count {
        let best = worths.filter { $0.sites.count == count }.map(\.weight).max()
        let solution = try CapacitatedMostCovered(city.demand, within: limit, .count(count)).solve(limits)
        check(solution, best: best, isMaximum: true, solver, seed: seed)
        #expect(solution.sites.count == count)
        check(solution.allocation, of: solution.sites, city, limit: limit, seed: seed)
        #expect(worths.contains { $0 == (solution.sites, solution.objective ?? -1) }, "seed \(seed)")
        // What existing sites serve is no merit of greedy steps.
        let base = Double(city.served(by: []))
        #expect(
          (solution.greedy?.objective ?? 0) - base >= (1 - 1 / 2.718281828) * ((best ?? 0) - base) - 1e-9)
      }
      let paid = worths.filter { $0.sites.reduce(0) { $0 + city.siteCosts[$1] } <= 7 }
      let solution = try CapacitatedMostCovered(
        city.demand, within: limit, .budget(7, siteCosts: city.siteCosts)
      ).solve(limits)
      check(solution, best: paid.map(\.weight).max(), isMaximum: true, solver, seed: seed)
      #expect(paid.contains { $0.sites == solution.sites }, "seed \(seed)")
    }
  }

  @Test(arguments: 1...12) func fewestSites(seed: UInt64) throws {
    let city = try SmallCapacities(seed: seed, growth: seed % 2 == 0 ? 0 : 4)
    let limit = Double(city.limit)
    let worths = city.choices.map { (sites: $0, weight: Double(city.served(by: $0))) }
    for solver in ExactTests.solvers {
      for (share, costs) in [(1.0, nil), (1, city.siteCosts), (0.6, nil), (0.6, city.siteCosts)] {
        let reaching = worths.filter { $0.weight >= share * city.demand.totalWeight - 1e-9 }.map(\.sites)
        let best = reaching.map { $0.reduce(0) { $0 + (costs?[$1] ?? 1) } }.min()
        let solution = try CapacitatedFewestSites(
          city.demand, within: limit, share: share, siteCosts: costs
        ).solve(SearchLimits(solver: solver))
        check(solution, best: best, isMaximum: false, solver, seed: seed)
        if solution.status == .infeasible {
          let most = worths.map(\.weight).max() ?? 0
          #expect(
            !solution.unreachable.isEmpty
              || solution.unservedWeight == share * city.demand.totalWeight - most, "seed \(seed)")
        } else {
          #expect(reaching.contains(solution.sites), "seed \(seed)")
          check(solution.allocation, of: solution.sites, city, limit: limit, seed: seed)
        }
      }
    }
  }

  @Test(arguments: 1...16) func leastTotalCost(seed: UInt64) throws {
    let city = try SmallCapacities(seed: seed, growth: seed % 3 == 0 ? 0 : 3)
    for count in [1, 2, 3] where count <= city.candidates.count {
      let sums = city.choices.filter { $0.count == count }.map { ($0, city.leastCost(of: $0)) }
      let best = sums.compactMap(\.1).min().map(Double.init)
      for solver in ExactTests.solvers {
        let solution = try CapacitatedLeastTotalCost(city.demand, count: count).solve(
          SearchLimits(solver: solver))
        check(solution, best: best, isMaximum: false, solver, seed: seed)
        guard let value = solution.objective else { continue }
        #expect(sums.contains { $0 == solution.sites && $1.map(Double.init) == value }, "seed \(seed)")
        check(solution.allocation, of: solution.sites, city, limit: .infinity, seed: seed)
        #expect(solution.allocation?.weight == city.demand.totalWeight, "seed \(seed)")
      }
    }
  }

  /// All choices of the best value, by trying.
  @Test(arguments: 1...8) func alternatives(seed: UInt64) throws {
    let city = try SmallCapacities(seed: seed, growth: 2)
    let limits = SearchLimits(solver: .find(), alternatives: 2_000)
    let most = try CapacitatedMostCovered(city.demand, within: 20, .count(2)).solve(limits)
    let ties = city.choices.filter { $0.count == 2 && Double(city.served(by: $0)) == most.objective }
    #expect(most.alternativesAreAll == true && Set(most.alternatives + [most.sites]) == Set(ties))
    let median = try CapacitatedLeastTotalCost(city.demand, count: 2).solve(limits)
    if median.status == .optimal {
      let ties = city.choices.filter {
        $0.count == 2 && city.leastCost(of: $0).map(Double.init) == median.objective
      }
      #expect(Set(median.alternatives + [median.sites]) == Set(ties), "seed \(seed)")
    }
    let fewest = try CapacitatedFewestSites(city.demand, within: 20, share: 0.6).solve(limits)
    if fewest.status == .optimal {
      let ties = city.choices.filter {
        Double($0.count) == fewest.objective
          && Double(city.served(by: $0)) >= 0.6 * city.demand.totalWeight - 1e-9
      }
      #expect(Set(fewest.alternatives + [fewest.sites]) == Set(ties), "seed \(seed)")
    }
  }
}
