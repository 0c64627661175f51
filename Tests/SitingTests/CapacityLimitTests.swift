import Foundation
import GIS
import TestSupport
import Testing

@testable import Siting

/// Models with capacities: bad data, no time, no solver.
@Suite struct CapacityLimitTests {
  private let limits = SearchLimits(solver: .find())

  private func code(_ work: () throws -> Void) -> String? {
    do {
      try work()
      return nil
    } catch {
      return (error as? Failure)?.problems.first?.code
    }
  }

  @Test(arguments: [-1, .nan, .infinity] as [Double]) func wrongCapacity(_ capacity: Double) throws {
    #expect(code { _ = try CapacitatedDemand(rows: [[1, 1]], [1], [1, capacity]) } == "wrong-capacity")
  }

  @Test func badData() throws {
    #expect(code { _ = try CapacitatedDemand(rows: [[1]], [-1], [1]) } == "wrong-weight")
    let city = try CapacitatedDemand(rows: [[1, 1]], [1], [1, 1])
    #expect(
      code { _ = try CapacitatedMostCovered(city, within: 1, .count(3)).solve(limits) } == "wrong-site-count")
    #expect(code { _ = try CapacitatedLeastTotalCost(city, count: -1).solve(limits) } == "wrong-site-count")
    #expect(
      code { _ = try CapacitatedFewestSites(city, within: 1, siteCosts: [1, 0]) } == "wrong-site-cost")
    #expect(
      code { _ = try CapacitatedMostCovered(city, within: 1, .budget(1, siteCosts: [2, 3])).solve(limits) }
        == "budget-too-small")
    let closed = try CapacitatedDemand(rows: [[1]], [1], [1], roles: [.forbidden])
    #expect(code { _ = try CapacitatedFewestSites(closed, within: 1).solve(limits) } == "no-candidates")
    do {
      _ = try CapacitatedDemand(rows: [[1]], [1], [Double](repeating: -1, count: 1))
      Issue.record("a negative capacity was taken")
    } catch let failure as Failure { #expect(failure.kind == .badData) }
  }

  /// A town of 120 demands and 30 sites: enough that greedy steps prove nothing.
  private func town() throws -> CapacitatedDemand {
    var random = Seeded(11)
    let rows = (0..<120).map { _ in
      (0..<30).map { _ -> Double? in
        Int.random(in: 0..<6, using: &random) == 0 ? Double(Int.random(in: 1...99, using: &random)) : nil
      }
    }
    let weights = rows.map { _ in Double(Int.random(in: 1...9, using: &random)) }
    return try CapacitatedDemand(
      rows: rows, weights, (0..<30).map { _ in Double(Int.random(in: 20...60, using: &random)) })
  }

  /// Without time, without a solver, and when the user breaks off while the solver runs there is a choice, called heuristic
  /// or feasible, and a bound that the best value keeps.
  @Test func cutShort() throws {
    let town = try town()
    let best = try CapacitatedFewestSites(town, within: 99, share: 0.9).solve(SearchLimits(solver: .find()))
    #expect(best.status == .optimal)
    let value = try #require(best.objective)
    let start = Date()
    for limits in [
      SearchLimits(time: .zero, solver: .find()), SearchLimits(solver: nil),
      SearchLimits(solver: .find(), isCancelled: { start.timeIntervalSinceNow < -0.3 }),
    ] {
      let found = try CapacitatedFewestSites(town, within: 99, share: 0.9).solve(limits)
      #expect((found.objective ?? 0) >= value && (found.bound ?? 99) <= value)
      #expect(found.status == .optimal ? found.objective == value : found.gap ?? 0 > 0)
      #expect((found.allocation?.weight ?? 0) >= 0.9 * town.totalWeight)
    }
    // Greedy steps alone, of which the first step of the bound proves some.
    for count in [8, 12] {
      let model = try CapacitatedMostCovered(town, within: 99, .count(count))
      let none = try model.solve(SearchLimits(time: .zero, solver: .find()))
      #expect(none.status == (none.bound == none.objective ? .optimal : .heuristic))
      #expect(none.sites.count == count && none.objective == none.greedy?.objective)
      let best = try #require(try model.solve(SearchLimits(solver: .find())).objective)
      #expect((none.objective ?? .infinity) <= best && (none.bound ?? 0) >= best)
    }
  }
}
