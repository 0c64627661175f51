import Coverage
import GIS
import Siting

/// A search for new sites: what is out of reach, and which candidates could change that.
struct NewSiteSearch {
  let indicator: Indicator
  let measure: CoverageMeasure
  let context: PlanContext
  let candidates: CandidateSites
  /// The facilities that are there.
  let existing: [Disc]
  /// The key of the layer that sites are added to.
  let layer: String
  private let goal: SitingRequest.Goal

  /// What was chosen.
  struct Choice {
    var model: String
    var solution: Solution
    var certificate: SitingAnswer.Certificate?
    var unreachable: [Point] = []
    var notes: [LocalizedText] = []
  }

  /// Checks a request against the plan.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data that says what does not fit.
  init(_ request: SitingRequest, in workspace: Workspace) throws {
    guard let indicator = workspace.plan.indicators.first(where: { $0.id == request.indicator }) else {
      throw Failure(
        .badData, code: "unknown-indicator", "The plan has no indicator “\(request.indicator)”.",
        at: Place(file: workspace.plan.file),
        advice: suggestion(for: request.indicator, among: workspace.plan.indicators.map(\.id)))
    }
    guard let measure = indicator.measure as? CoverageMeasure else {
      throw Failure(
        .badData, code: "not-a-coverage",
        "Sites can be chosen for coverages alone; “\(indicator.id)” is measured by \(indicator.measureName).",
        at: indicator.place)
    }
    let context = workspace.data.context
    guard let discs = try measure.reach(in: context).discs else {
      throw Failure(
        .badData, code: "facilities-not-points", "Sites can be chosen where the facilities are points.",
        at: indicator.place)
    }
    if measure.distance == .alongStreets || measure.depth > 1 {
      throw Failure(
        .badData, code: "siting-unsupported",
        "Sites are chosen for distances in a straight line and a cover by one facility, so far.",
        at: indicator.place,
        advice: "Choose for an indicator with distance: straight-line, and compare the scenario.")
    }
    if request.goal == .target, indicator.target == nil {
      throw Failure(
        .badData, code: "no-target", "The indicator “\(indicator.id)” has no target to reach.",
        at: indicator.place, advice: "Give it one, or say how many sites to add: --add 10")
    }
    self.indicator = indicator
    self.measure = measure
    self.context = context
    existing = discs
    goal = request.goal
    layer = request.layer ?? measure.facilities[0]
    if !measure.facilities.contains(layer) {
      throw Failure(
        .badData, code: "unknown-layer",
        "The layer “\(layer)” is none of the indicator's facilities: \(measure.facilities.joined(separator: ", ")).",
        at: indicator.place)
    }
    candidates = try context.candidates(request, for: measure)
  }

  var radius: Double { measure.radius.metres }

  /// The land that counts, overlaps once.
  func land() throws -> [Polygon] {
    guard let mask = measure.mask else { return context.areas.whole.polygons }
    let surfaces = try context.surfaces(of: [mask])
    return context.areas.isPartition ? Array(surfaces.joined()) : surfaces.last ?? []
  }

  // MARK: - Choosing

  /// Chooses the sites.
  func choose(
    _ limits: SearchLimits, progress: (String) -> Void
  ) throws -> Choice {
    if case .target = goal, measure.basis == .area, let target = indicator.target, target.value >= 1 {
      return try fullCover(limits, progress)
    }
    progress("what is out of reach")
    let demand = try demand()
    switch goal {
    case .target: return try reachTarget(demand, limits, progress)
    case .sites(let count):
      return try most(demand, .count(count), limits, progress)
    case .budget(let sum, _):
      return try most(demand, .budget(sum, siteCosts: candidates.costs ?? []), limits, progress)
    }
  }

  private func fullCover(_ limits: SearchLimits, _ progress: (String) -> Void) throws -> Choice {
    let outcome = try FullCover(
      of: land(), existing: existing, candidates: candidates, radius: radius
    ).solve(limits, progress: progress)
    return Choice(
      model: "lscp", solution: outcome.solution,
      certificate: outcome.unreachable.isEmpty
        ? SitingAnswer.Certificate(
          greatestExcess: outcome.excess, rounds: outcome.rounds, samples: outcome.samples) : nil,
      unreachable: outcome.unreachable)
  }

  func demand() throws -> SitingDemand {
    if measure.basis == .area {
      return try SitingDemand(
        land: land(), existing: existing, candidates: candidates, radius: radius - CandidateSites.rounding)
    }
    let population = try context.settledPopulation()
    let locator = ReachLocator(existing)
    return SitingDemand(
      doors: population.doors, people: population.peopleAtDoors,
      isReached: population.doors.map { locator.holds($0) }, candidates: candidates, radius: radius)
  }

