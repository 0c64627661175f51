import Evaluation
import GIS
import Planning
import Synchronization
import Testing

/// An evaluation ends soon after its task is cancelled, and leaves the workspace as it was.
@Suite struct CancellationTests {
  @Test(arguments: ["cover", "served", "routes"]) func anEvaluationIsCancelled(at indicator: String)
    async throws
  {
    let city = try ScenarioCity()
    let workspace = try city.workspace()
    let work = Task {
      try withUnsafeCurrentTask { task in
        nonisolated(unsafe) let task = task
        // The last indicator may begin last of all: it is computed in loops, none of which begins.
        return try workspace.evaluation { if $0.en == indicator { task?.cancel() } }
      }
    }
    await #expect(throws: CancellationError.self) { _ = try await work.value }

    let after = try workspace.evaluation()
    let expected = try city.workspace().evaluation()
    for (a, b) in zip(after.indicators, expected.indicators) {
      #expect(a.result.overall == b.result.overall && a.result.zones == b.result.zones)
      #expect(a.result.layers.map(\.layer) == b.result.layers.map(\.layer))
    }
  }

  /// A task that is cancelled before it begins computes nothing.
  @Test func nothingIsBegun() async throws {
    let workspace = try ScenarioCity().workspace()
    let begun = Atomic(0)
    let work = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try workspace.evaluation { _ in begun.add(1, ordering: .relaxed) }
    }
    await #expect(throws: CancellationError.self) { try await work.value }
    #expect(begun.load(ordering: .relaxed) == 0)
  }
}
