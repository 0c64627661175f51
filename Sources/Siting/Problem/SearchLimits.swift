/// How long a search may take, with what it solves, and whom it tells.
package struct SearchLimits: Sendable {
  /// When it ends at the latest; `nil` for no end. Zero seconds give what greedy steps and swaps find.
  package var deadline: ContinuousClock.Instant?
  /// The solver that proves; `nil` for none.
  package var solver: ProgrammeSolver?
  /// How many other solutions of the same value are looked for.
  package var alternatives = 0
  /// Is told the best value, the bound and their gap while a solver runs.
  package var progress: @Sendable (SearchProgress) -> Void
  /// Whether the user wants what there is, now.
  package var isCancelled: @Sendable () -> Bool

  /// Makes limits; the time counts from now.
  package init(
    time: Duration? = nil, solver: ProgrammeSolver?, alternatives: Int = 0,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (SearchProgress) -> Void = { _ in }
  ) {
    deadline = time.map { .now + $0 }
    self.solver = solver
    self.alternatives = alternatives
    self.isCancelled = isCancelled
    self.progress = progress
  }

  /// Whether the search is to end.
  package var isOver: Bool { isCancelled() || deadline.map { $0 <= .now } ?? false }
}

/// How far a search has come.
package struct SearchProgress: Sendable, Hashable {
  /// The value of the best solution so far; `nil` for none.
  package var best: Double?
  /// What no solution can better, as known so far.
  package var bound: Double?
}