  private func most(
    _ demand: SitingDemand, _ limit: MostCovered.Limit, _ limits: SearchLimits,
    _ progress: (String) -> Void
  ) throws -> Choice {
    progress("\(candidates.points.count) candidates for \(demand.points.count) places")
    let covering = try demand.covering(candidates: candidates.points.count)
    let solution = try MostCovered(covering, limit).solve(limits)
    return Choice(model: "mclp", solution: solution, notes: [samplingNote])
  }

  /// The fewest sites for a share. The model counts places by their middles, so what its choice falls short of the exact
  /// figure is asked of it beside. Fewer cannot do: for land where they could not even if no two circles shared any of it,
  /// or else in a model in which a site reaches a place if it reaches any corner of it.
  private func reachTarget(
    _ demand: SitingDemand, _ limits: SearchLimits, _ progress: (String) -> Void
  ) throws -> Choice {
    let (covered, total) = try exact(beside: [])
    let need = (indicator.target?.value ?? 0) * total - covered
    var choice = Choice(
      model: "lscp", solution: Solution(status: .optimal, objective: 0, bound: 0, sites: []))
    if need <= 0 { return choice }
    choice.notes = [samplingNote]
    var bound = measure.basis == .area ? (need / (.pi * radius * radius) - 1e-9).rounded(.up) : 0
    // Greedy steps and swaps may meet that bound at once.
    for (isQuick, limits) in [(true, limits.over), (false, limits.half)] {
      progress("the fewest of \(candidates.points.count) sites\(isQuick ? "" : ", by the solver")")
      choice.solution = try fewest(demand, need, covered, total, limits)
      if choice.solution.status == .infeasible {
        choice.unreachable = demand.points
        return choice
      }
      if choice.solution.objective ?? 0 <= bound { break }
    }
    let count = choice.solution.objective ?? 0
    if bound < count {
      progress("whether fewer sites could do")
      let least = try FewestSites(
        demand.covering(candidates: candidates.points.count, hopefully: true),
        share: min(1, need / demand.total)
      ).solve(limits.half)
      bound = max(bound, ((least.bound ?? 0) - 1e-6).rounded(.up))
    }
    choice.solution.bound = min(bound, count)
    if bound >= count {
      choice.solution.status = .optimal
    } else if choice.solution.status == .optimal {
      choice.solution.status = .feasible
    }
    return choice
  }

  /// The fewest sites of the model whose exact gain is what is needed: as long as it falls short, the model is asked for
  /// more.
  private func fewest(
    _ demand: SitingDemand, _ need: Double, _ covered: Double, _ total: Double, _ limits: SearchLimits
  ) throws -> Solution {
    var wanted = need
    while true {
      let solution = try FewestSites(
        demand.covering(candidates: candidates.points.count), share: min(1, wanted / demand.total)
      ).solve(limits)
      if solution.status == .infeasible { return solution }
      let reached = try exact(beside: solution.sites).covered - covered
      if reached >= need * (1 - 1e-12) { return solution }
      wanted += (need - reached) * 1.02 + 1e-9 * total
    }
  }

  private var samplingNote: LocalizedText {
    let side = digits((radius / 8).rounded())
    return measure.basis == .area
      ? LocalizedText(
        zh: "选址按约 \(side) 米方格的中心计算；结果数字为精确覆盖面积，界限按方格任一角可达计算。",
        en:
          "The choice counts squares of some \(side) m by their middles; the figures are exact, and the bound lets a "
          + "site reach a square of which it reaches any corner.")
      : LocalizedText(
        zh: "选址按居住地点计算：面上人口取其中心。", en: "The choice counts people at points, those of a surface at its centre."
      )
  }

  /// What is covered with some sites, and all, as the indicator counts it.
  private func exact(beside sites: [Int]) throws -> (covered: Double, total: Double) {
    let discs =
      existing
      + sites.map { Disc(center: candidates.points[$0], radius: radius - CandidateSites.rounding) }
    if measure.basis == .area {
      let figures = try ZoneSet([land()]).coverage(by: discs)
      return (figures.covered[0], figures.total[0])
    }
    let people = try context.settledPopulation().inReach(of: discs)
    return (context.areas.split(people.covered).whole, context.areas.split(people.total).whole)
  }
}

extension SearchLimits {
  /// The same with no time left, for what greedy steps and swaps find.
  fileprivate var over: SearchLimits {
    var limits = self
    limits.deadline = .now
    return limits
  }

  /// The same with half of the time that is left.
  fileprivate var half: SearchLimits {
    var limits = self
    limits.deadline = deadline.map { .now + ($0 - .now) / 2 }
    return limits
  }
}
