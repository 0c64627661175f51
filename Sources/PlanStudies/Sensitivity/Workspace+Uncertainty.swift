import Evaluation
import GIS
import PlanFile
import Planning

extension Workspace {
  /// Estimates how far the indicators may be off, by computing them for many samples of data with errors.
  ///
  /// - Parameters:
  ///   - model: How far the data may be off, and what that means.
  ///   - sampling: How many samples, from which seed. With the same, the result is the same on any number of cores, and
  ///     each indicator's is the same whatever others are computed.
  ///   - progress: Told how far the work has come; called from several threads.
  /// - Throws: ``/GIS/Failure`` of kind bad data where the errors touch nothing that any indicator reads; or where a
  ///   measure cannot be computed.
  ///
  /// Cost: that of the indicators for each sample, on all cores. Unions of surfaces that a measure needs are made anew
  /// for each.
  package func uncertainty(
    _ model: ErrorModel, sampling: Sampling = Sampling(),
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> UncertaintyEstimate {
    let fixed = Set([plan.zones.layer] + [plan.population?.layer].compactMap { $0 })
    let displaced = plan.indicators.flatMap(\.layers).uniqued().filter { key in
      !fixed.contains(key) && data.context.layers[key]?.hasPoints == true
    }
    let affected = plan.indicators.map { indicator in
      model.position > 0 && indicator.layers.contains { displaced.contains($0) }
        || model.population > 0 && reads(of: indicator).contains { $0 == plan.population?.layer }
    }
    let isWithoutError = model.position == 0 && model.population == 0
    guard isWithoutError || affected.contains(true) else {
      throw Failure(
        .badData,
        texts.problem(
          "nothing-uncertain", ["indicators": plan.indicators.map { "“\($0.id)”" }.joined(separator: ", ")]),
        at: Place(file: plan.file),
        advice:
          "Errors of position move facilities that are points; those of people need indicators that count people."
      )
    }
    let certain = try results(in: baseline, progress: progress).map(\.result)
    let sampler = ErrorSampler(
      model: model, seed: sampling.seed, population: plan.population, displaced: displaced,
      context: data.context)
    let indicators = plan.indicators
    // Of each sample and each indicator that is affected, the figures alone: results hold much more.
    let samples = try concurrentMap(count: sampling.count) { number in
      if number % 20 == 0 { progress("sample \(number + 1)/\(sampling.count)") }
      let context = try sampler.context(ofSample: number)
      return try indicators.indices.map { index in
        affected[index] ? SampledFigures(try indicators[index].result(in: context)) : nil
      }
    }
    return UncertaintyEstimate(
      model: model, sampling: sampling,
      indicators: indicators.indices.map { index in
        UncertainIndicator(
          indicators[index], certain[index], isAffected: affected[index],
          samples.map { $0[index] ?? SampledFigures(certain[index]) })
      }, areas: data.context.areas)
  }
}

/// The values of one sample.
private struct SampledFigures: Sendable {
  let overall: Double?
  let zones: [Double?]
  let groups: [Double?]

  init(_ result: MeasureResult) {
    overall = result.overall.value
    zones = result.zones.map(\.value)
    groups = result.groups.map(\.value)
  }
}

extension UncertainIndicator {
  fileprivate init(
    _ indicator: Indicator, _ result: MeasureResult, isAffected: Bool, _ samples: [SampledFigures]
  ) {
    func summary(_ values: [Double?], _ figure: Figure) -> SampleSummary? {
      let known = values.compactMap { $0 }
      return SampleSummary(known, around: figure.value ?? known.first ?? 0)
    }
    self.init(
      indicator: indicator, result: result, isAffected: isAffected,
      overall: summary(samples.map(\.overall), result.overall),
      zones: result.zones.indices.map { zone in
        summary(samples.map { $0.zones[zone] }, result.zones[zone])
      },
      groups: result.groups.indices.map { group in
        summary(samples.map { $0.groups[group] }, result.groups[group])
      },
      chance: indicator.target.map { target in
        Chance(samples.count { $0.overall.map(target.isMet) ?? false }, of: samples.count)
      })
  }
}

extension LoadedLayer {
  /// Whether a facility of the layer is a point.
  fileprivate var hasPoints: Bool { features.contains { $0.geometry?.dimension == .point } }
}
