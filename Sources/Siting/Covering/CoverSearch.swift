/// The way from a covering problem to a proved choice: components, reductions, greedy steps and swaps, the Lagrangian
/// bound, and a solver for what that leaves open.
struct CoverSearch {
  let problem: CoverProblem
  let goal: CoverProblem.Goal
  let limits: SearchLimits

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
    guard goal == .all else { return Self.solve(problem, goal, limits) }
    let parts = problem.components
    if parts.count == 1 { return Self.solve(problem, goal, limits) }
    var chosen: [Int] = []
    var outcome = Outcome(bound: 0, status: .optimal)
    let columnOfSite = Dictionary(uniqueKeysWithValues: zip(problem.sites, problem.sites.indices))
    for part in parts {
      let found = Self.solve(part, goal, limits)
      guard let columns = found.chosen else { return Outcome(bound: nil, status: found.status) }
      chosen += columns.compactMap { columnOfSite[part.sites[$0]] }
      outcome.bound = found.bound.flatMap { bound in outcome.bound.map { $0 + bound } }
      outcome.status = Self.worse(outcome.status, found.status)
    }
    outcome.chosen = chosen
    return outcome
  }

  private static func solve(
    _ problem: CoverProblem, _ goal: CoverProblem.Goal, _ limits: SearchLimits
  ) -> Outcome {
    let margin = problem.proofMargin(goal)
    let reduced = problem.reduced(for: goal)
    // Greedy steps and swaps take milliseconds on common sizes: they run even where there is no time.
    guard let greedy = reduced.greedy(goal) else { return Outcome(bound: nil, status: .infeasible) }
    var best = limits.isOver ? greedy : reduced.improved(greedy, goal, until: { limits.isOver })
    var value = reduced.value(of: best, goal)
    let relaxed = CoverBound(reduced, goal, best: value, until: { limits.isOver })
    var outcome = Outcome(bound: relaxed.value, status: .heuristic)
    if goal.isMaximum ? relaxed.value < value + margin : relaxed.value > value - margin {
      outcome = Outcome(bound: value, status: .optimal)
    } else if let solver = limits.solver, !limits.isOver {
      let isBest = Set(best)
      let isKept = (0..<reduced.columnCount).map {
        isBest.contains($0) || !relaxed.isHopeless($0, best: value)
      }
      let left = reduced.keepingColumns(isKept).reduced(for: goal)
      let programme = left.programme(goal)
      let sign: Double = goal.isMaximum ? -1 : 1
      // A cover that is nearly the best sends HiGHS into searches around it, which cost more than they bring.
      let start = goal == .all ? nil : left.start(sites: best.map { reduced.sites[$0] }, goal)
      let answer = solver.solve(programme, start: start, limits, told: { sign * $0 })
      if let values = answer.values {
        let columnOfSite = Dictionary(uniqueKeysWithValues: zip(reduced.sites, reduced.sites.indices))
        let found = (0..<left.columnCount).filter { values[$0] > 0.5 }.compactMap {
          columnOfSite[left.sites[$0]]
        }
        let foundValue = reduced.value(of: found, goal)
        if reduced.covers(found, goal), goal.isMaximum ? foundValue > value : foundValue < value {
          (best, value) = (found, foundValue)
        }
      }
      // What was ruled out is no better than the best known, so the solver's bound holds for the whole.
      if answer.end == .stopped {
        let known = answer.bound.map { sign * $0 } ?? relaxed.value
        let bound = goal.isMaximum ? min(relaxed.value, known) : max(relaxed.value, known)
        let isProved = goal.isMaximum ? bound < value + margin : bound > value - margin
        outcome = Outcome(
          bound: isProved ? value : bound,
          status: isProved ? .optimal : answer.bound == nil ? .heuristic : .feasible)
      } else {
        outcome = Outcome(bound: value, status: .optimal)
      }
    }
    let columnOfSite = Dictionary(uniqueKeysWithValues: zip(problem.sites, problem.sites.indices))
    outcome.chosen = best.compactMap { columnOfSite[reduced.sites[$0]] }
    return outcome
  }

  /// The less proved of two.
  private static func worse(_ a: Solution.Status, _ b: Solution.Status) -> Solution.Status {
    let order: [Solution.Status] = [.optimal, .feasible, .heuristic, .infeasible]
    return order.last { $0 == a || $0 == b } ?? a
  }
}
