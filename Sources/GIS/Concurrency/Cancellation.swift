/// Whether the work under way is still wanted: it is not once the task that asked for it has been cancelled.
///
/// A loop over all cores leaves the task's own thread, so it hands the question on to the threads that work for it.
struct Cancellation: Sendable {
  @TaskLocal private static var handedOn = Cancellation { false }

  private let isCancelled: @Sendable () -> Bool

  private init(_ isCancelled: @escaping @Sendable () -> Bool) { self.isCancelled = isCancelled }

  /// Gives `body`, while it runs, the question of the calling thread.
  static func ofThisThread<Result>(_ body: (Cancellation) throws -> Result) rethrows -> Result {
    try withUnsafeCurrentTask { task in
      let before = handedOn
      guard let task else { return try body(before) }
      // Any thread may ask a task whether it is cancelled, as long as it runs, which it does until `body` returns.
      nonisolated(unsafe) let asking = task
      return try body(Cancellation { asking.isCancelled || before.isCancelled() })
    }
  }

  /// Does a piece of the work on any thread.
  ///
  /// Errors: those of the piece; `CancellationError` where it is not wanted any more.
  func unlessCancelled<Result>(_ piece: () throws -> Result) throws -> Result {
    if isCancelled() { throw CancellationError() }
    return try Self.$handedOn.withValue(self, operation: piece)
  }
}
