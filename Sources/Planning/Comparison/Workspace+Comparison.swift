import GIS

/// What a comparison gives beside the figures.
public struct ComparisonOptions: Sendable {
  /// The year at whose end the scenarios are looked at; `nil` for all their edits.
  public var year: Int?
  /// Whether the figures at the end of each year are given.
  public var hasTimeline: Bool
  /// Whether what is newly covered, and no longer, is drawn.
  public var drawsMaps: Bool

  /// Makes options.
  public init(year: Int? = nil, hasTimeline: Bool = false, drawsMaps: Bool = false) {
    self.year = year
    self.hasTimeline = hasTimeline
    self.drawsMaps = drawsMaps
  }
}

extension Workspace {
  /// All that is wrong with scenarios for this plan: other baselines, edits that do not fit. Nothing is computed.
  ///
  /// Errors: computation, where a library fails.
  public func problems(of scenarios: [Scenario]) throws -> [Problem] {
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
  public func comparison(
    with scenarios: [Scenario], options: ComparisonOptions = ComparisonOptions(),
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> Comparison {
    var problems: [Problem] = []
    var prepared: [(scenario: Scenario, edits: [ResolvedEdit], warnings: [Problem])] = []
    for whole in scenarios {
      let scenario = options.year.map { whole.upTo(year: $0) } ?? whole
      var found = checkBaseline(of: whole)
      // All edits are checked, also those that come after the year.
      let edits = try resolve(whole.edits, &found)
      _ = try state(after: edits, &found)
      problems += found.filter { !problems.contains($0) }
      let chosen = options.year.map { edits.open(in: $0) } ?? edits
      prepared.append((scenario, chosen, found.filter { $0.severity != .error }))
    }
    if let failure = Failure(problems) { throw failure }

    let baseline = try evaluation(detail: .companions, progress: progress)
    let results = try prepared.map { scenario, edits, warnings in
      progress(scenario.name.en)
      let state = try state(after: edits)
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
        projects: try projects(of: scenario, edits, evaluation), timeline: timeline, warnings: warnings)
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
      if let measure = after.indicator.measure as? CoverageMeasure, measure.distance == .straightLine,
        key(of: after.indicator, in: self.baseline) != key(of: after.indicator, in: state)
      {
        change.reach = try ReachChange(
          of: measure, before: data.context, after: state.context,
          isOfSamePeople: plan.populationLayers.allSatisfy {
            self.baseline.versions[$0] == state.versions[$0]
          },
          drawsMaps: options.drawsMaps)
      }
      return change
    }
  }

  private func checkBaseline(of scenario: Scenario) -> [Problem] {
    guard let expected = scenario.baseline?.fingerprint else { return checkPlan(of: scenario) }
    if expected == fingerprint.hex { return [] }
    return [
      Problem(
        .error, code: "other-baseline",
        "“\(scenario.name.en)” was written for another state of the plan: its baseline has the fingerprint "
          + "\(expected.prefix(12))…, but \(plan.file) with its files now has \(fingerprint.hex.prefix(12))….",
        at: scenario.baseline?.place ?? Place(file: scenario.file),
        advice:
          "Check that the edits still make sense, then write fingerprint: \(fingerprint.hex), or leave it out."
      )
    ]
  }

  /// Warns of a scenario that names another plan; with a fingerprint that fits it is the same one, wherever it lies.
  private func checkPlan(of scenario: Scenario) -> [Problem] {
    guard let named = scenario.baseline?.path, realPath(named) != realPath(plan.file) else { return [] }
    return [
      Problem(
        .warning, code: "other-plan",
        "“\(scenario.name.en)” names the plan \(named) as its baseline, but is compared with \(plan.file).",
        at: scenario.baseline?.place ?? Place(file: scenario.file),
        advice: "Make sure that its edits are meant for this plan.")
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
    of scenario: Scenario, _ edits: [ResolvedEdit], _ evaluation: Evaluation
  ) throws -> [ProjectResult] {
    let names = scenario.projects
    let shares = try plan.indicators.map { indicator -> [Int: ProjectShare] in
      let reads = Set(reads(of: indicator))
      let touching = names.indices.filter { number in
        edits.contains { $0.source.project == names[number] && reads.contains($0.layer) }
      }
      if touching.isEmpty { return [:] }
      let relevant = edits.filter { reads.contains($0.layer) }
      let attribution = ProjectAttribution(count: touching.count) { built in
        let projects = Set(built.map { names[touching[$0]] })
        let state = try state(afterThoseThatFit: relevant.filter { projects.contains($0.source.project) })
        return try result(of: indicator, in: state).overall.value
      }
      guard let shares = try attribution.shares() else { return [:] }
      return Dictionary(uniqueKeysWithValues: zip(touching, shares))
    }
    return names.enumerated().map { number, name in
      let costs = scenario.edits.filter { $0.project == name }.compactMap(\.cost)
      return ProjectResult(
        name: name, cost: costs.isEmpty ? nil : costs.reduce(0, +), shares: shares.map { $0[number] })
    }
  }
}

extension [ResolvedEdit] {
  /// The edits that hold at the end of a year.
  fileprivate func open(in year: Int) -> [ResolvedEdit] { filter { ($0.source.year ?? year) <= year } }
}
