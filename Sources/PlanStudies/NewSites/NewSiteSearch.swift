import Coverage
import Evaluation
import GIS
import Measures
import PlanFile
import Planning
import Siting

/// A search for sites: what is out of reach, and which candidates could change that.
struct NewSiteSearch {
  package let indicator: Indicator
  package let measure: CoverageMeasure
  /// How far a new site reaches, in metres.
  package let radius: Double
  let context: PlanContext
  package let candidates: CandidateSites
  /// How sites reach people.
  package let reach: SiteReach
  /// The facilities that are there, each with what it belongs to.
  package let facilities: [(disc: Disc, origin: Reach.Origin)]
  /// Those of them that stay.
  package let existing: [Disc]
  /// The key of the layer that sites are added to.
  package let layer: String
  package let request: SitingRequest

  /// What was chosen.
  struct Choice {
    package var model: String
    package var solution: Solution
    package var certificate: SitingAnswer.Certificate?
    package var unreachable: [Point] = []
    package var notes: [LocalizedText] = []
  }

  /// Checks a request against the plan.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data that says what does not fit.
  package init(_ request: SitingRequest, in workspace: Workspace) throws {
    (indicator, measure, radius) = try workspace.coverage(of: request)
    self.request = request
    context = workspace.data.context
    let found = try measure.reach(in: context)
    guard let discs = found.discs else {
      throw Failure(.badData, texts.problem("facilities-not-points"), at: indicator.place)
    }
    reach =
      measure.travel.isWalk
      ? .alongStreets(try measure.travel.network(in: context), maxSnap: measure.travel.maxSnap)
      : .straightLine
    facilities = zip(discs, found.origins).map { ($0, $1) }
    existing = request.keepsExisting ? discs : []
    layer = request.layer ?? measure.facilities[0]
    if case .closing = request.goal {
      candidates = CandidateSites([])
      return
    }
    var candidates = try context.candidates(request, for: measure, radius: radius) {
      [context, measure, reach, existing] in
      try context.peopleOutOfReach(measure, reach, existing, of: []).points
    }
    if !request.keepsExisting {
      let (measure, context) = (measure, context)
      candidates = candidates.after(
        try facilities.map { disc, origin in
          (disc.center, try measure.label(of: origin, in: context).1["name"]?.text)
        })
    }
    self.candidates = candidates
  }

  /// Whether the model counts exactly what the indicator counts: people at points, or who walk from them.
  var isModelExact: Bool {
    guard measure.basis == .population else { return false }
    if case .points? = context.population?.places { return true }
    return measure.travel.isWalk
  }

  /// The land that counts, overlaps once.
  package func land() throws -> [Polygon] {
    guard let mask = measure.mask else { return context.areas.whole.polygons }
    let surfaces = try context.surfaces(of: [mask])
    return context.areas.isPartition ? Array(surfaces.joined()) : surfaces.last ?? []
  }

  /// What is out of reach, with the candidates that reach it.
  package func demand() throws -> SitingDemand {
    let sites = candidates.discs(radius: radius - CandidateSites.rounding)
    if measure.basis == .area {
      return try SitingDemand(
        land: land(), existing: existing, candidates: sites, radius: radius, depth: measure.depth)
    }
    return try context.peopleOutOfReach(measure, reach, existing, of: sites)
  }

  /// What is covered with existing facilities and some sites, and all, as the indicator counts it.
  ///
  /// - Parameter margin: How much less than the radius new sites reach, in metres.
  package func exact(beside sites: [Int], margin: Double = 0) throws -> (covered: Double, total: Double) {
    try exact(existing + sites.map { Disc(center: candidates.points[$0], radius: radius - margin) })
  }

