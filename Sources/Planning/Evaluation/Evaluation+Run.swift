import GIS

extension Evaluation {
  /// Computes the figures of a plan.
  ///
  /// - Parameters:
  ///   - path: The plan file.
  ///   - only: The ids of the indicators to compute, in any order; empty for all. With some of them, only the layers
  ///     that they need are read.
  ///   - catalogue: The measures that the plan may name.
  ///   - progress: Told the name of each step as it begins; called from several threads.
  /// - Throws: ``/GIS/Failure`` with every problem of the plan and of its data; or of the measures that could not be
  ///   computed.
  public static func run(
    plan path: String, only: [String] = [], catalogue: MeasureCatalogue = .standard,
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> Evaluation {
    var clock = StepClock(progress: progress)
    let (draft, planInput) = try clock.measure("plan") { try readPlan(path, catalogue) }
    let plan = draft.plan
    let ids = plan.indicators.map(\.id)
    let unknown = only.filter { !ids.contains($0) }
    // An id that stands in the plan but could not be read is reported by the plan itself.
    if !unknown.isEmpty, draft.problems.isEmpty {
      throw Failure(
        .badData,
        unknown.map { id in
          Problem(
            .error, code: "unknown-indicator", "The plan has no indicator “\(id)”.", at: Place(file: path),
            advice: suggestion(for: id, among: ids))
        })
    }
    let indicators = only.isEmpty ? plan.indicators : plan.indicators.filter { only.contains($0.id) }
    var keys = Set(plan.layers.map(\.key))
    if !only.isEmpty {
      keys = Set(indicators.flatMap(\.layers) + [plan.zones.layer])
      if let population = plan.population { keys.insert(population.layer) }
    }
    let data = try PlanData(draft, layers: keys, clock: &clock)

    let context = data.context
    let outcomes = try concurrentMap(count: indicators.count) { index in
      Result { () throws -> (result: MeasureResult, step: Step) in
        let indicator = indicators[index]
        progress(indicator.id)
        let start = ContinuousClock.now
        let result = try indicator.measure.evaluate(in: context)
        return (result, Step(name: indicator.id, seconds: StepClock.seconds(since: start)))
      }.mapError { indicator($0, indicators[index]) }
    }
    var results: [IndicatorResult] = []
    var failures: [Failure] = []
    for (indicator, outcome) in zip(indicators, outcomes) {
      switch outcome {
      case .success(let (result, step)):
        clock.add(step)
        results.append(IndicatorResult(indicator: indicator, result: result))
      case .failure(let failure): failures.append(failure)
      }
    }
    if let first = failures.first { throw Failure(first.kind, failures.flatMap(\.problems)) }
    let unmatched = try indicators.flatMap { try $0.unmatchedConditions(in: context) }
    return try Evaluation(
      plan: plan, indicators: results, areas: context.areas, workingSystem: data.workingSystem,
      warnings: data.warnings + unmatched, inputs: [planInput] + profiles(of: indicators) + data.inputs,
      steps: clock.steps)
  }

  private static func readPlan(_ path: String, _ catalogue: MeasureCatalogue) throws -> (PlanDraft, InputFile)
  {
    let bytes = try readBytes(path)
    let draft = try PlanDraft(text: text(bytes, of: path), file: path, catalogue: catalogue)
    let input = InputFile(file: path, layers: [], sha256: Fingerprint(of: bytes).hex, bytes: bytes.count)
    return (draft, input)
  }

  /// The files that parameters were read from.
  private static func profiles(of indicators: [Indicator]) throws -> [InputFile] {
    try indicators.flatMap(\.files).uniqued().map { path in
      let bytes = try readBytes(path)
      return InputFile(file: path, layers: [], sha256: Fingerprint(of: bytes).hex, bytes: bytes.count)
    }
  }

  /// A failure of a measure, pointing to the indicator where it has no place of its own.
  private static func indicator(_ error: any Error, _ indicator: Indicator) -> Failure {
    guard let failure = error as? Failure else {
      return Failure(
        .computation, code: "measure-failed",
        "The indicator “\(indicator.id)” could not be computed: \(error)",
        at: indicator.place)
    }
    return Failure(
      failure.kind,
      failure.problems.map { problem in
        var problem = problem
        problem.message = "The indicator “\(indicator.id)”: \(problem.message)"
        if problem.place == Place() { problem.place = indicator.place }
        return problem
      })
  }
}

extension IndicatorResult {
  /// Joins an indicator with its result and compares it with its target.
  init(indicator: Indicator, result: MeasureResult) {
    let outcome = indicator.target.map {
      TargetOutcome(of: result.overall, against: $0, numeratorUnit: result.numeratorUnit)
    }
    self.init(indicator: indicator, result: result, outcome: outcome)
  }
}
