import PlanFile
import Reporting

/// The seconds of the steps of a command.
struct Stopwatch {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant
  private(set) var steps: [(name: String, seconds: Double)] = []

  init() {
    start = clock.now
    last = start
  }

  /// Ends a step that began at the end of the one before.
  mutating func lap(_ name: String) {
    let now = clock.now
    steps.append((name, (now - last) / .seconds(1)))
    last = now
  }

  /// The steps and their total.
  var json: JSON {
    .members(
      steps.map { ($0.name, .number($0.seconds)) } + [("total", .number((last - start) / .seconds(1)))])
  }
}
