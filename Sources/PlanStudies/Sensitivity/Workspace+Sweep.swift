import Evaluation
import GIS
import PlanFile
import Planning

extension Workspace {
  /// The greatest number of values, or of pairs of values, that a sweep takes.
  package static let mostSweptValues = 10_000

  /// The number of values that share what they have in common, such as a mask cut by the zones. What belongs to one
  /// value alone is kept as long, so it is few enough for memory.
  private static let batch = 64

  /// Computes an indicator for each value of a parameter, or for all pairs of values of two of its parameters.
  ///
  /// Any number, length, surface or share can be varied, also one that the plan leaves at its default. Each value goes
  /// through the measure's own checks, as if the plan gave it. The figures are those of an evaluation of such a plan,
  /// bit for bit, on any number of cores.
  ///
  /// - Parameters:
  ///   - variations: One, or two of one indicator.
  ///   - progress: Told how far the work has come.
  /// - Throws: ``/GIS/Failure`` of kind bad data for an unknown indicator or parameter, with the nearest; for one that
  ///   is no number; for a range that is empty or too long, or has values that the measure refuses; or where a
  ///   measure cannot be computed.
  ///
  /// Cost: that of the measure for each value, on all cores.
  package func sweep(
    _ variations: [Variation], progress: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> ParameterSweep {
    var problems: [Problem] = []
    let sweep = Preparation(variations, plan, &problems)
    guard let sweep, problems.isEmpty else { throw Failure(.badData, problems) }
    let indicators = sweep.indicators
    var points: [ParameterSweep.Point] = []
    for start in stride(from: 0, to: indicators.count, by: Self.batch) {
      progress("\(sweep.indicator.id) \(start + 1)/\(indicators.count)")
      let context = data.context.withoutSharedResults
      points += try concurrentMap(count: min(Self.batch, indicators.count - start)) { offset in
        let indicator = indicators[start + offset]
        let result = try indicator.result(in: context)
        return ParameterSweep.Point(
          values: sweep.grid[start + offset],
          figures: IndicatorResult(
            indicator: indicator, result: result, workingSystem: workingSystem))
      }
    }
    return ParameterSweep(
      indicator: sweep.indicator, parameters: sweep.varied, points: points, areas: data.context.areas)
  }
}

/// A sweep whose values have passed all checks.
private struct Preparation {
  let indicator: Indicator
  let varied: [VariedParameter]
  /// The values of each point.
  let grid: [[Double]]
  /// The indicator of each point.
  let indicators: [Indicator]

  /// Checks variations; `nil`, or a problem at least, where something is wrong.
  init?(_ variations: [Variation], _ plan: Plan, _ problems: inout [Problem]) {
    let ids = plan.indicators.map(\.id)
    for id in variations.map(\.indicator).uniqued() where !ids.contains(id) {
      problems.refuse(
        texts.problem("unknown-indicator/2", ["id": id]), at: Place(file: plan.file),
        advice: suggestion(for: id, among: ids))
    }
    let named = plan.indicators.filter { indicator in variations.contains { $0.indicator == indicator.id } }
    let names = variations.map(\.parameter)
    if !(1...2).contains(variations.count) || named.count > 1 || names.uniqued().count < names.count {
      problems.refuse(texts.problem("bad-sweep"))
    }
    guard problems.isEmpty, let indicator = named.first else { return nil }

    let chosen = variations.map { variation in
      indicator.numericParameter(variation.parameter, &problems).flatMap { parameter in
        VariedParameter(
          variation, as: parameter, in: indicator, most: Workspace.mostSweptValues, &problems
        ).map { (parameter: parameter, varied: $0) }
      }
    }.compactMap { $0 }
    guard chosen.count == variations.count else { return nil }
    let count = chosen.reduce(1) { $0 * $1.varied.values.count }
    guard count <= Workspace.mostSweptValues else {
      problems.refuse(
        texts.problem("too-many-values/2", ["count": count, "mostSweptValues": Workspace.mostSweptValues]))
      return nil
    }
    let grid = chosen.reduce([[]]) { pairs, next in
      pairs.flatMap { pair in next.varied.values.map { pair + [$0] } }
    }
    var refused = CappedProblems()
    let indicators = grid.map { values in
      var found: [Problem] = []
      let varied = indicator.with(Array(zip(chosen.map(\.parameter), values)), in: plan, &found)
      for var problem in found {
        problem.message = "\(variations.map(\.description).joined(separator: ", ")): \(problem.message)"
        refused.add(problem)
      }
      return varied
    }
    problems += refused.all
    self.indicator = indicator
    varied = chosen.map(\.varied)
    self.grid = grid
    self.indicators = indicators
  }
}
