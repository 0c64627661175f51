import Dispatch
import Synchronization

/// Applies `transform` to 0 ..< count on all cores and gives the results in order.
///
/// The results do not depend on the number of cores. Errors: that of the lowest index is thrown, after all have
/// run; once the task that asked is cancelled, no piece begins any more, which is a `CancellationError`. Use few, large
/// pieces of work: each costs about a microsecond of hand-over.
package func concurrentMap<Result: Sendable>(
  count: Int, _ transform: @Sendable (Int) throws -> Result
) throws -> [Result] {
  if count == 0 { return [] }
  let slots = Mutex([Swift.Result<Result, any Error>?](repeating: nil, count: count))
  return try Cancellation.ofThisThread { cancellation in
    if count == 1 { return [try cancellation.unlessCancelled { try transform(0) }] }
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = Swift.Result { try cancellation.unlessCancelled { try transform(index) } }
      slots.withLock { $0[index] = result }
    }
    return try slots.withLock { $0 }.map { try $0!.get() }
  }
}

/// As ``concurrentMap(count:_:)``, for few long pieces of uneven length that cut their own work as well.
///
/// A loop over all cores inside another gets one core, even where the other core has run out of pieces. Pieces that are
/// taken by threads of their own leave it free to help with the last of them.
package func concurrentSteps<Result: Sendable>(
  count: Int, _ transform: @Sendable (Int) throws -> Result
) throws -> [Result] {
  let slots = Mutex([Swift.Result<Result, any Error>?](repeating: nil, count: count))
  let next = Atomic(0)
  Cancellation.ofThisThread { cancellation in
    let work: @Sendable () -> Void = {
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if index >= count { return }
        let result = Swift.Result { try cancellation.unlessCancelled { try transform(index) } }
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
  return try slots.withLock { $0 }.map { try $0!.get() }
}

/// Does two things at once and gives both results.
///
/// Errors: that of the first, or else of the second, after both have run.
package func concurrently<First: Sendable, Second: Sendable>(
  _ first: @Sendable () throws -> First, _ second: @Sendable () throws -> Second
) throws -> (First, Second) {
  let results = try concurrentMap(count: 2) { number -> (First?, Second?) in
    number == 0 ? (try first(), nil) : (nil, try second())
  }
  return (results[0].0!, results[1].1!)
}

/// Cuts 0 ..< count into `pieces` runs whose lengths differ by at most one; fewer where count is smaller.
package func evenRanges(count: Int, pieces: Int) -> [Range<Int>] {
  let pieces = min(count, max(1, pieces))
  return (0..<pieces).map { piece in
    (count * piece / pieces)..<(count * (piece + 1) / pieces)
  }
}
