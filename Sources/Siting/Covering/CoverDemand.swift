import GIS

/// Who is to be covered, by which sites, and how often: what the covering models have in common.
package struct CoverDemand: Sendable {
  /// Which sites reach which demands.
  package let reach: ReachTable
  /// The weight of each demand, such as its people.
  package let weights: [Double]
  /// What may be done with each site.
  package let roles: [SiteRole]
  /// How many open sites must reach a demand for it to be covered: 1, or more for cover that holds when one fails.
  package let atLeast: Int

  /// Makes it of checked data.
  ///
  /// - Parameters:
  ///   - reach: Which sites reach which demands.
  ///   - weights: The weight of each demand.
  ///   - roles: One for each site; all are candidates where omitted.
  ///   - atLeast: How many open sites must reach a demand.
  /// - Throws: ``/GIS/Failure`` of kind `badData`: weights that are negative or not finite, with their demands.
  package init(reach: ReachTable, weights: [Double], roles: [SiteRole]? = nil, atLeast: Int = 1) throws {
    precondition(weights.count == reach.demandCount && atLeast >= 1)
    precondition(roles.map { $0.count == reach.siteCount } ?? true)
    try checkWeights(weights)
    self.reach = reach
    self.weights = weights
    self.roles = roles ?? [SiteRole](repeating: .candidate, count: reach.siteCount)
    self.atLeast = atLeast
  }

  /// The total weight.
  package var totalWeight: Double { weights.reduce(0, +) }

  /// The weight of the demands that some sites cover together with the existing ones.
  package func coveredWeight(by sites: [Int]) -> Double {
    coveredDemands(by: sites).reduce(0) { $0 + weights[$1] }
  }

  /// The demands that some sites cover together with the existing ones.
  package func coveredDemands(by sites: [Int]) -> [Int] {
    var isOpen = roles.map { $0 == .existing }
    for site in sites { isOpen[site] = true }
    return (0..<reach.demandCount).filter { demand in
      reach.sites(of: demand).count { isOpen[Int($0)] } >= atLeast
    }
  }

  /// What is left to decide.
  struct Rest {
    let problem: CoverProblem
    /// The weight that existing sites cover.
    let coveredWeight: Double
    /// Demands that not even all sites together cover.
    let unreachable: [Int]
  }

  /// Opens existing sites, drops forbidden ones, and leaves out demands that are covered or that nothing covers.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData` where there is no candidate.
  func rest(siteCosts: [Double]?) throws -> Rest {
    let candidates = try candidateSites(roles)
    var number = [Int32](repeating: -1, count: roles.count)
    for (column, site) in candidates.enumerated() { number[site] = Int32(column) }
    var rest = (weights: [Double](), needs: [Int32](), first: [0], columns: [Int32]())
    var covered = 0.0
    var unreachable: [Int] = []
    for demand in 0..<reach.demandCount {
      let sites = reach.sites(of: demand)
      let need = atLeast - sites.count { roles[Int($0)] == .existing }
      if need <= 0 {
        covered += weights[demand]
        continue
      }
      let columns = sites.lazy.map { number[Int($0)] }.filter { $0 >= 0 }
      if columns.count < need {
        unreachable.append(demand)
        continue
      }
      rest.weights.append(weights[demand])
      rest.needs.append(Int32(need))
      rest.columns += columns
      rest.first.append(rest.columns.count)
    }
    let problem = CoverProblem(
      weights: rest.weights, needs: rest.needs,
      columnCosts: siteCosts.map { costs in candidates.map { costs[$0] } }
        ?? [Double](repeating: 1, count: candidates.count),
      firstOfRow: rest.first, columns: rest.columns, sites: candidates)
    return Rest(problem: problem, coveredWeight: covered, unreachable: unreachable)
  }
}

/// The candidates among sites. Throws bad data where there is none.
///
/// - Parameter count: How many are asked for; where none is, there need be none.
func candidateSites(_ roles: [SiteRole], count: Int = 1) throws -> [Int] {
  let candidates = roles.indices.filter { roles[$0] == .candidate }
  if candidates.isEmpty, count != 0 {
    throw Failure(
      .badData, texts.problem("no-candidates"))
  }
  return candidates
}

/// Throws bad data where weights are negative or not finite; names the first ten demands.
func checkWeights(_ weights: [Double]) throws {
  let wrong = weights.indices.filter { !(weights[$0] >= 0 && weights[$0].isFinite) }
  if wrong.isEmpty { return }
  var problems = wrong.prefix(10).map { demand in
    Problem(
      .error, texts.problem("wrong-weight", ["demand": demand + 1, "weights": weights[demand]]))
  }
  if wrong.count > 10 {
    problems.append(Problem(.error, texts.problem("more-errors", ["wrong": wrong.count - 10])))
  }
  throw Failure(.badData, problems)
}

/// Throws bad data where more sites are asked for than may be chosen.
func checkCount(_ count: Int, candidates: Int) throws {
  if count < 0 || count > candidates {
    throw Failure(
      .badData, texts.problem("wrong-site-count", ["count": count, "candidates": candidates]))
  }
}
