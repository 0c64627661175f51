import Evaluation
import GIS
import PlanFile
import Siting

/// Which existing facilities can close with the least loss.
///
/// Facilities close one after the other, each time the one that is missed least. What is missed only grows as others close, as
/// long as one facility is enough for a place: so no choice of N loses less than the N smallest losses of one alone, and where
/// people are counted exactly, maximal covering among the facilities that stay finds what such steps do not.
extension NewSiteSearch {
  /// The facilities that may close: the numbers of the discs of each.
  var closable: [[Int]] {
    var discs: [[Int]: [Int]] = [:]
    for (number, facility) in facilities.enumerated() {
      if case .closing = request.goal, let layer = request.layer,
        measure.facilities[facility.origin.layer] != layer
      {
        continue
      }
      discs[[facility.origin.layer, facility.origin.feature], default: []].append(number)
    }
    return discs.values.sorted { $0[0] < $1[0] }
  }

  /// Chooses facilities to close, by their numbers among ``closable``. The objective is what is lost.
  ///
  /// Errors: bad data where fewer facilities are there than are to close; computation.
  func leastLoss(
    closing count: Int, _ limits: SearchLimits, _ progress: (String) -> Void
  ) throws -> Choice {
    let closable = closable
    guard count <= closable.count else {
      throw Failure(
        .badData, texts.problem("wrong-site-count", ["count": count, "closable": closable.count]),
        at: indicator.place)
    }
    progress("what each of \(closable.count) facilities alone reaches")
    let alone = try losses(closing: Array(closable.indices), isInTurn: false).map(\.gain).sorted(by: >)
    // Below no sum of the least losses, as long as one facility is enough; beyond that only below nothing.
    var bound = measure.depth == 1 ? -alone.prefix(count).reduce(0, +) : 0
    let greedy = try losses(closing: Array(closable.indices), count: count)
    let covered = try exact(existing).covered
    func loss(_ chosen: [Int]) throws -> Double {
      let closed = Set(chosen.flatMap { closable[$0] })
      let stay = facilities.indices.filter { !closed.contains($0) }.map { facilities[$0].disc }
      return try max(0, covered - exact(stay).covered)
    }
    let chosen = greedy.map(\.item)
    let first = try loss(chosen)
    var solution = Solution(
      status: .heuristic, objective: first, sites: chosen, greedy: .init(objective: first, sites: chosen))
    let slack = 1e-9 * covered
    // All of them is one choice.
    if count == closable.count { bound = first }
    if first > bound + slack, isModelExact, count < closable.count,
      let danger = try endangered(closable, count)
    {
      progress("\(count) of \(closable.count) facilities, by the solver")
      let found = try MostCovered(danger, .count(closable.count - count)).solve(limits)
      let others = closable.indices.filter { !found.sites.contains($0) }
      let value = try loss(others)
      if value < first { (solution.objective, solution.sites) = (value, others) }
      solution.status = found.status
      bound = max(bound, danger.totalWeight - (found.bound ?? danger.totalWeight))
    }
    let value = solution.objective ?? 0
    solution.settle(bound: min(bound, value), isMet: value <= bound + slack)
    return Choice(model: "closing", solution: solution)
  }

