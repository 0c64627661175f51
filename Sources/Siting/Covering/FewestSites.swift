import GIS

/// The fewest sites, or the cheapest, that cover all demands or a share of their weight.
///
/// Location set covering (Toregas, Swain, ReVelle, Bergman 1971), partial where the share is below 1:
///
///     min Σ c_j x_j
///     Σ_{j reaches i} x_j ≥ k y_i     for each demand i
///     Σ w_i y_i ≥ s Σ w_i             with y_i = 1 for all i where s = 1
///     x_j, y_i ∈ {0, 1};  x_j = 1 where j exists, 0 where it is forbidden
///
/// c is 1 without costs, k is ``CoverDemand/atLeast``, and existing sites do not count in the value.
package struct FewestSites: Sendable {
  /// Who is to be covered.
  package let demand: CoverDemand
  /// Which share of the weight is to be covered, above 0 and at most 1; with 1 demands without weight count too.
  package let share: Double
  /// What each site costs; 1 for `nil`.
  package let siteCosts: [Double]?

  /// Makes the model.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData`: costs that are not above 0.
  package init(_ demand: CoverDemand, share: Double = 1, siteCosts: [Double]? = nil) throws {
    precondition(share > 0 && share <= 1)
    try checkCosts(siteCosts)
    self.demand = demand
    self.share = share
    self.siteCosts = siteCosts
  }

  /// Solves the model.
  ///
  /// Where the goal is out of reach the status is `infeasible`, and ``Solution/unreachable`` says for whose sake.
  /// - Throws: ``/GIS/Failure`` of kind `badData` where there is no candidate.
  package func solve(_ limits: SearchLimits) throws -> Solution { try solve(limits, enough: nil) }

  /// As ``solve(_:)``, but the search may end where it has a cost of `enough`, or has proved that none is so low.
  func solve(_ limits: SearchLimits, enough: Double?) throws -> Solution {
    let rest = try demand.rest(siteCosts: siteCosts)
    let wanted = share * demand.totalWeight - rest.coveredWeight
    let goal: CoverProblem.Goal = share == 1 ? .all : .weight(wanted)
    if share == 1 ? !rest.unreachable.isEmpty : rest.problem.totalWeight < wanted * (1 - 1e-12) {
      return Solution(status: .infeasible, sites: [], unreachable: rest.unreachable)
    }
    let problem = rest.problem
    if share == 1 ? problem.rowCount == 0 : wanted <= 0 {
      return Solution(
        status: .optimal, objective: 0, bound: 0, sites: [], alternativesAreAll: true,
        greedy: .init(objective: 0, sites: []))
    }
    let greedy = problem.greedy(goal)
    let outcome = CoverSearch(problem: problem, goal: goal, limits: limits, enough: enough).run()
    var chosen = outcome.chosen ?? []
    // Greedy steps on the whole may do better than on what reductions leave.
    if let greedy, problem.cost(of: greedy) < problem.cost(of: chosen) { chosen = greedy }
    let value = problem.cost(of: chosen)
    var solution = Solution(
      status: outcome.status, objective: value, bound: outcome.bound, sites: problem.sites(of: chosen),
      greedy: greedy.map { .init(objective: problem.cost(of: $0), sites: $0.map { problem.sites[$0] }) })
    if outcome.status == .optimal, limits.alternatives > 0 {
      let merged = problem.withMergedRows()
      let others = Alternatives(
        merged.programme(ofValue: value, goal, count: nil), columnCount: merged.columnCount, known: chosen,
        limits)
      solution.alternatives = others.choices.map { merged.sites(of: $0) }
      solution.alternativesAreAll = others.areAll
    }
    return solution
  }
}

extension CoverProblem {
  /// The numbers of columns among all sites, in order.
  func sites(of chosen: [Int]) -> [Int] { chosen.map { sites[$0] }.sorted() }
}

/// Throws bad data where a cost is not above 0; names the first ten sites.
func checkCosts(_ costs: [Double]?) throws {
  let wrong = costs.map { costs in costs.indices.filter { !(costs[$0] > 0 && costs[$0].isFinite) } } ?? []
  if wrong.isEmpty { return }
  throw Failure(
    .badData,
    wrong.prefix(10).map { site in
      Problem(
        .error, texts.problem("wrong-site-cost", ["site": site + 1, "costs": costs?[site] ?? 0]))
    })
}
