import Evaluation
import GIS
import PlanFile
import Planning
import Siting

extension Workspace {
  /// Chooses new sites for an indicator, or facilities that close, as a scenario with its proof.
  ///
  /// The workspace must hold the indicator alone, as `Workspace(plan:only:)` makes it, with every layer read.
  ///
  /// - Parameters:
  ///   - request: What sites are looked for.
  ///   - limits: How long it may take, and the solver that proves.
  ///   - baseline: The path of the plan from where the scenario will lie.
  ///   - progress: Told how far it is.
  /// - Throws: ``/GIS/Failure``: bad data where the indicator is no coverage by points, has no target where one is to be
  ///   reached, or nothing can be added; computation where a library fails.
  package func newSites(
    _ request: SitingRequest, limits: SearchLimits, baseline: String,
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> SitingAnswer {
    let search = try NewSiteSearch(request, in: self)
    let choice = try search.choose(limits, progress: progress)
    let isClosing = choice.model == "closing"
    let sites = isClosing ? [] : try search.ordered(choice.solution.sites)
    let closed = try search.closed(choice)
    let added = sites.filter { !$0.isThere }
    var text: String?
    var state = self.baseline
    if !added.isEmpty || !closed.isEmpty {
      progress("the figures with the change")
      let written = try ScenarioText(
        adding: degrees(of: added.map(\.point)), to: search.layer, closing: closed, for: search.indicator,
        baseline: baseline
      ).text
      let scenario = try Scenario.read(plan.file + " (new sites)", text: written)
      var problems: [Problem] = []
      state = try self.state(after: resolve(scenario.flatMap(\.edits), &problems), &problems)
      if let failure = Failure(problems) { throw failure }
      text = written
    }
    let before = try result(of: search.indicator, in: self.baseline, detail: .companions)
    let after = try result(of: search.indicator, in: state, detail: .layers)
    let closable = search.closable
    func places(_ sites: [Int]) -> [Point] {
      sites.map {
        isClosing ? search.facilities[closable[$0][0]].disc.center : search.candidates.points[$0]
      }
    }
    return SitingAnswer(
      model: choice.model, keepsExisting: request.keepsExisting,
      before: IndicatorResult(indicator: search.indicator, result: before, workingSystem: workingSystem),
      after: IndicatorResult(indicator: search.indicator, result: after, workingSystem: workingSystem),
      solution: choice.solution,
      sites: sites, closed: closed, alternatives: choice.solution.alternatives.map(places),
      greedySites: places(choice.solution.greedy?.sites ?? []),
      certificate: choice.certificate, unreachable: choice.unreachable,
      candidates: isClosing ? closable.count : search.candidates.points.count, scenario: text,
      layers: try search.layers(of: sites, closed)
        + after.layers.map { (name: $0.role.rawValue, layer: $0.layer) },
      notes: choice.notes, solver: limits.solver)
  }

  /// The longitudes and latitudes of places in the working system, to seven decimals, as files hold them.
  package func degrees(of points: [Point]) throws -> [Point] {
    try Layer(name: "", features: points.map { Feature(geometry: .point($0)) })
      .unprojected(from: workingSystem).coordinates
      .map { Point(x: ($0.x * 1e7).rounded() / 1e7, y: ($0.y * 1e7).rounded() / 1e7) }
  }
}