  /// Facilities in the order in which they close with the least loss, each with what it gains: its loss below 0.
  ///
  /// - Parameters:
  ///   - units: The numbers of facilities among ``closable``.
  ///   - isInTurn: Whether each closes after those before it; otherwise each closes alone.
  func losses(
    closing units: [Int], count: Int? = nil, isInTurn: Bool = true
  ) throws -> [(item: Int, gain: Double)] {
    let closable = closable
    func order(
      _ gain: (Int) throws -> Double, _ take: (Int) throws -> Void
    ) rethrows -> [(item: Int, gain: Double)] {
      isInTurn
        ? try greedyOrder(units, count: count, gain: gain, take: take) : try units.map { ($0, try gain($0)) }
    }
    if var amount = try editableAmount(facilities.map(\.disc)) {
      var numbers = Array(facilities.indices)
      return try order { unit in
        let before = amount.covered
        for disc in closable[unit] { try amount.remove(numbers[disc]) }
        let after = amount.covered
        for disc in closable[unit] { numbers[disc] = try amount.add(facilities[disc].disc) }
        return min(0, after - before)
      } _: { unit in
        for disc in closable[unit] { try amount.remove(numbers[disc]) }
      }
    }
    if isModelExact {
      let people = try peopleInDanger()
      var reaching = people.reaching
      return order { unit in
        let leaving = people.doors(of: closable[unit])
        return -leaving.reduce(0) { sum, door in
          let left = reaching[door.key] - door.value
          return reaching[door.key] >= measure.depth && left < measure.depth
            ? sum + people.weights[door.key] : sum
        }
      } _: { unit in
        for door in people.doors(of: closable[unit]) { reaching[door.key] -= door.value }
      }
    }
    var closed: Set<Int> = []
    func covered(without unit: [Int]) throws -> Double {
      try exact(
        facilities.indices.filter { !closed.contains($0) && !unit.contains($0) }.map { facilities[$0].disc }
      ).covered
    }
    return try order { unit in
      try min(0, covered(without: closable[unit]) - covered(without: []))
    } _: { unit in
      closed.formUnion(closable[unit])
    }
  }

  /// The people whom facilities reach.
  private struct PeopleInDanger {
    var weights: [Double]
    /// How many facilities reach each door.
    var reaching: [Int]
    /// The doors that each facility reaches.
    var doorsOfFacility: [[Int]]
    /// The facilities that reach each door.
    var rows: [[Int]]

    /// The doors that some facilities reach, with how many of them do.
    func doors(of facilities: [Int]) -> [Int: Int] {
      Dictionary(facilities.flatMap { doorsOfFacility[$0].map { ($0, 1) } }, uniquingKeysWith: +)
    }
  }

  private func peopleInDanger() throws -> PeopleInDanger {
    let population = try context.settledPopulation()
    let people = population.peopleInWhole
    let settled = people.indices.filter { people[$0] > 0 }
    let doors = population.doors
    let rows = try reach.rows(of: settled.map { doors[$0] }, reachedFrom: facilities.map(\.disc))
    var doorsOfFacility = [[Int]](repeating: [], count: facilities.count)
    for (door, row) in rows.enumerated() { for facility in row { doorsOfFacility[facility].append(door) } }
    return PeopleInDanger(
      weights: settled.map { people[$0] }, reaching: rows.map(\.count), doorsOfFacility: doorsOfFacility,
      rows: rows)
  }

  /// The people who may lose their reach when `count` facilities close, as maximal covering takes them: the sites are those that
  /// may close, after them those that stay. `nil` where facilities of several points make that another question.
  private func endangered(_ closable: [[Int]], _ count: Int) throws -> CoverDemand? {
    guard measure.depth == 1 || closable.allSatisfy({ $0.count == 1 }) else { return nil }
    let people = try peopleInDanger()
    var unit = [Int](repeating: -1, count: facilities.count)
    for (number, discs) in closable.enumerated() { for disc in discs { unit[disc] = number } }
    var (rows, weights): ([[Int]], [Double]) = ([], [])
    for (door, row) in people.rows.enumerated() where row.count >= measure.depth {
      let leaving = Set(row.map { unit[$0] }.filter { $0 >= 0 })
      let staying = row.count { unit[$0] < 0 }
      if staying >= measure.depth || staying + leaving.count - count >= measure.depth { continue }
      rows.append(leaving.sorted() + (closable.count..<closable.count + staying))
      weights.append(people.weights[door])
    }
    let standIns = measure.depth - 1
    return try CoverDemand(
      reach: ReachTable(rows: rows, siteCount: closable.count + standIns), weights: weights,
      roles: [SiteRole](repeating: .candidate, count: closable.count)
        + [SiteRole](repeating: .existing, count: standIns), atLeast: measure.depth)
  }
}
