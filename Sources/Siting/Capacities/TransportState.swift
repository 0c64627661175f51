/// The division of demands among open sites that has the least loss, kept while sites open and close.
///
/// Weight moves along the cheapest chains: a site hands a part of one of its demands to another that reaches it, which
/// hands on a part of one of its own, and so forth (successive shortest paths; Busacker, Gowen 1961). Place 0 of a chain
/// stands for weight that nobody serves. Cost of a chain: O(pairs of the sites in it + open sites³), seldom more than two
/// rounds of the latter; of a site that opens or closes: so many chains as parts of demands move.
struct TransportState {
  let problem: CapacityProblem
  /// The weight that each pair serves.
  private(set) var amounts: [Double]
  /// The open sites; the place of the first is 1.
  private(set) var open: [Int] = []
  private(set) var loads: [Double]
  private var unservedOfRow: [Double]
  private var placeOfSite: [Int]
  /// The cheapest move of a unit of weight from each place to each other.
  private var moves: [Move] = []

  private struct Move {
    var cost = Double.infinity
    /// The pair that gives weight up, and the one that takes it; −1 for nobody.
    var from: Int32 = -1
    var to: Int32 = -1
  }

  /// Nothing is open, nobody served.
  init(_ problem: CapacityProblem) {
    self.problem = problem
    amounts = [Double](repeating: 0, count: problem.pairCount)
    loads = [Double](repeating: 0, count: problem.capacities.count)
    unservedOfRow = problem.weights
    placeOfSite = [Int](repeating: -1, count: problem.capacities.count)
  }

  /// The weight that nobody serves.
  var unserved: Double { unservedOfRow.reduce(0, +) }
  /// Σ weight · cost of what is served.
  var cost: Double { zip(amounts, problem.costs).reduce(0) { $0 + $1.0 * $1.1 } }
  /// ``cost`` and the penalty for what nobody serves.
  var loss: Double { cost + problem.penalty * unserved }
  /// The open sites that were chosen, in order.
  var chosen: [Int] {
    let existing = Set(problem.existing)
    return open.filter { !existing.contains($0) }.sorted()
  }

  /// Opens a site: as long as it has room, chains that save end there.
  mutating func open(_ site: Int) {
    open.append(site)
    placeOfSite[site] = open.count
    findMoves()
    let target = open.count
    while loads[site] < problem.capacities[site] {
      let chains = Chains(self, from: 0...open.count, except: target)
      if !(chains.costs[target] < -problem.tolerance) { break }
      guard shift(along: chains.path(to: target)) else { break }
    }
  }

  /// Closes a site: what it serves goes to others with room, or to nobody.
  mutating func close(_ site: Int) {
    let place = placeOfSite[site]
    findMoves()
    while loads[site] > 0 {
      let chains = Chains(self, from: place...place, except: nil)
      let ends = (0...open.count).filter { $0 != place && room(at: $0) > 0 && chains.costs[$0] < .infinity }
      guard let target = ends.min(by: { (chains.costs[$0], $0) < (chains.costs[$1], $1) }),
        shift(along: chains.path(to: target))
      else { break }
    }
    loads[site] = 0
    open.remove(at: place - 1)
    placeOfSite[site] = -1
    for (index, other) in open.enumerated() { placeOfSite[other] = index + 1 }
  }

  /// What a unit of each row's weight would pay to be served at the margin: with these prices
  /// ``CapacityProblem/saving(of:_:take:)`` is never less than a further site lowers the loss by.
  mutating func prices() -> [Double] {
    findMoves()
    // What room at a site is worth, for those that are full.
    let worth = Chains(self, from: 0...open.count, except: nil).costs.map { max(0, -$0) }
    return (0..<problem.rowCount).map { row in
      problem.pairs(of: row).reduce(problem.penalty) { least, pair in
        let place = placeOfSite[Int(problem.siteOfPair[pair])]
        return place < 0 ? least : min(least, problem.costs[pair] + worth[place])
      }
    }
  }

  private func room(at place: Int) -> Double {
    place == 0 ? .infinity : problem.capacities[open[place - 1]] - loads[open[place - 1]]
  }

  // MARK: Moves

