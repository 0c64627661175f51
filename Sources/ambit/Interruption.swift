import Foundation
import Synchronization

/// Ctrl-C as a wish for what there is so far, instead of the end.
enum Interruption {
  private static let isWished = Atomic(false)

  /// Whether the user has pressed Ctrl-C.
  static var isRequested: Bool { isWished.load(ordering: .relaxed) }

  /// Takes the next Ctrl-C as such a wish; one more ends the run at once.
  static func allow() {
    // The variable is made here, for a signal's handler may not make it.
    isWished.store(false, ordering: .relaxed)
    signal(SIGINT) { _ in
      Interruption.isWished.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
  }
}
