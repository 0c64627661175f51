/// What a search for sites found, and how far it is proved.
package struct Solution: Sendable, Hashable {
  /// How far a solution is proved.
  package enum Status: String, Sendable {
    /// No solution is better: proved.
    case optimal
    /// Branch and bound has given a bound, and ended before it met the objective; ``Solution/gap`` says how far off it
    /// is.
    case feasible
    /// Found by greedy steps and swaps; the bound comes from a relaxation.
    case heuristic
    /// There is no solution: proved, or plain from the data.
    case infeasible
  }

  /// How far the solution is proved.
  package var status: Status
  /// The value of the solution in the model's unit; `nil` where there is none.
  package var objective: Double?
  /// What no solution can better, in the same unit; `nil` where nothing is known.
  package var bound: Double?
  /// The chosen sites in order, without the existing ones.
  package var sites: [Int]
  /// Other sets of sites with the same value, as many as were asked for.
  package var alternatives: [[Int]] = []
  /// Whether ``alternatives`` are all there are; `nil` where none were asked for or the search was cut short.
  package var alternativesAreAll: Bool?
  /// What greedy steps alone give; `nil` where they reach no solution.
  package var greedy: Choice?
  /// Demands for whose sake there is no solution: no usable site, or too few, reach them.
  package var unreachable: [Int] = []
  /// With capacities: who is served by which site; `nil` without them, and where there is no solution.
  package var allocation: Allocation?
  /// With capacities: the weight asked for that no choice can serve, or at least so much of it, where there is no solution
  /// for that reason.
  package var unservedWeight: Double?

  /// Makes a solution.
  package init(
    status: Status, objective: Double? = nil, bound: Double? = nil, sites: [Int],
    alternatives: [[Int]] = [], alternativesAreAll: Bool? = nil, greedy: Choice? = nil,
    unreachable: [Int] = []
  ) {
    self.status = status
    self.objective = objective
    self.bound = bound
    self.sites = sites
    self.alternatives = alternatives
    self.alternativesAreAll = alternativesAreAll
    self.greedy = greedy
    self.unreachable = unreachable
  }

  /// The only choice of no site, of a value.
  static func ofNoSites(_ value: Double) -> Solution {
    Solution(
      status: .optimal, objective: value, bound: value, sites: [], alternativesAreAll: true,
      greedy: Choice(objective: value, sites: []))
  }

  /// Sites with their value.
  package struct Choice: Sendable, Hashable {
    /// The value in the model's unit.
    package var objective: Double
    /// The sites in the order in which they were chosen.
    package var sites: [Int]

    /// Makes a choice.
    package init(objective: Double, sites: [Int]) {
      self.objective = objective
      self.sites = sites
    }
  }

  /// |objective − bound| ÷ |objective|, a fraction; 0 where both are 0, `nil` where one is missing.
  package var gap: Double? {
    guard let objective, let bound else { return nil }
    let distance = abs(objective - bound)
    return distance == 0 ? 0 : distance / abs(objective)
  }
}

/// A solution for a number of sites, as a point of the curve that shows what each further site brings.
package struct CurvePoint: Sendable, Hashable {
  /// The number of sites.
  package var count: Int
  /// The solution for it.
  package var solution: Solution
}
