import GIS
import Siting

/// What `ambit site` found.
struct SiteAnswer {
  /// How much of the weight is within the limit.
  struct Covered {
    let weight: Double
    let total: Double
    /// A fraction; `nil` where there is no weight.
    var share: Double? { total > 0 ? weight / total : nil }
  }

  let options: MatrixSiting
  let data: SiteData
  let solution: Solution
  let covered: Covered?
  let curve: [CurvePoint]
  /// For each chosen site what it adds to those before it, the most important first.
  let order: [(site: Int, adds: Double)]
  let notes: [Problem]

  /// Solves. Errors: bad data, such as more sites than candidates.
  init(_ data: SiteData, _ options: MatrixSiting, _ limits: SearchLimits) throws {
    self.data = data
    self.options = options
    if let capacities = data.capacities {
      let answer = try Self.answer(data, options, capacities, limits)
      (solution, curve, covered, order) = (answer.solution, answer.curve, answer.covered, answer.order)
    } else {
      let cover = try options.limit.map {
        try CoverDemand(
          reach: data.costs.reach(within: $0), weights: data.weights, roles: data.roles,
          atLeast: options.atLeast)
      }
      let demand = try CostDemand(costs: data.costs, weights: data.weights, roles: data.roles)
      let count = options.count ?? 0
      switch options.model {
      case .lscp, .mclp:
        guard let cover else { throw Failure(.badData, texts.problem("no-limit")) }
        if options.model == .lscp {
          let share = options.share.flatMap { Share($0) }?.fraction ?? 1
          solution = try FewestSites(cover, share: share, siteCosts: data.siteCosts).solve(limits)
        } else if let budget = options.budget, let siteCosts = data.siteCosts {
          solution = try MostCovered(cover, .budget(budget, siteCosts: siteCosts)).solve(limits)
        } else {
          solution = try MostCovered(cover, .count(count)).solve(limits)
        }
        curve = options.curve ? try MostCovered.curve(cover, limits) : []
      case .pMedian:
        solution = try LeastTotalCost(demand, count: count).solve(limits)
        curve = options.curve ? try LeastTotalCost.curve(demand, upTo: count, limits) : []
      case .pCenter:
        solution = try LeastGreatestCost(demand, count: count).solve(limits)
        curve = options.curve ? try LeastGreatestCost.curve(demand, upTo: count, limits) : []
      }
      let sites = solution.sites
      covered = cover.map { Covered(weight: $0.coveredWeight(by: sites), total: $0.totalWeight) }
      order = Self.order(solution.sites, cover, demand, isCovering: options.model.isCovering)
    }
    let isUnproved = ([solution] + curve.map(\.solution)).contains { $0.status == .heuristic }
    notes = data.notes + Self.notes(on: limits.solver, isUnproved: isUnproved)
  }

  /// Chosen sites by what each adds: the weight that it covers first or, for costs, that is nearest to it.
  private static func order(
    _ sites: [Int], _ cover: CoverDemand?, _ demand: CostDemand, isCovering: Bool
  ) -> [(site: Int, adds: Double)] {
    if isCovering, let cover { return cover.ordered(sites) }
    let weights = demand.weightServed(by: sites)
    return sites.map { ($0, weights[$0]) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }

  /// What the user should know of the proof.
  static func notes(on solver: ProgrammeSolver?, isUnproved: Bool) -> [Problem] {
    let advice = texts("no-solver/install")
    switch solver?.kind {
    case .highs: return []
    case .cbc:
      return [
        Problem(.note, texts.problem("slower-solver"), advice: advice)
      ]
    case nil:
      return [
        Problem(isUnproved ? .warning : .note, texts.problem("no-solver"), advice: advice)
      ]
    }
  }

  /// Why there is no solution.
  var obstacles: [Problem] {
    if let weight = solution.unservedWeight { return [tooLittleCapacity(weight)] }
    if solution.unreachable.isEmpty {
      return [
        Problem(
          .error,
          data.capacities == nil ? texts.problem("infeasible") : texts.problem("infeasible/capacities"))
      ]
    }
    let count = solution.unreachable.count
    var names = solution.unreachable.prefix(10).map { "“\(data.demandNames[$0])”" }.text
    if count > 10 { names = texts("names/more", ["names": names, "more": count - 10]) }
    let values: [String: any TextValue] = ["count": count, "names": names]
    return [
      Problem(
        .error,
        options.model.isCovering
          ? texts.problem("unreachable/in-reach", values) : texts.problem("unreachable/chosen", values),
        at: Place(file: options.matrix))
    ]
  }
}
