import Evaluation
import GIS
import Measures
import PlanFile

/// What a comparison gives beside the figures.
package struct ComparisonOptions: Sendable {
  /// The year at whose end the scenarios are looked at; `nil` for all their edits.
  package var year: Int?
  /// Whether the figures at the end of each year are given.
  package var hasTimeline: Bool
  /// Whether what is newly covered, and no longer, is drawn.
  package var drawsMaps: Bool

  /// Makes options.
  package init(year: Int? = nil, hasTimeline: Bool = false, drawsMaps: Bool = false) {
    self.year = year
    self.hasTimeline = hasTimeline
    self.drawsMaps = drawsMaps
  }
}

extension Workspace {
  /// All that is wrong with scenarios for this plan: other baselines, edits that do not fit. Nothing is computed.
  ///
  /// Errors: computation, where a library fails.
  package func problems(of scenarios: [Scenario]) throws -> [Problem] {
    var problems: [Problem] = []
    for scenario in scenarios {
      problems += checkBaseline(of: scenario)
      _ = try state(after: resolve(scenario.edits, &problems), &problems)
    }
    return problems.uniqued()
  }

  /// Compares the plan with scenarios. The plan's data stay as they are.
  ///
  /// - Parameter progress: Told what is being computed.
  /// - Throws: ``/GIS/Failure`` with all that is wrong with all scenarios; or where a measure cannot be computed.
  package func comparison(
    with scenarios: [Scenario], options: ComparisonOptions = ComparisonOptions(),
    progress: @escaping @Sendable (LocalizedText) -> Void = { _ in }
  ) throws -> Comparison {
    var problems: [Problem] = []
    var prepared: [(scenario: Scenario, edits: [ResolvedEdit], state: PlanState, warnings: [Problem])] = []
    for whole in scenarios {
      let scenario = options.year.map { whole.upTo(year: $0) } ?? whole
      var found = checkBaseline(of: whole)
      // All edits are checked, also those that come after the year.
      let edits = try resolve(whole.edits, &found)
      let resolved = found
      var state = try self.state(after: edits, &found)
      let chosen = options.year.map { edits.open(in: $0) } ?? edits
      if chosen.count < edits.count, Failure(found) == nil {
        // What there is to say of the later edits is no part of the picture.
        found = resolved
        state = try self.state(after: chosen, &found)
      }
      problems += found.filter { !problems.contains($0) }
      prepared.append((scenario, chosen, state, found.filter { $0.severity != .error }))
    }
    if let failure = Failure(problems) { throw failure }

    let baseline = try evaluation(detail: .companions, progress: progress)
    let results = try prepared.map { scenario, edits, state, warnings in
      progress(scenario.name)
      let evaluation = try evaluation(of: state, detail: .figures)
      var timeline: [YearResult] = []
      if options.hasTimeline {
        timeline = try scenario.years.map { year in
          let state = try self.state(after: edits.open(in: year))
          return YearResult(
            year: year, indicators: try self.evaluation(of: state, detail: .figures).indicators)
        }
      }
      return ScenarioResult(
        scenario: scenario, fingerprint: fingerprint(of: edits), evaluation: evaluation,
        changes: try changes(from: baseline, to: evaluation, state, options),
        projects: try projects(of: scenario, edits, from: baseline, to: evaluation), timeline: timeline,
        warnings: try warnings + unservedAdditions(in: state, edits)
          + additionsWithoutProperty(in: state, edits))
    }
    return Comparison(baseline: baseline, fingerprint: fingerprint, scenarios: results)
  }

  private func changes(
    from baseline: Evaluation, to evaluation: Evaluation, _ state: PlanState, _ options: ComparisonOptions
  ) throws -> [IndicatorChange] {
    let pairs = Array(zip(baseline.indicators, evaluation.indicators))
    return try concurrentMap(count: pairs.count) { index in
      let (before, after) = pairs[index]
      var change = IndicatorChange(before: before, after: after)
      if let measure = after.indicator.measure as? CoverageMeasure, !measure.travel.isWalk,
        key(of: after.indicator, in: self.baseline) != key(of: after.indicator, in: state)
      {
        func isSame(_ layer: String) -> Bool { self.baseline.versions[layer] == state.versions[layer] }
        let isOfSamePeople = plan.populationLayers.allSatisfy(isSame)
        change.reach = try ReachChange(
          of: measure, before: data.context, after: state.context, isOfSamePeople: isOfSamePeople,
          drawsMaps: options.drawsMaps)
        try change.checkBalance(
          of: measure.basis,
          isSameGround: measure.basis == .population ? isOfSamePeople : measure.mask.map(isSame) ?? true)
      }
      return change
    }
  }

