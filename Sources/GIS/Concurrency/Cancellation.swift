/// Whether the work under way is still wanted: it is not once the task that asked for it has been cancelled.
///
/// A loop over all cores leaves the task's own thread, so it hands the question on to the threads that work for it.
package struct Cancellation: Sendable {
  @TaskLocal private static var handedOn = Cancellation { false }

  private let isCancelled: @Sendable () -> Bool

  private init(_ isCancelled: @escaping @Sendable () -> Bool) { self.isCancelled = isCancelled }

  /// Gives `body`, while it runs, the question of the calling thread.
  static func ofThisThread<Value>(_ body: (Cancellation) -> Value) -> Value {
    withUnsafeCurrentTask { task in
      let before = handedOn
      guard let task else { return body(before) }
      // Any thread may ask a task whether it is cancelled, as long as it runs, which it does until `body` returns.
      nonisolated(unsafe) let asking = task
      return body(Cancellation { asking.isCancelled || before.isCancelled() })
    }
  }

  /// Throws `CancellationError` where the work is not wanted any more, for work whose loops cannot throw.
  package static func check() throws {
    if ofThisThread({ $0.isCancelled() }) { throw CancellationError() }
  }

  /// Does a piece of the work on any thread.
  ///
  /// - Throws: what the piece throws; `CancellationError` where it is not wanted any more. A piece whose errors are of one other
  ///   type cannot say so, and is done.
  func unlessCancelled<Value, Fault: Error>(
    _ piece: () throws(Fault) -> Value
  ) -> Result<Value, Fault> {
    if let error = CancellationError() as? Fault, isCancelled() { return .failure(error) }
    return Self.$handedOn.withValue(self) { Result(catching: piece) }
  }
}