  /// What facilities cover, and all, as the indicator counts it.
  package func exact(_ discs: [Disc]) throws -> (covered: Double, total: Double) {
    if measure.basis == .area {
      let figures = try ZoneSet([land()]).coverage(by: discs, atLeast: measure.depth)
      return (figures.covered[0], figures.total[0])
    }
    let population = try context.settledPopulation()
    let people: PeopleInReach
    switch reach {
    case .straightLine: people = try population.inReach(of: discs, atLeast: measure.depth)
    case .alongStreets:
      people = population.inReach(at: try reach.nearest(to: population.doors, from: discs).map { $0 != nil })
    }
    return (context.areas.split(people.covered).whole, context.areas.split(people.total).whole)
  }

  // MARK: - Choosing

  /// Chooses the sites, or those that close.
  package func choose(_ limits: SearchLimits, progress: (LocalizedText) -> Void) throws -> Choice {
    switch request.goal {
    case .target:
      if measure.basis == .area, let target = indicator.target, target.value >= 1 {
        return try fullCover(limits, progress)
      }
      return try reachTarget(limits, progress)
    case .sites(let count): return try most(.count(count), limits, progress)
    case .budget(let sum, _):
      return try most(.budget(sum, siteCosts: candidates.costs ?? []), limits, progress)
    case .closing(let count): return try leastLoss(closing: count, limits, progress)
    }
  }

  private func fullCover(_ limits: SearchLimits, _ progress: (LocalizedText) -> Void) throws -> Choice {
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

  /// How what is found differs from what the indicator counts; `nil` where it does not.
  var samplingNote: LocalizedText? {
    if isModelExact { return nil }
    return measure.basis == .area
      ? texts("note/sampled-squares", ["side": (radius / 8).rounded()]) : texts("note/sampled-surfaces")
  }
}

extension PlanContext {
  /// The people whom fewer facilities reach than the measure asks for, each of them once, with the sites that reach them.
  func peopleOutOfReach(
    _ measure: CoverageMeasure, _ reach: SiteReach, _ existing: [Disc], of sites: [Disc]
  ) throws -> SitingDemand {
    let population = try settledPopulation()
    return try SitingDemand(
      doors: population.doors, people: population.peopleInWhole,
      spread: measure.travel.isWalk ? nil : population.spreadAtDoors, reach: reach,
      existing: existing, candidates: sites, depth: measure.depth)
  }
}

extension Workspace {
  /// The indicator of a request and its measure.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data: everything that keeps sites from being chosen for it.
  fileprivate func coverage(of request: SitingRequest) throws(Failure) -> (
    Indicator, CoverageMeasure, radius: Double
  ) {
    guard let indicator = plan.indicators.first(where: { $0.id == request.indicator }) else {
      throw Failure(
        .badData, texts.problem("unknown-indicator", ["indicator": request.indicator]),
        at: Place(file: plan.file),
        advice: suggestion(for: request.indicator, among: plan.indicators.map(\.id)))
    }
    guard let measure = indicator.measure as? CoverageMeasure else {
      throw Failure(
        .badData,
        texts.problem("not-a-coverage", ["id": indicator.id, "measureName": indicator.measureName]),
        at: indicator.place)
    }
    var problems: [Problem] = []
    func refuse(_ text: ProblemText) { problems.append(Problem(.error, text, at: indicator.place)) }
    if measure.basis == .streets {
      refuse(texts.problem("siting-unsupported/streets", ["id": indicator.id]))
    }
    if request.goal == .target, indicator.target == nil {
      refuse(texts.problem("no-target", ["id": indicator.id]))
    }
    if request.goal == .target, measure.basis == .area, measure.depth > 1,
      let target = indicator.target, target.value >= 1
    {
      refuse(texts.problem("siting-unsupported/depth", ["depth": measure.depth]))
    }
    if let layer = request.layer, !measure.facilities.contains(layer) {
      refuse(
        texts.problem(
          "unknown-layer", ["layer": layer, "facilities": measure.facilities.joined(separator: ", ")]))
    }
    if measure.radius == nil {
      refuse(texts.problem("no-common-radius"))
    }
    if !request.keepsExisting, measure.radiusProperty != nil {
      refuse(texts.problem("own-radii"))
    }
    if let failure = Failure(problems) { throw failure }
    return (indicator, measure, measure.radius?.metres ?? 0)
  }
}
