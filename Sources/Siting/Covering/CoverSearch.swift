/// The way from a covering problem to a proved choice: components, reductions, greedy steps, the Lagrangian bound, swaps,
/// branch and bound, and a solver for what these leave open.
struct CoverSearch {
  let problem: CoverProblem
  let goal: CoverProblem.Goal
  let limits: SearchLimits
  /// A cost that is as good as the least: the search may end where it is reached, or proved out of reach.
  var enough: Double?

  /// What a search came to.
  struct Outcome {
    /// The chosen columns; `nil` where none reach the goal.
    var chosen: [Int]?
    /// What no choice can better.
    var bound: Double?
    var status: Solution.Status
  }

  /// Searches. Of equal choices the result is the same on every machine unless time runs out.
  func run() -> Outcome {
    let parts = goal == .all ? problem.components : [problem]
    if parts.count == 1 { return runWhole() }
    var chosen: [Int] = []
    var outcome = Outcome(bound: 0, status: .optimal)
    for part in parts {
      let found = CoverSearch(problem: part, goal: goal, limits: limits.silent).runWhole()
      guard let columns = found.chosen else { return Outcome(bound: nil, status: found.status) }
      chosen += problem.columns(ofSites: columns.map { part.sites[$0] })
      outcome.bound = found.bound.flatMap { bound in outcome.bound.map { $0 + bound } }
      outcome.status = Self.worse(outcome.status, found.status)
    }
    outcome.chosen = chosen
    return outcome
  }

  /// The search without a look at components.
  private func runWhole() -> Outcome {
    let reduced = problem.reduced(for: goal)
    guard let greedy = reduced.greedy(goal) else { return Outcome(bound: nil, status: .infeasible) }
    var state = Proof(problem: reduced, goal: goal, chosen: greedy)
    let relaxed = CoverBound(reduced, goal, best: state.value, until: { limits.isOver })
    state.bound = relaxed.value
    if !isDecided(state) {
      state.take(
        reduced.improved(greedy, goal, enough: max(enough ?? 0, relaxed.value), until: { limits.isOver }))
    }
    if !isDecided(state), case .budget(let count) = goal, CoverBranching.pays(for: reduced), !limits.isOver {
      branch(&state, relaxed, count: Int(count))
    }
    if !isDecided(state), let solver = limits.solver, !limits.isOver {
      prove(&state, relaxed, solver)
    }
    return Outcome(
      chosen: problem.columns(ofSites: state.chosen.map { reduced.sites[$0] }),
      bound: state.isProved ? state.value : reduced.sharpened(state.bound, goal),
      status: state.isProved ? .optimal : state.isSearched ? .feasible : .heuristic)
  }

  private func isDecided(_ state: Proof) -> Bool {
    if state.isProved { return true }
    guard let enough else { return false }
    return state.value <= enough || state.bound > enough + 1e-6
  }

  /// Searches by branch and bound.
  private func branch(_ state: inout Proof, _ relaxed: CoverBound, count: Int) {
    var branching = CoverBranching(state.problem, count: count, best: state.chosen, prices: relaxed.prices)
    branching.run(until: { limits.isOver }, told: limits.progress)
    state.take(branching.best)
    state.bound = min(state.bound, branching.bound)
    state.isSearched = true
  }

  /// Hands what is left to the solver. Columns that no better choice contains are left out, so that its bound, or the value
  /// known, holds for the whole.
  private func prove(_ state: inout Proof, _ relaxed: CoverBound, _ solver: ProgrammeSolver) {
    let isBest = Set(state.chosen)
    let value = state.value
    let left = state.problem
      .keepingColumns(
        (0..<state.problem.columnCount).map { isBest.contains($0) || !relaxed.isHopeless($0, best: value) }
      ).reduced(for: goal)
    // A cover that is nearly the best sends HiGHS into searches around it, which cost more than they bring.
    let start = goal == .all ? nil : left.start(sites: state.chosen.map { state.problem.sites[$0] }, goal)
    let sign: Double = goal.isMaximum ? -1 : 1
    // The solver looks for choices of its own and need not know the best one.
    var told = limits
    told.progress = { [limits, goal] progress in
      let best = progress.best.map { goal.isMaximum ? max($0, value) : min($0, value) }
      limits.progress(SearchProgress(best: best ?? value, bound: progress.bound))
    }
    let answer = solver.solve(
      left.programme(goal), start: start, known: sign * value, told, told: { sign * $0 })
    if let values = answer.values {
      let sites = (0..<left.columnCount).filter { values[$0] > 0.5 }.map { left.sites[$0] }
      let found = state.problem.columns(ofSites: sites)
      if state.problem.covers(found, goal) {
        state.take(found)
        // The best choice known solves this programme too: only together with a sound choice is an end a proof.
        if answer.end == .optimal { state.bound = state.value }
      }
    }
    if let bound = answer.bound {
      state.bound = goal.isMaximum ? min(state.bound, sign * bound) : max(state.bound, sign * bound)
      state.isSearched = true
    }
  }

  /// The less proved of two.
  private static func worse(_ a: Solution.Status, _ b: Solution.Status) -> Solution.Status {
    let order: [Solution.Status] = [.optimal, .feasible, .heuristic, .infeasible]
    return order.last { $0 == a || $0 == b } ?? a
  }
}

/// The best choice known, and what none can better.
struct Proof {
  let problem: CoverProblem
  let goal: CoverProblem.Goal
  private(set) var chosen: [Int]
  private(set) var value: Double
  var bound: Double
  /// Whether branch and bound, ours or a solver's, has had a hand in the bound.
  var isSearched = false

  init(problem: CoverProblem, goal: CoverProblem.Goal, chosen: [Int]) {
    self.problem = problem
    self.goal = goal
    self.chosen = chosen
    value = problem.value(of: chosen, goal)
    bound = goal.isMaximum ? problem.totalWeight : 0
  }

  /// Takes a choice that reaches the goal where it is better.
  mutating func take(_ other: [Int]) {
    let otherValue = problem.value(of: other, goal)
    if goal.isMaximum ? otherValue > value : otherValue < value { (chosen, value) = (other, otherValue) }
  }

  /// Whether nothing can be better.
  var isProved: Bool {
    let margin = problem.proofMargin(goal)
    return goal.isMaximum ? bound < value + margin : bound > value - margin
  }
}
