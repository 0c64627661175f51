import GIS
import Reporting
import Siting
import Synchronization

/// Tells how far a solver has come: what changed, but not more than twice a second.
final class ProgressWatcher: Sendable {
  private let say: @Sendable (LocalizedText) -> Void
  private let told = Mutex<(progress: SearchProgress, time: ContinuousClock.Instant)?>(nil)

  init(_ say: @escaping @Sendable (LocalizedText) -> Void) { self.say = say }

  func tell(_ progress: SearchProgress) {
    let isNews = told.withLock { last in
      if let last, progress == last.progress || .now - last.time < .milliseconds(500) { return false }
      last = (progress, .now)
      return true
    }
    guard isNews, let best = progress.best else { return }
    guard let bound = progress.bound, best != 0 else {
      return say(texts("progress/best", ["best": numberText(best, decimals: 1)]))
    }
    say(
      texts(
        "progress/gap",
        [
          "best": numberText(best, decimals: 1), "bound": numberText(bound, decimals: 1),
          "gap": numberText(abs(best - bound) / abs(best) * 100, decimals: 2),
        ]))
  }
}
