import GIS

/// Measures how long the steps of an evaluation take.
package struct StepClock {
  package private(set) var steps: [Step] = []
  private let progress: @Sendable (LocalizedText) -> Void

  package init(progress: @escaping @Sendable (LocalizedText) -> Void) { self.progress = progress }

  /// Runs a step, tells of it and keeps its duration.
  package mutating func measure<Result>(_ name: String, _ work: () throws -> Result) rethrows -> Result {
    progress(texts("step/\(name)"))
    let start = ContinuousClock.now
    let result = try work()
    steps.append(Step(name: name, seconds: StepClock.seconds(since: start)))
    return result
  }

  package mutating func add(_ step: Step) { steps.append(step) }

  package static func seconds(since start: ContinuousClock.Instant) -> Double {
    (ContinuousClock.now - start) / .seconds(1)
  }
}