  private func place(of pair: Int32) -> Int { pair < 0 ? 0 : placeOfSite[Int(problem.siteOfPair[Int(pair)])] }

  private mutating func findMoves() {
    moves = [Move](repeating: Move(), count: (open.count + 1) * (open.count + 1))
    for place in 0...open.count { findMoves(from: place) }
  }

  private mutating func findMoves(from place: Int) {
    for other in 0...open.count { moves[place * (open.count + 1) + other] = Move() }
    if place == 0 {
      for row in 0..<problem.rowCount where unservedOfRow[row] > 0 { addMoves(of: row, from: -1, at: 0) }
    } else {
      for pair in problem.pairs(ofSite: open[place - 1]) where amounts[Int(pair)] > 0 {
        addMoves(of: Int(problem.rowOfPair[Int(pair)]), from: pair, at: place)
      }
    }
  }

  /// The moves of a part of a row that a pair serves, or nobody, to all other places.
  private mutating func addMoves(of row: Int, from pair: Int32, at place: Int) {
    let first = place * (open.count + 1)
    let now = pair < 0 ? problem.penalty : problem.costs[Int(pair)]
    func offer(_ other: Int, _ cost: Double, _ to: Int32) {
      if cost < moves[first + other].cost { moves[first + other] = Move(cost: cost, from: pair, to: to) }
    }
    if place != 0 { offer(0, problem.penalty - now, -1) }
    for other in problem.pairs(of: row) {
      let target = placeOfSite[Int(problem.siteOfPair[other])]
      if target > 0, target != place { offer(target, problem.costs[other] - now, Int32(other)) }
    }
  }

  /// Moves as much weight as a chain lets through; `false` where it is none.
  private mutating func shift(along path: [Int]) -> Bool {
    guard let first = path.first, let last = path.last, path.count > 1 else { return false }
    let steps = zip(path, path.dropFirst()).map { moves[$0 * (open.count + 1) + $1] }
    let row = { [problem] (step: Move) in Int(problem.rowOfPair[Int(max(step.from, step.to))]) }
    var weight = room(at: last)
    for step in steps {
      weight = min(weight, step.from < 0 ? unservedOfRow[row(step)] : amounts[Int(step.from)])
    }
    if !(weight > 0) { return false }
    for step in steps {
      if step.from < 0 { unservedOfRow[row(step)] -= weight } else { amounts[Int(step.from)] -= weight }
      if step.to < 0 { unservedOfRow[row(step)] += weight } else { amounts[Int(step.to)] += weight }
    }
    if first > 0 { loads[open[first - 1]] -= weight }
    if last > 0 { loads[open[last - 1]] += weight }
    for step in steps {
      let isUsedUp = step.from < 0 ? unservedOfRow[row(step)] == 0 : amounts[Int(step.from)] == 0
      if isUsedUp { findMoves(from: place(of: step.from)) }
      addMoves(of: row(step), from: step.to, at: place(of: step.to))
    }
    return true
  }
}

extension TransportState {
  /// The cheapest chains from some places to all (Bellman 1958, Ford 1956), of equals those of fewest moves.
  fileprivate struct Chains {
    private(set) var costs: [Double]
    private var before: [Int]

    /// - Parameter except: A place that does not begin a chain.
    init(_ state: TransportState, from starts: ClosedRange<Int>, except: Int?) {
      let count = state.open.count + 1
      costs = (0..<count).map { starts.contains($0) && $0 != except ? 0 : .infinity }
      before = [Int](repeating: -1, count: count)
      let tolerance = state.problem.tolerance
      for _ in 0..<count {
        let last = costs
        var hasChanged = false
        for from in 0..<count where last[from] < .infinity {
          for to in 0..<count {
            let cost = last[from] + state.moves[from * count + to].cost
            if cost < costs[to] - tolerance {
              (costs[to], before[to]) = (cost, from)
              hasChanged = true
            }
          }
        }
        if !hasChanged { break }
      }
    }

    /// The places of the chain that ends at one; none where rounding has led it back into itself.
    func path(to end: Int) -> [Int] {
      var path = [end]
      while before[path[path.count - 1]] >= 0 {
        path.append(before[path[path.count - 1]])
        if path.count > costs.count { return [] }
      }
      return path.reversed()
    }
  }
}
