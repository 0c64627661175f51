import GIS
import Siting

/// The fewest sites that reach a target, and the most that some bring.
///
/// The model counts land by the middles of squares, and people of surfaces by their centres. Where that is not exactly what
/// the indicator counts, choices are held against the exact figure, and bounds come from a second model, in which a site
/// reaches all of which it reaches any part.
extension NewSiteSearch {
  /// What no number of sites can better, whatever the model: circles that share no ground. `nil` for people.
  private var areaOfOne: Double? { measure.basis == .area ? .pi * radius * radius : nil }

  /// The most that some sites, or a sum, bring.
  package func most(
    _ limit: MostCovered.Limit, _ limits: SearchLimits, _ progress: (LocalizedText) -> Void
  ) throws -> Choice {
    progress(texts("progress/out-of-reach"))
    let demand = try demand()
    let count = candidates.points.count
    progress(texts("progress/candidates", ["count": count, "places": demand.points.count]))
    var choice = Choice(
      model: "mclp", solution: Solution(status: .optimal, sites: []),
      notes: samplingNote.map { [$0] } ?? [])
    let model = try MostCovered(demand.covering(by: demand.known, candidates: count), limit)
    if isModelExact {
      choice.solution = try model.solve(limits)
      return choice
    }
    let before = try exact(beside: []).covered
    var bound = demand.total
    if let area = areaOfOne {
      switch limit {
      case .count(let count): bound = min(bound, Double(count) * area)
      case .budget(let sum, let costs):
        bound = min(bound, (sum / (costs.min() ?? sum) + 1e-9).rounded(.down) * area)
      }
    }
    // Greedy steps and swaps may meet that bound at once.
    for limits in [limits.over, limits.half] {
      var solution = try model.solve(limits)
      solution.objective = try exact(beside: solution.sites).covered - before
      if let greedy = solution.greedy {
        solution.greedy?.objective = try exact(beside: greedy.sites).covered - before
      }
      let value = solution.objective ?? 0
      try solution.keepAlternatives { try exact(beside: $0).covered - before >= value * (1 - 1e-9) }
      if solution.objective ?? 0 >= choice.solution.objective ?? -.infinity { choice.solution = solution }
      if choice.solution.objective ?? 0 >= bound * (1 - 1e-9) { break }
    }
    let value = choice.solution.objective ?? 0
    if value < bound * (1 - 1e-9) {
      progress(texts("progress/bound"))
      let most = try MostCovered(demand.covering(by: demand.hoped, candidates: count), limit)
      bound = min(bound, try most.solve(limits.half).bound ?? bound)
    }
    choice.solution.settle(bound: max(bound, value), isMet: value >= bound * (1 - 1e-9))
    return choice
  }

  /// The fewest sites for a share.
  package func reachTarget(_ limits: SearchLimits, _ progress: (LocalizedText) -> Void) throws -> Choice {
    var choice = Choice(
      model: "lscp", solution: Solution(status: .optimal, objective: 0, bound: 0, sites: []))
    let (covered, total) = try exact(beside: [])
    let need = (indicator.target?.value ?? 0) * total - covered
    if need <= 0 { return choice }
    choice.notes = samplingNote.map { [$0] } ?? []
    progress(texts("progress/out-of-reach"))
    let demand = try demand()
    // With all candidates at once it is plain whether the target can be reached.
    let most = try exact(beside: Array(candidates.points.indices), margin: CandidateSites.rounding).covered
    if most - covered < need * (1 - 1e-12) {
      choice.solution = Solution(status: .infeasible, sites: [])
      choice.unreachable = demand.hopeless.map { demand.points[$0] }
      return choice
    }
    var bound = areaOfOne.map { (need / $0 - 1e-9).rounded(.up) } ?? 1
    // Greedy steps and swaps may meet that bound at once.
    for (isQuick, limits) in [(true, limits.over), (false, isModelExact ? limits : limits.half)] {
      progress(
        isQuick
          ? texts("progress/fewest", ["count": candidates.points.count])
          : texts("progress/fewest/solver", ["count": candidates.points.count]))
      choice.solution = try fewest(demand, need, covered, total, limits)
      if choice.solution.objective ?? 0 <= bound { break }
    }
    let count = choice.solution.objective ?? 0
    if isModelExact {
      bound = max(bound, choice.solution.bound ?? 0)
    } else if bound < count {
      progress(texts("progress/fewer"))
      let least = try FewestSites(
        demand.covering(by: demand.hoped, candidates: candidates.points.count),
        share: min(1, need / demand.total)
      ).solve(limits.half)
      bound = max(bound, ((least.bound ?? 0) - 1e-6).rounded(.up))
    }
    choice.solution.settle(bound: min(bound, count), isMet: bound >= count)
    return choice
  }

  /// The fewest sites of the model whose exact gain is what is needed: as long as it falls short, the model is asked for
  /// more; where it has no more to give, sites are added one by one.
  private func fewest(
    _ demand: SitingDemand, _ need: Double, _ covered: Double, _ total: Double, _ limits: SearchLimits
  ) throws -> Solution {
    let model = try demand.covering(by: demand.known, candidates: candidates.points.count)
    var (wanted, last) = (need, Solution(status: .infeasible, sites: []))
    while true {
      let solution = try FewestSites(model, share: min(1, wanted / demand.total)).solve(limits)
      if solution.status == .infeasible { break }
      let reached = try exact(beside: solution.sites, margin: CandidateSites.rounding).covered - covered
      last = solution
      if reached >= need * (1 - 1e-12) {
        if isModelExact { return solution }
        func isEnough(_ sites: [Int]) throws -> Bool {
          try exact(beside: sites, margin: CandidateSites.rounding).covered - covered >= need * (1 - 1e-12)
        }
        try last.keepAlternatives(isEnough)
        if let greedy = last.greedy, try !isEnough(greedy.sites) { last.greedy = nil }
        return last
      }
      if wanted >= demand.total { break }
      wanted = min(demand.total, wanted + (need - reached) * 1.02 + 1e-9 * total)
    }
    // The candidates together reach the target, so that this ends.
    var sites = last.sites
    while try exact(beside: sites, margin: CandidateSites.rounding).covered - covered < need * (1 - 1e-12) {
      guard let next = demand.mostHoped(beside: sites) else { break }
      sites.append(next)
    }
    last.status = .feasible
    last.sites = sites.sorted()
    last.objective = Double(sites.count)
    return last
  }
}

extension SitingDemand {
  /// The site that could bring most of what some sites are not sure to reach in full; `nil` where all sites are taken.
  fileprivate func mostHoped(beside sites: [Int]) -> Int? {
    let taken = Set(sites)
    var hopes: [Int: Double] = [:]
    for (place, row) in hoped.rows.enumerated() {
      // A place beside fewer sites than ask for it counts in full, one at a rim a little.
      let count = known.rows[place].count { taken.contains($0) } + known.held[place]
      let weight = count < depth ? weights[place] : weights[place] * 1e-3
      for site in row where !taken.contains(site) { hopes[site, default: 0] += weight }
    }
    return hopes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

extension Solution {
  /// Drops other choices of a model that do not do as the indicator counts; whether there are more is not known then.
  fileprivate mutating func keepAlternatives(_ isGood: ([Int]) throws -> Bool) rethrows {
    alternatives = try alternatives.filter(isGood)
    alternativesAreAll = nil
  }

  /// Takes a bound, and says how far the solution is proved by it.
  package mutating func settle(bound: Double, isMet: Bool) {
    self.bound = bound
    if isMet {
      status = .optimal
    } else if status == .optimal {
      status = .feasible
    }
  }
}
