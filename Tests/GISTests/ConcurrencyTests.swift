import Synchronization
import Testing

@testable import GIS

@Suite struct ConcurrencyTests {
  /// Steps that cut their own work: 40 sums of 0 … n − 1 are n (n − 1) / 2 each; an error is that of the lowest number.
  @Test func stepsWithinSteps() {
    struct Fault: Error, Equatable { let number: Int }
    let sums = concurrentSteps(count: 40) { n in
      concurrentMap(count: n) { $0 }.reduce(0, +)
    }
    #expect(sums == (0..<40).map { $0 * ($0 - 1) / 2 })
    #expect(throws: Fault(number: 3)) {
      try concurrentSteps(count: 9) { n in if n >= 3 { throw Fault(number: n) } }
    }
    #expect(concurrentSteps(count: 0) { $0 } == [])
  }

  /// Of two errors that of the lower number is thrown, whichever comes sooner.
  @Test func theFirstErrorIsThrown() {
    struct Fault: Error, Equatable { let number: Int }
    #expect(throws: Fault(number: 1)) {
      try concurrentMap(count: 3) { n in if n > 0 { throw Fault(number: n) } }
    }
  }

  /// Every piece cancels the task that waits for it. Each thread is then in one at most, of 4,000, and none begins a further
  /// one, however deep the loops lie in each other.
  @Test func nothingBeginsInATaskThatIsCancelled() async {
    let begun = Atomic(0)
    let work = Task {
      try withUnsafeCurrentTask { task in
        nonisolated(unsafe) let task = task
        _ = try concurrentSteps(count: 4) { _ in
          try concurrentMap(count: 10) { _ in
            // A piece that cannot throw would be done.
            try concurrentMap(count: 100) { (_: Int) throws -> Void in
              begun.add(1, ordering: .relaxed)
              task?.cancel()
            }
          }
        }
      }
    }
    await #expect(throws: CancellationError.self) { try await work.value }
    #expect((1...2 * coreCount).contains(begun.load(ordering: .relaxed)))
  }
}
