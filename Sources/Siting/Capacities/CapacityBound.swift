/// A bound on what any choice of sites can reach, by Lagrangian relaxation: the rule that a demand is served no more than
/// once is dropped, and a price on it stands for it (as for capacitated plants; Sridharan 1995). What is left falls apart
/// into one knapsack for each site, ``CapacityProblem/saving(of:_:take:)``. Prices follow the subgradient (Held, Wolfe,
/// Crowder 1974).
///
/// With a price u_i ≥ 0 on each unit of weight w_i, the saving s_j(u) of each site, and E the existing sites:
///
///     most served, least cost   loss ≥ Σ w_i u_i − Σ_E s_j − the best s_j within the budget, parts of one allowed;
///                               u_i no more than the penalty
///     fewest that serve W       Σ c_j x_j ≥ the least Σ u_i y_i with Σ y_i ≥ W, y_i ≤ w_i
///                               + Σ min(0, c_j − s_j) − Σ_E s_j
///
/// Cost: O(pairs · log pairs) for each of at most 500 steps.
struct CapacityBound {
  /// What no loss, or cost of sites, goes below.
  private(set) var value = 0.0

  private let problem: CapacityProblem
  private let goal: CapacityProblem.Goal

  /// Prices the rows until the bound proves `best`, no step helps, or time is over; the first step is
  /// always made.
  ///
  /// - Parameters:
  ///   - best: The loss, or the cost, of a choice that is known.
  ///   - prices: What a unit of each row pays at first.
  init(
    _ problem: CapacityProblem, _ goal: CapacityProblem.Goal, best: Double, prices: [Double],
    until isOver: () -> Bool
  ) {
    self.problem = problem
    self.goal = goal
    var prices = prices
    if case .fewest = goal { prices = startingPrices }
    let margin = problem.proofMargin(goal, best)
    var (agility, sinceBetter) = (1.0, 0)
    let steps = min(500, max(50, 20_000_000 / max(1, problem.pairCount)))
    // A step goes on a little in the direction of the one before, which keeps prices from swinging.
    var direction = [Double](repeating: 0, count: problem.rowCount)
    for _ in 0..<steps {
      let step = relaxed(prices)
      if step.value > value {
        if step.value - value > abs(value) * 1e-5 { sinceBetter = 0 }
        value = step.value
      }
      if value > best - margin || isOver() { return }
      sinceBetter += 1
      if sinceBetter > 15 { (agility, sinceBetter) = (agility / 2, 0) }
      // Prices move per row, not per unit, so that great and small demands are settled at the same time.
      for row in direction.indices {
        direction[row] = step.slack[row] / problem.weights[row] + 0.5 * direction[row]
      }
      let norm = direction.reduce(0) { $0 + $1 * $1 }
      if norm == 0 || agility < 1e-3 { return }
      let length = agility * max(best - step.value, abs(best) * 1e-6) / norm
      for row in prices.indices {
        let price = prices[row] + length * direction[row] / problem.weights[row]
        prices[row] = max(0, isOfCosts ? price : min(problem.penalty, price))
      }
    }
  }

  /// Whether the value is a cost of sites, not a loss.
  private var isOfCosts: Bool { if case .fewest = goal { true } else { false } }

  /// For each row the least cost of a site for a unit of weight.
  private var startingPrices: [Double] {
    let rates = problem.capacities.indices.map { site in
      let reach = problem.pairs(ofSite: site).reduce(0) { sum, pair in
        sum + problem.weights[Int(problem.rowOfPair[Int(pair)])]
      }
      return problem.siteCosts[site] / min(problem.capacities[site], reach)
    }
    return (0..<problem.rowCount).map { row in
      problem.pairs(of: row).reduce(.infinity) { min($0, rates[Int(problem.siteOfPair[$1])]) }
    }
  }

  private func relaxed(_ prices: [Double]) -> (value: Double, slack: [Double]) {
    // A slack is what a row asks for above what it gets, in weight.
    var slack = problem.weights
    var value = 0.0
    func serve(_ pairs: [(pair: Int, weight: Double)], _ part: Double) {
      for (pair, weight) in pairs { slack[Int(problem.rowOfPair[pair])] -= part * weight }
    }
    if case .fewest(let weight) = goal {
      var left = weight
      for row in prices.indices.sorted(by: { (prices[$0], $0) < (prices[$1], $1) }) {
        let asked = min(max(0, left), problem.weights[row])
        slack[row] = asked
        value += prices[row] * asked
        left -= asked
      }
    } else {
      value = zip(problem.weights, prices).reduce(0) { $0 + $1.0 * $1.1 }
    }
    for site in problem.existing {
      let offer = offer(of: site, prices)
      value -= offer.saving
      serve(offer.pairs, 1)
    }
    let offers = problem.candidates.map { offer(of: $0, prices) }
    if isOfCosts {
      for offer in offers where offer.saving > problem.siteCosts[offer.site] {
        value += problem.siteCosts[offer.site] - offer.saving
        serve(offer.pairs, 1)
      }
    } else {
      let costs = problem.siteCosts
      let order = offers.sorted { $0.saving * costs[$1.site] > $1.saving * costs[$0.site] }
      var left = problem.budget(of: goal)
      for offer in order where left > 0 {
        let part = min(1, left / costs[offer.site])
        value -= part * offer.saving
        serve(offer.pairs, part)
        left -= part * costs[offer.site]
      }
    }
    return (value, slack)
  }

  private func offer(of site: Int, _ prices: [Double])
    -> (site: Int, saving: Double, pairs: [(pair: Int, weight: Double)])
  {
    var pairs: [(pair: Int, weight: Double)] = []
    let saving = problem.saving(of: site, prices) { pairs.append(($0, $1)) }
    return (site, saving, pairs)
  }
}
