/// The way from a problem with capacities to a proved choice: greedy steps, swaps, the Lagrangian bound, and a solver for
/// what these leave open.
///
/// A value is always that of an exact division, not the solver's. Solvers hold capacities to some 10⁻⁶, so their end counts
/// as a proof where their value and the exact one differ by no more than that or, where all values are whole, by less than
/// a half.
struct CapacitySearch {
  let problem: CapacityProblem
  let goal: CapacityProblem.Goal
  let limits: SearchLimits

  private(set) var sites: [Int] = []
  /// The loss of the sites or, for the fewest, their cost; infinite where they do not serve what the goal asks for.
  private(set) var value = Double.infinity
  /// What no value goes below.
  private(set) var bound = 0.0
  private(set) var status = Solution.Status.heuristic
  /// What greedy steps alone give.
  private(set) var greedy: (sites: [Int], value: Double) = ([], .infinity)
  private(set) var alternatives: [[Int]] = []
  private(set) var alternativesAreAll: Bool?

  /// Searches. The problem has a solution, or that is for the solver to refute.
  init(_ problem: CapacityProblem, _ goal: CapacityProblem.Goal, _ limits: SearchLimits) {
    self.problem = problem
    self.goal = goal
    self.limits = limits
    var start = problem.greedy(goal)
    if isFewest, value(of: start).isInfinite { start = problem.candidates }
    start = filled(start)
    greedy = (start, value(of: start))
    (sites, value) = (start, greedy.value)
    if !limits.isOver {
      take(filled(problem.improved(start, goal, until: { limits.isOver })))
    }
    var state = problem.state(opening: sites)
    let relaxed = CapacityBound(
      problem, goal, best: value.isFinite ? value : problem.loss(goal, of: state), prices: state.prices(),
      until: { limits.isOver })
    bound = relaxed.value
    if !isProved, let solver = limits.solver, !limits.isOver { prove(solver) }
    if isProved { (bound, status) = (value, .optimal) }
    if status == .optimal, limits.alternatives > 0 { findAlternatives() }
  }

  private var isFewest: Bool { if case .fewest = goal { true } else { false } }
  private var isProved: Bool { value.isFinite && bound > value - problem.proofMargin(goal, value) }

  /// The loss of some sites, or their cost; infinite where they do not serve what the goal asks for.
  private func value(of sites: [Int]) -> Double {
    let state = problem.state(opening: sites)
    switch goal {
    case .fewest: return problem.isReached(goal, by: state) ? problem.cost(of: sites) : .infinity
    case .most: return state.unserved
    case .leastCost:
      return state.unserved <= problem.totalWeight * 1e-12 ? state.cost : .infinity
    }
  }

  private mutating func take(_ other: [Int]) {
    let otherValue = value(of: other)
    if otherValue < value { (sites, value) = (other.sorted(), otherValue) }
  }

  /// With the first candidates that are missing: they are of no use, but so many were asked for.
  private func filled(_ chosen: [Int]) -> [Int] {
    let wanted: Int
    switch goal {
    case .most(_, let count?), .leastCost(let count): wanted = count
    default: return chosen
    }
    let known = Set(chosen)
    return chosen + problem.candidates.lazy.filter { !known.contains($0) }.prefix(wanted - chosen.count)
  }

  /// Hands the problem to a solver.
  private mutating func prove(_ solver: ProgrammeSolver) {
    var programme = problem.programme(goal)
    // Half the margin, so that what solvers are off by cannot take a whole value for the next one.
    programme.margin = value.isFinite ? problem.proofMargin(goal, value) / 2 : 0
    let offset = isMost ? problem.totalWeight : 0
    var told = limits
    told.progress = { [limits, value, offset, isMost] progress in
      // What is told is the weight served, not what is left.
      let read = { (loss: Double) in isMost ? offset - loss : loss }
      let best = min(progress.best ?? .infinity, value)
      limits.progress(
        SearchProgress(best: best.isFinite ? read(best) : nil, bound: progress.bound.map(read)))
    }
    let answer = solver.solve(
      programme, start: nil, known: value.isFinite ? value - offset : nil, told, told: { $0 + offset })
    if let known = answer.bound { bound = max(bound, known + offset) }
    if let values = answer.values { take(problem.sites(in: values)) }
    switch answer.end {
    case .optimal:
      guard let values = answer.values else { return }
      let claimed = programme.value(values) + offset
      let slack = problem.isWhole(goal) ? 0.499 : max(abs(value), abs(claimed), offset) * 1e-6
      if value.isFinite, abs(value - claimed) <= slack {
        bound = value
      } else {
        bound = max(bound, claimed - programme.margin)
        status = .feasible
      }
    case .infeasible: if value.isInfinite { status = .infeasible }
    case .stopped: if answer.bound != nil { status = .feasible }
    }
  }

  private var isMost: Bool { if case .most = goal { true } else { false } }

  /// Other choices of the same value; those of the solver's that an exact division does not bear out are left out.
  private mutating func findAlternatives() {
    var programme = problem.programme(goal)
    let offset = isMost ? problem.totalWeight : 0
    programme.limitCost(to: value - offset + problem.proofMargin(goal, value) / 2)
    let isChosen = Set(sites)
    let columns = problem.candidates.indices.filter { isChosen.contains(problem.candidates[$0]) }
    let others = Alternatives(programme, columnCount: problem.candidates.count, known: columns, limits)
    alternatives = others.choices.map { $0.map { problem.candidates[$0] } }
      .filter { value(of: $0) <= value + problem.proofMargin(goal, value) / 2 }
    alternativesAreAll = others.areAll
  }
}

extension CapacityProblem {
  /// What a goal counts where its sites do not serve all that is asked for.
  fileprivate func loss(_ goal: Goal, of state: TransportState) -> Double {
    if case .fewest = goal { cost(of: state.chosen) } else { state.loss }
  }
}
