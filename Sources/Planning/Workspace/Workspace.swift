import Evaluation
import GIS
import Measures
import PlanFile

/// A plan with its data in memory, to which scenarios are applied one after another.
///
/// The data are read, projected and checked once. A figure is computed once for each state of what it reads: an edit to
/// parks leaves the figures of stops as they are. Nothing that is done with a workspace changes the plan's own data.
public struct Workspace: Sendable {
  /// The plan.
  public let plan: Plan
  /// Remarks and warnings on the plan's own data.
  public let warnings: [Problem]
  /// The system that everything is measured in.
  public var workingSystem: WorkingSystem { data.workingSystem }
  /// The SHA-256 of what the plan's figures rest on: the plan file, every file it names, and their order.
  package let fingerprint: Fingerprint
  /// The plan file and every file it names.
  public let inputs: [InputFile]
  /// How long reading took, step by step.
  public let steps: [Step]

  package let data: PlanData
  private let versions: [String: String]
  package let results = SharedResults()

  /// Reads a plan and its data.
  ///
  /// - Parameters:
  ///   - path: The plan file.
  ///   - only: The ids of the indicators to compute, in any order; empty for all. With some of them, only the layers
  ///     that they need are read.
  ///   - standards: The names of standards whose rows are computed in the place of the plan's indicators, as far as its layers
  ///     allow.
  ///   - readsEveryLayer: Whether layers are read that none of these indicators needs, since edits may name them.
  ///   - catalogue: The measures that the plan may name.
  ///   - progress: Told the name of each step as it begins.
  /// - Throws: ``/GIS/Failure`` with every problem of the plan and of its data.
  public init(
    plan path: String, only: [String] = [], standards: [String] = [], readsEveryLayer: Bool = false,
    catalogue: MeasureCatalogue = .standard, progress: @escaping @Sendable (LocalizedText) -> Void = { _ in }
  ) throws {
    var clock = StepClock(progress: progress)
    let (draft, planInput) = try clock.measure("plan") { try Self.read(path, catalogue, standards) }
    let plan = draft.plan
    let ids = plan.indicators.map(\.id)
    let unknown = only.filter { !ids.contains($0) }
    // An id that stands in the plan but could not be read is reported by the plan itself.
    if !unknown.isEmpty, draft.problems.isEmpty {
      throw Failure(
        .badData,
        unknown.map { id in
          Problem(
            .error, texts.problem("unknown-indicator", ["id": id]), at: Place(file: path),
            advice: suggestion(for: id, among: ids))
        })
    }
    var chosen = plan
    var keys = Set(plan.layers.map(\.key))
    if !only.isEmpty || !standards.isEmpty {
      if !only.isEmpty { chosen.indicators = plan.indicators.filter { only.contains($0.id) } }
      if !readsEveryLayer { keys = Set(chosen.indicators.flatMap(\.layers) + [plan.zones.layer]) }
      keys.formUnion(plan.populationLayers)
    }
    try self.init(
      PlanDraft(plan: chosen, problems: draft.problems), input: planInput, layers: keys, clock: &clock)
  }

  /// Reads the data of a plan.
  ///
  /// - Parameters:
  ///   - plan: The plan, read from a file or made in code.
  ///   - layers: Layers that are at hand, by their keys in the plan; all others are read from their files.
  ///   - fingerprints: Whether the files' fingerprints are taken, which only an account of the run needs.
  ///   - progress: Told the name of each step as it begins.
  /// - Throws: ``/GIS/Failure`` with every problem of its data.
  public init(
    _ plan: Plan, layers: [String: SourceLayer] = [:], fingerprints: Bool = true,
    progress: @escaping @Sendable (LocalizedText) -> Void = { _ in }
  ) throws {
    var clock = StepClock(progress: progress)
    try self.init(
      PlanDraft(plan: plan, problems: []), input: nil, layers: Set(plan.layers.map(\.key)), given: layers,
      fingerprints: fingerprints, clock: &clock)
  }

  private init(
    _ draft: PlanDraft, input: InputFile?, layers keys: Set<String>, given: [String: SourceLayer] = [:],
    fingerprints: Bool = true, clock: inout StepClock
  ) throws {
    plan = draft.plan
    data = try PlanData(draft, layers: keys, given: given, fingerprints: fingerprints, clock: &clock)
    warnings = data.warnings
    inputs = try [input].compactMap { $0 } + Self.profiles(of: plan.indicators) + data.inputs
    steps = clock.steps
    fingerprint = Fingerprint(of: Array(inputs.map(\.sha256).joined(separator: "\n").utf8))
    // A layer may have several files, as a Shapefile has.
    let files = Dictionary(data.inputs.flatMap { input in input.layers.map { ($0, [input.sha256]) } }) {
      $0 + $1
    }
    versions = Dictionary(
      plan.layers.map { layer in
        let parts: [String?] =
          [layer.system?.name, String(reflecting: layer.reading), String(layer.repairs)]
          + (files[layer.key] ?? []) + (layer.condition?.parts ?? [nil])
        return (layer.key, Fingerprint(ofParts: parts).hex)
      }
    ) { $1 }
  }

