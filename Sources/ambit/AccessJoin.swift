import Accessibility
import GIS

/// The costs of `ambit access` between places of its tables.
struct AccessJoin {
  let matrix: CostMatrix
  /// Whether any row of the costs starts at each place.
  let isTravelled: [Bool]
  /// Whether any row of the costs ends at each opportunity.
  let isReached: [Bool]
  let problems: [Problem]
  let warnings: [Problem]

  /// Joins rows of costs to the places that their ids name; the rows of ids that no table has are left out, with a
  /// warning. Problems: no row at all, no id that fits, pairs with several costs.
  init(
    _ pairs: ColumnTable, _ columns: (origin: String, destination: String, cost: String),
    starts: (numbers: [String: Int32], count: Int), targets: (numbers: [String: Int32], count: Int)
  ) {
    let (from, to) = (pairs.keys(columns.origin), pairs.keys(columns.destination))
    let costs = pairs.amounts(columns.cost)
    let startOfKey = from.texts.map { starts.numbers[$0] ?? -1 }
    let targetOfKey = to.texts.map { targets.numbers[$0] ?? -1 }
    var isTravelled = [Bool](repeating: false, count: starts.count)
    var isReached = [Bool](repeating: false, count: targets.count)
    for start in startOfKey where start >= 0 { isTravelled[Int(start)] = true }
    for target in targetOfKey where target >= 0 { isReached[Int(target)] = true }

    var origins: [Int32] = []
    var destinations: [Int32] = []
    var known: [Double] = []
    origins.reserveCapacity(pairs.count)
    destinations.reserveCapacity(pairs.count)
    known.reserveCapacity(pairs.count)
    for row in 0..<pairs.count {
      let (start, target) = (startOfKey[Int(from.numbers[row])], targetOfKey[Int(to.numbers[row])])
      guard start >= 0, target >= 0 else { continue }
      origins.append(start)
      destinations.append(target)
      known.append(costs[row])
    }
    matrix = CostMatrix(
      originCount: starts.count, destinationCount: targets.count, origins: origins,
      destinations: destinations, costs: known)

    var problems: [Problem] = []
    if pairs.count == 0 {
      problems.refuse(texts.problem("empty-matrix"), at: Place(file: pairs.file))
    } else if known.isEmpty {
      problems.refuse(
        texts.problem("no-id-fits", ["texts": from.texts[0], "texts2": to.texts[0]]),
        at: Place(file: pairs.file))
    } else {
      problems = Self.repeated(matrix, pairs, from, to, startOfKey, targetOfKey)
    }
    self.problems = problems

    warnings = [(from, startOfKey, columns.origin), (to, targetOfKey, columns.destination)].compactMap {
      keys, numbers, column in
      let unknown = keys.texts.indices.filter { numbers[$0] < 0 }
      if unknown.isEmpty { return nil }
      return Problem(
        .warning,
        texts.problem(
          "unknown-ids",
          ["count": unknown.count, "column": column, "names": named(unknown.map { keys.texts[$0] })]),
        at: Place(file: pairs.file))
    }
    (self.isTravelled, self.isReached) = (isTravelled, isReached)
  }

  /// A problem for each row, beyond the first, of a pair that has several.
  private static func repeated(
    _ matrix: CostMatrix, _ pairs: ColumnTable, _ from: ColumnTable.Keys, _ to: ColumnTable.Keys,
    _ startOfKey: [Int32], _ targetOfKey: [Int32]
  ) -> [Problem] {
    let repeated = matrix.repeatedPairs
    if repeated.isEmpty { return [] }
    func key(_ origin: Int, _ destination: Int) -> Int { origin * matrix.destinationCount + destination }
    let keys = Set(repeated.map { key($0.origin, $0.destination) })
    var first: [Int: Int32] = [:]
    var problems = CappedProblems(of: .rows)
    for row in 0..<pairs.count {
      let (start, target) = (startOfKey[Int(from.numbers[row])], targetOfKey[Int(to.numbers[row])])
      guard start >= 0, target >= 0 else { continue }
      let key = key(Int(start), Int(target))
      guard keys.contains(key) else { continue }
      if let line = first[key] {
        problems.refuse(
          texts.problem(
            "repeated-pair",
            [
              "texts": from.texts[Int(from.numbers[row])], "texts2": to.texts[Int(to.numbers[row])],
              "line": Int(line),
            ]), at: Place(file: pairs.file, line: Int(pairs.lines[row])))
      } else {
        first[key] = pairs.lines[row]
      }
    }
    return problems.all
  }
}
