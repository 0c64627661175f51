import GIS

/// The most weight that a number of sites, or a budget, can cover.
///
/// Maximal covering location (Church, ReVelle 1974):
///
///     max Σ w_i y_i
///     Σ_{j reaches i} x_j ≥ k y_i     for each demand i
///     Σ x_j = p                       or Σ c_j x_j ≤ B
///     x_j, y_i ∈ {0, 1};  x_j = 1 where j exists, 0 where it is forbidden
///
/// k is ``CoverDemand/atLeast``. Existing sites cost nothing and are not counted in p. What they cover counts in the
/// value.
package struct MostCovered: Sendable {
  /// What may be spent.
  package enum Limit: Sendable, Hashable {
    /// So many sites, beside the existing ones.
    case count(Int)
    /// Sites of these costs for no more than this sum.
    case budget(Double, siteCosts: [Double])
  }

  /// Who is to be covered.
  package let demand: CoverDemand
  /// What may be spent.
  package let limit: Limit

  /// Makes the model.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData`: costs that are not above 0.
  package init(_ demand: CoverDemand, _ limit: Limit) throws {
    if case .budget(_, let costs) = limit { try checkCosts(costs) }
    self.demand = demand
    self.limit = limit
  }

  /// Solves the model. A bound is never below the value.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData`: no candidate, more sites than candidates, a budget that pays for none.
  package func solve(_ limits: SearchLimits) throws -> Solution {
    if case .count(0) = limit { return .ofNoSites(demand.coveredWeight(by: [])) }
    var siteCosts: [Double]?
    if case .budget(_, let costs) = limit { siteCosts = costs }
    let rest = try demand.rest(siteCosts: siteCosts)
    let problem = rest.problem
    let budget: Double
    var count: Int?
    switch limit {
    case .count(let sites):
      try checkCount(sites, candidates: problem.columnCount)
      (budget, count) = (Double(sites), sites)
    case .budget(let sum, _):
      try checkBudget(sum, problem.columnCosts)
      budget = sum
    }
    let goal = CoverProblem.Goal.budget(budget)
    let greedy = (problem.greedy(goal) ?? []).filled(to: count, of: problem.columnCount)
    // What existing sites cover counts in all that is told.
    var told = limits
    told.progress = { progress in
      limits.progress(
        SearchProgress(
          best: progress.best.map { $0 + rest.coveredWeight },
          bound: progress.bound.map { $0 + rest.coveredWeight }))
    }
    let outcome = CoverSearch(problem: problem, goal: goal, limits: told).run()
    var chosen = (outcome.chosen ?? []).filled(to: count, of: problem.columnCount)
    if problem.coveredWeight(of: greedy) > problem.coveredWeight(of: chosen) { chosen = greedy }
    let value = problem.coveredWeight(of: chosen)
    var solution = Solution(
      status: outcome.status, objective: rest.coveredWeight + value,
      bound: outcome.bound.map { rest.coveredWeight + max($0, value) }, sites: problem.sites(of: chosen),
      greedy: .init(
        objective: rest.coveredWeight + problem.coveredWeight(of: greedy),
        sites: greedy.map { problem.sites[$0] }))
    if outcome.status == .optimal, limits.alternatives > 0 {
      let merged = problem.withMergedRows()
      let others = Alternatives(
        merged.programme(ofValue: value, goal, count: count), columnCount: merged.columnCount, known: chosen,
        limits)
      solution.alternatives = others.choices.map { merged.sites(of: $0) }
      solution.alternativesAreAll = others.areAll
    }
    return solution
  }

  /// The most that 1, 2, 3 … sites cover, up to the number that covers all that can be covered, or all candidates.
  ///
  /// - Throws: as for ``solve(_:)``.
  package static func curve(_ demand: CoverDemand, _ limits: SearchLimits) throws -> [CurvePoint] {
    let rest = try demand.rest(siteCosts: nil)
    let most = rest.coveredWeight + rest.problem.totalWeight
    var plain = limits
    plain.alternatives = 0
    var points: [CurvePoint] = []
    for count in 1...rest.problem.columnCount {
      let solution = try MostCovered(demand, .count(count)).solve(plain)
      points.append(CurvePoint(count: count, solution: solution))
      if let value = solution.objective, value >= most * (1 - 1e-12) { break }
    }
    return points
  }
}

/// Throws bad data where a budget pays for none of the candidates.
func checkBudget(_ budget: Double, _ costs: [Double]) throws {
  if let least = costs.min(), budget < least {
    throw Failure(
      .badData, texts.problem("budget-too-small", ["budget": budget, "least": least]))
  }
}

extension [Int] {
  /// With the first columns that are missing, up to a count: they add nothing, or time ran out before they were looked
  /// at, but so many were asked for.
  fileprivate func filled(to wanted: Int?, of columnCount: Int) -> [Int] {
    guard let wanted, count < wanted else { return self }
    let chosen = Set(self)
    return self + (0..<columnCount).lazy.filter { !chosen.contains($0) }.prefix(wanted - count)
  }
}
