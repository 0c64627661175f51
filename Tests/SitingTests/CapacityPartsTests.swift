import GIS
import TestSupport
import Testing

@testable import Siting

/// What the models with capacities are built of: programmes, and divisions while sites open and close.
@Suite struct CapacityPartsTests {
  /// The programmes say the same as trying all choices, whatever greedy steps and our own bound would have settled.
  @Test(arguments: 1...8) func programmes(seed: UInt64) throws {
    let city = try SmallCapacities(seed: seed, growth: 2)
    let limits = SearchLimits(solver: .find())
    let solver = try #require(limits.solver)
    func value(_ goal: CapacityProblem.Goal, countsCosts: Bool) -> Double? {
      let problem = CapacityProblem(
        city.demand, within: countsCosts ? .infinity : Double(city.limit), siteCosts: city.siteCosts,
        countsCosts: countsCosts)
      let programme = problem.programme(goal)
      let answer = solver.solve(programme, start: nil, known: nil, limits)
      #expect(answer.end != .stopped, "seed \(seed)")
      return answer.values.map { zip(programme.costs, $0).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    func isClose(_ value: Double?, _ best: Double?) -> Bool {
      value.flatMap { value in best.map { abs(value - $0) < 1e-5 } } ?? (value == nil && best == nil)
    }
    let worths = city.choices.map { sites in
      (
        sites: sites, weight: Double(city.served(by: sites)),
        cost: sites.reduce(0) { $0 + city.siteCosts[$1] }
      )
    }
    let most = worths.filter { $0.sites.count == 2 }.map(\.weight).max()
    #expect(isClose(value(.most(budget: 2, count: 2), countsCosts: false), most.map { -$0 }), "seed \(seed)")
    let paid = worths.filter { $0.cost <= 5 }.map(\.weight).max()
    #expect(
      isClose(value(.most(budget: 5, count: nil), countsCosts: false), paid.map { -$0 }), "seed \(seed)")
    let wanted = 0.7 * city.demand.totalWeight
    let cheapest = worths.filter { $0.weight >= wanted - 1e-9 }.map(\.cost).min()
    #expect(isClose(value(.fewest(weight: wanted), countsCosts: false), cheapest), "seed \(seed)")
    // Demands that nothing serves are no part of the problem; the model tells of them before.
    if !city.demand.unreachable(within: .infinity).isEmpty { return }
    let sums = city.choices.filter { $0.count == 2 }.compactMap { city.leastCost(of: $0) }
    #expect(
      isClose(value(.leastCost(count: 2), countsCosts: true), sums.min().map(Double.init)), "seed \(seed)")
  }

  /// Sites that open and close in any order leave the same loss as those that are open from the start.
  @Test(arguments: 1...20) func openAndClose(seed: UInt64) throws {
    let city = try SmallCapacities(seed: seed, growth: 1)
    var random = Seeded(seed + 50)
    for countsCosts in [false, true] {
      let problem = CapacityProblem(
        city.demand, within: .infinity, siteCosts: nil, countsCosts: countsCosts)
      var state = problem.state(opening: [])
      for _ in 0..<20 {
        let site = city.candidates.randomElement(using: &random) ?? 0
        let prices = state.prices()
        let before = state.loss
        if state.chosen.contains(site) {
          state.close(site)
        } else {
          state.open(site)
          #expect(before - state.loss <= problem.saving(of: site, prices) + 1e-9, "seed \(seed)")
        }
        #expect(state.loss == problem.state(opening: state.chosen).loss, "seed \(seed)")
      }
      if countsCosts, let best = city.leastCost(of: state.chosen) {
        #expect(state.loss == Double(best), "seed \(seed)")
      }
    }
  }
}