  private func checkBaseline(of scenario: Scenario) -> [Problem] {
    guard let expected = scenario.baseline?.fingerprint else { return checkPlan(of: scenario) }
    if expected == fingerprint.hex { return [] }
    return [
      Problem(
        .error,
        texts.problem(
          "other-baseline",
          [
            "name": scenario.name, "expected": expected.prefix(12), "file": plan.file,
            "hex": fingerprint.hex.prefix(12), "fingerprint": fingerprint.hex,
          ]),
        at: scenario.baseline?.place ?? Place(file: scenario.file))
    ]
  }

  /// Warns of a scenario that names another plan; with a fingerprint that fits it is the same one, wherever it lies.
  private func checkPlan(of scenario: Scenario) -> [Problem] {
    guard let named = scenario.baseline?.path, realPath(named) != realPath(plan.file) else { return [] }
    return [
      Problem(
        .warning, texts.problem("other-plan", ["name": scenario.name, "named": named, "file": plan.file]),
        at: scenario.baseline?.place ?? Place(file: scenario.file))
    ]
  }

  private func fingerprint(of edits: [ResolvedEdit]) -> Fingerprint {
    let lines = edits.map { edit in
      let source = edit.source
      return "\(edit.fingerprint) \(source.project.en) \(source.cost ?? 0) \(source.year ?? 0)"
    }
    return Fingerprint(of: Array(([fingerprint.hex] + lines).joined(separator: "\n").utf8))
  }

  // MARK: - Projects

  private func projects(
    of scenario: Scenario, _ edits: [ResolvedEdit], from baseline: Evaluation, to evaluation: Evaluation
  ) throws -> [ProjectResult] {
    let names = scenario.projects
    let numbers = Dictionary(zip(names, names.indices)) { first, _ in first }
    var projectsOfLayer: [String: Set<Int>] = [:]
    for edit in edits {
      if let number = numbers[edit.source.project] { projectsOfLayer[edit.layer, default: []].insert(number) }
    }
    let touching = plan.indicators.map { indicator in
      reads(of: indicator).reduce(into: Set<Int>()) { $0.formUnion(projectsOfLayer[$1] ?? []) }.sorted()
    }
    // A set of projects serves all indicators that ask for it.
    let sets = SharedResults()
    let values = { @Sendable (built: Set<Int>) throws -> [Double?] in
      try sets.value(ProjectSetKey(built: built)) {
        let state = try state(
          afterThoseThatFit: edits.filter { numbers[$0.source.project].map(built.contains) ?? false })
        return try zip(plan.indicators, touching).map { indicator, touching in
          guard built.isSubset(of: touching) else { return nil }
          return try result(of: indicator, in: state, by: .byDifferences).overall.value
        }
      }
    }
    let shares = try plan.indicators.indices.map { index -> [Int: ProjectShare] in
      let touching = touching[index]
      if touching.isEmpty { return [:] }
      let (none, all) = (
        baseline.indicators[index].result.overall.value, evaluation.indicators[index].result.overall.value
      )
      let attribution = ProjectAttribution(count: touching.count) { built in
        if built.isEmpty { return none }
        if built.count == touching.count { return all }
        return try values(Set(built.map { touching[$0] }))[index]
      }
      guard let shares = try attribution.shares() else { return [:] }
      let least = 1e-9 * max(abs(none ?? 0), abs(all ?? 0))
      return Dictionary(uniqueKeysWithValues: zip(touching, shares.map { $0.withoutRounding(below: least) }))
    }
    return names.enumerated().map { number, name in
      let costs = scenario.edits.filter { $0.project == name }.compactMap(\.cost)
      return ProjectResult(
        name: name, cost: costs.isEmpty ? nil : costs.reduce(0, +), shares: shares.map { $0[number] })
    }
  }
}

/// The indicators when some projects are built, by their numbers; `nil` for an indicator that not all of them touch.
private struct ProjectSetKey: SharedKey {
  typealias Value = [Double?]
  let built: Set<Int>
}

extension [ResolvedEdit] {
  /// The edits that hold at the end of a year.
  fileprivate func open(in year: Int) -> [ResolvedEdit] { filter { ($0.source.year ?? year) <= year } }
}