  private static func read(
    _ path: String, _ catalogue: MeasureCatalogue, _ standards: [String]
  ) throws -> (PlanDraft, InputFile) {
    let bytes = try readBytes(path)
    let draft = try PlanDraft(
      text: text(bytes, of: path), file: path, catalogue: catalogue, standards: standards)
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

  /// The plan's own state.
  package var baseline: PlanState { PlanState(context: data.context, versions: versions) }

  // MARK: - Figures

  /// The result of an indicator in a state, computed where no equal state has been asked for before.
  ///
  /// - Parameters:
  ///   - detail: What is given beside the figures.
  ///   - road: How the figures come about; by differences they are those computed anew but for rounding.
  /// - Throws: ``/GIS/Failure`` where the measure cannot be computed, pointing to the indicator.
  package func result(
    of indicator: Indicator, in state: PlanState, detail: Detail = .figures, by road: Road = .computingAnew
  ) throws -> MeasureResult {
    try Cancellation.check()
    let data = key(of: indicator, in: state, detail: detail)
    // What no edit touches is as it was, by any road.
    let isEdited = data != key(of: indicator, in: baseline, detail: detail)
    let road = isEdited ? road : .computingAnew
    return try results.value(ResultKey(indicator: indicator.id, detail: detail, data: data, road: road)) {
      let context = road == .byDifferences ? state.context : state.context.withoutOrigin
      return try indicator.result(in: context, detail: detail)
    }
  }

  /// What the result of an indicator depends on: the versions of the layers it reads, and of the people.
  func key(of indicator: Indicator, in state: PlanState, detail: Detail = .figures) -> [String] {
    reads(of: indicator, detail: detail).map { state.versions[$0] ?? "" }
  }

  /// The keys of the layers whose features make up an indicator's figures.
  package func reads(of indicator: Indicator, detail: Detail = .figures) -> [String] {
    let readsPopulation = detail > .figures || indicator.measure.readsPopulation
    return (indicator.layers + (readsPopulation ? plan.populationLayers : [])).uniqued()
  }

  /// The results of all indicators in a state, on all cores, in the order of the plan.
  ///
  /// - Parameters:
  ///   - progress: Told the id of each indicator as it begins; called from several threads.
  ///   - step: Told how long each took.
  /// - Throws: ``/GIS/Failure`` with all that the measures complain of; `CancellationError` as ``evaluation(detail:progress:)``.
  package func results(
    in state: PlanState, detail: Detail = .figures, by road: Road = .computingAnew,
    progress: @escaping @Sendable (LocalizedText) -> Void = { _ in }
  ) throws -> [(result: MeasureResult, step: Step)] {
    let indicators = plan.indicators
    typealias Outcome = Result<(result: MeasureResult, step: Step), Failure>
    let outcomes = try concurrentSteps(count: indicators.count) { index throws -> Outcome in
      let indicator = indicators[index]
      progress(LocalizedText(indicator.id))
      let start = ContinuousClock.now
      do {
        let result = try result(of: indicator, in: state, detail: detail, by: road)
        return .success((result, Step(name: indicator.id, seconds: StepClock.seconds(since: start))))
      } catch let failure as Failure {
        return .failure(failure)
      }
    }
    let failures = outcomes.compactMap { outcome in
      if case .failure(let failure) = outcome { failure } else { nil }
    }
    if let first = failures.first { throw Failure(first.kind, failures.flatMap(\.problems)) }
    return try outcomes.map { try $0.get() }
  }

  /// The plan's own figures.
  ///
  /// - Parameters:
  ///   - detail: What is given beside the figures.
  ///   - progress: Told the id of each indicator as it begins; called from several threads.
  /// - Throws: ``/GIS/Failure`` where a measure cannot be computed; `CancellationError` soon after the task that asks is
  ///   cancelled. What was computed until then is kept for the next time.
  public func evaluation(
    detail: Detail = .layers, progress: @escaping @Sendable (LocalizedText) -> Void = { _ in }
  ) throws -> Evaluation {
    try evaluation(of: baseline, detail: detail, progress: progress)
  }

  /// The figures after the edits of a scenario. What no edit touches is not computed again, and a coverage of land by
  /// points only in the neighbourhood of what moved.
  ///
  /// Errors: ``/GIS/Failure`` with all that is wrong with the edits; or where a measure cannot be computed.
  public func figures(after scenario: Scenario) throws -> [IndicatorResult] {
    var problems: [Problem] = []
    let state = try state(after: resolve(scenario.edits, &problems), &problems)
    if let failure = Failure(problems) { throw failure }
    return try zip(plan.indicators, results(in: state, by: .byDifferences)).map {
      IndicatorResult(indicator: $0, result: $1.result, workingSystem: workingSystem)
    }
  }

  /// The figures after edits that were made in code.
  ///
  /// - Parameters:
  ///   - edits: The edits, in their order.
  ///   - detail: What is given beside the figures.
  /// - Throws: ``/GIS/Failure`` with all that is wrong with the edits; or where a measure cannot be computed.
  public func evaluation(after edits: [Edit], detail: Detail = .companions) throws -> Evaluation {
    var problems: [Problem] = []
    let resolved = try resolve(edits.map { ScenarioEdit(edit: $0.kind) }, &problems)
    let state = try state(after: resolved, &problems)
    if let failure = Failure(problems) { throw failure }
    return try evaluation(of: state, detail: detail)
  }

  func evaluation(
    of state: PlanState, detail: Detail, progress: @escaping @Sendable (LocalizedText) -> Void = { _ in }
  ) throws -> Evaluation {
    let results = try results(in: state, detail: detail, progress: progress)
    let unmatched = try plan.indicators.flatMap { try $0.unmatchedConditions(in: state.context) }
    return Evaluation(
      plan: plan,
      indicators: zip(plan.indicators, results).map {
        IndicatorResult(indicator: $0, result: $1.result, workingSystem: workingSystem)
      },
      areas: state.context.areas, workingSystem: workingSystem, warnings: warnings + unmatched,
      inputs: inputs, placementError: data.placementError,
      steps: steps + results.map(\.step))
  }
}

/// The result of an indicator, by the versions of all that it reads.
private struct ResultKey: SharedKey {
  typealias Value = MeasureResult
  let indicator: String
  let detail: Detail
  let data: [String]
  let road: Road
}
