/// The division of demands among open sites that has the least loss, kept while sites open and close.
///
/// Weight moves along the cheapest chains: a site hands a part of one of its demands to another that reaches it, which
/// hands on a part of one of its own, and so forth (successive shortest paths; Busacker, Gowen 1961). Place 0 of a chain
/// stands for weight that nobody serves. Cost of a chain: O(open sites² · moves in it), and a look at the pairs of a site
/// whose part of a demand is used up; of a site that opens or closes: so many chains as parts of demands move.
struct TransportState {
  let problem: CapacityProblem
  /// The weight that each pair serves.
  private(set) var amounts: [Double]
  /// The open sites; the place of the first is 1.
  private(set) var open: [Int] = []
  private(set) var loads: [Double]
  private var unservedOfRow: [Double]
  private var placeOfSite: [Int]
  /// The pairs of each row, those of open sites first, and how many these are.
  private var pairsByRow: [Int32]
  private var openCountOfRow: [Int]
  /// The cheapest move of a unit of weight from each place to each other.
  private var moves: [TransportMove] = []

  /// Nothing is open, nobody served.
  init(_ problem: CapacityProblem) {
    self.problem = problem
    amounts = [Double](repeating: 0, count: problem.pairCount)
    loads = [Double](repeating: 0, count: problem.capacities.count)
    unservedOfRow = problem.weights
    placeOfSite = [Int](repeating: -1, count: problem.capacities.count)
    pairsByRow = (0..<problem.pairCount).map(Int32.init)
    openCountOfRow = [Int](repeating: 0, count: problem.rowCount)
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
    for pair in problem.pairs(ofSite: site) {
      let row = Int(problem.rowOfPair[Int(pair)])
      bring(pair, to: problem.firstOfRow[row] + openCountOfRow[row])
      openCountOfRow[row] += 1
    }
    findMoves()
    let target = open.count
    while loads[site] < problem.capacities[site] {
      let chains = chains(from: 0...open.count, except: target)
      if !(chains.costs[target] < -problem.tolerance) { break }
      guard shift(along: chains.path(to: target)) else { break }
    }
  }

  /// Closes a site: what it serves goes to others with room, or to nobody.
  mutating func close(_ site: Int) {
    let place = placeOfSite[site]
    findMoves()
    while loads[site] > 0 {
      let chains = chains(from: place...place)
      let ends = (0...open.count).filter { $0 != place && room(at: $0) > 0 && chains.costs[$0] < .infinity }
      guard let target = ends.min(by: { (chains.costs[$0], $0) < (chains.costs[$1], $1) }),
        shift(along: chains.path(to: target))
      else { break }
    }
    loads[site] = 0
    for pair in problem.pairs(ofSite: site) {
      let row = Int(problem.rowOfPair[Int(pair)])
      // Nothing, unless rounding has cut the chains short.
      unservedOfRow[row] += amounts[Int(pair)]
      amounts[Int(pair)] = 0
      openCountOfRow[row] -= 1
      bring(pair, to: problem.firstOfRow[row] + openCountOfRow[row])
    }
    open.remove(at: place - 1)
    placeOfSite[site] = -1
    for (index, other) in open.enumerated() { placeOfSite[other] = index + 1 }
  }

  /// What a unit of each row's weight would pay to be served at the margin: with these prices
  /// ``CapacityProblem/saving(of:_:take:)`` is never less than a further site lowers the loss by.
  mutating func prices() -> [Double] {
    findMoves()
    // What room at a site is worth, for those that are full.
    let worth = chains(from: 0...open.count).costs.map { max(0, -$0) }
    return (0..<problem.rowCount).map { row in
      openPairs(of: row).reduce(problem.penalty) { least, pair in
        min(least, problem.costs[Int(pair)] + worth[place(of: pair)])
      }
    }
  }

  private func chains(from starts: ClosedRange<Int>, except end: Int? = nil) -> TransportChains {
    TransportChains(
      moves, placeCount: open.count + 1, from: starts, except: end, tolerance: problem.tolerance)
  }

  private func room(at place: Int) -> Double {
    place == 0 ? .infinity : problem.capacities[open[place - 1]] - loads[open[place - 1]]
  }

  /// Exchanges a pair of a row for the one that stands at an index.
  private mutating func bring(_ pair: Int32, to index: Int) {
    let list = problem.pairs(of: Int(problem.rowOfPair[Int(pair)]))
    guard let old = pairsByRow[list].firstIndex(of: pair) else { return }
    pairsByRow.swapAt(old, index)
  }

  private func openPairs(of row: Int) -> ArraySlice<Int32> {
    pairsByRow[problem.firstOfRow[row]..<problem.firstOfRow[row] + openCountOfRow[row]]
  }

  // MARK: Moves

  private func place(of pair: Int32) -> Int { pair < 0 ? 0 : placeOfSite[Int(problem.siteOfPair[Int(pair)])] }

  private mutating func findMoves() {
    moves = [TransportMove](repeating: TransportMove(), count: (open.count + 1) * (open.count + 1))
    for place in 0...open.count { findMoves(from: place) }
  }

  private mutating func findMoves(from place: Int) {
    for other in 0...open.count { moves[place * (open.count + 1) + other] = TransportMove() }
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
      if cost < moves[first + other].cost {
        moves[first + other] = TransportMove(cost: cost, from: pair, to: to)
      }
    }
    if place != 0 { offer(0, problem.penalty - now, -1) }
    for other in openPairs(of: row) where other != pair {
      offer(self.place(of: other), problem.costs[Int(other)] - now, other)
    }
  }

  /// Moves as much weight as a chain lets through; `false` where it is none.
  private mutating func shift(along path: [Int]) -> Bool {
    guard let first = path.first, let last = path.last, path.count > 1 else { return false }
    let steps = zip(path, path.dropFirst()).map { moves[$0 * (open.count + 1) + $1] }
    let row = { [problem] (step: TransportMove) in Int(problem.rowOfPair[Int(max(step.from, step.to))]) }
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
