import Dispatch
import Synchronization

/// Applies `transform` to 0 ..< count on all cores and gives the results in order.
///
/// The results do not depend on the number of cores. Use few, large pieces of work: each costs about a microsecond of
/// hand-over.
///
/// - Throws: The error of the lowest index, after all have run. Once the task that asked is cancelled, no piece begins any
///   more, which is a `CancellationError` where pieces may throw any error.
package func concurrentMap<Value: Sendable, Fault: Error>(
  count: Int, _ transform: @Sendable (Int) throws(Fault) -> Value
) throws(Fault) -> [Value] {
  if count == 0 { return [] }
  let slots = Mutex([Result<Value, Fault>?](repeating: nil, count: count))
  Cancellation.ofThisThread { cancellation in
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = cancellation.unlessCancelled { () throws(Fault) in try transform(index) }
      slots.withLock { $0[index] = result }
    }
  }
  return try slots.withLock { $0 }.map { slot throws(Fault) in try slot!.get() }
}

/// As ``concurrentMap(count:_:)``, for few long pieces of uneven length that cut their own work as well.
///
/// A loop over all cores inside another gets one core, even where the other core has run out of pieces. Pieces that are
/// taken by threads of their own leave it free to help with the last of them.
package func concurrentSteps<Value: Sendable, Fault: Error>(
  count: Int, _ transform: @Sendable (Int) throws(Fault) -> Value
) throws(Fault) -> [Value] {
  let slots = Mutex([Result<Value, Fault>?](repeating: nil, count: count))
  let next = Atomic(0)
  Cancellation.ofThisThread { cancellation in
    let work: @Sendable () -> Void = {
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if index >= count { return }
        let result = cancellation.unlessCancelled { () throws(Fault) in try transform(index) }
        slots.withLock { $0[index] = result }
      }
    }
    withoutActuallyEscaping(work) { work in
      let group = DispatchGroup()
      for _ in 1..<max(1, min(coreCount, count)) { DispatchQueue.global().async(group: group, execute: work) }
      work()
      group.wait()
    }
  }
  return try slots.withLock { $0 }.map { slot throws(Fault) in try slot!.get() }
}

/// Cuts 0 ..< count into `pieces` runs whose lengths differ by at most one; fewer where count is smaller.
package func evenRanges(count: Int, pieces: Int) -> [Range<Int>] {
  let pieces = min(count, max(1, pieces))
  return (0..<pieces).map { piece in
    (count * piece / pieces)..<(count * (piece + 1) / pieces)
  }
}
