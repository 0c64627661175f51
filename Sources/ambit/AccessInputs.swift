import Accessibility
import GIS

/// The tables of `ambit access`, joined by their ids and checked.
struct AccessInputs {
  /// The tables as they were read, the costs first.
  let tables: [AccessTable]
  /// The name of the column of costs, for the reading.
  let costColumn: String
  /// The places that people start from, in the order of their table.
  let ids: [String]
  /// Whether each place has any row of costs.
  let isTravelled: [Bool]
  /// The costs from those places to the opportunities.
  let matrix: CostMatrix
  /// The opportunities, in the order of their table.
  let amounts: [Double]
  /// The people of the places, and what orders them from poor to rich; `nil` where nobody asks.
  let people: [Double]?
  let incomes: [Double?]?
  private(set) var warnings: [Problem] = []

  /// Reads, checks and joins. Errors: missing input, or all that is wrong with the tables.
  init(_ options: Access) throws {
    let tables = try Self.tables([options.costs, options.opportunities] + [options.places].compactMap { $0 })
    self.tables = tables
    let (costs, targets) = (tables[0], tables[1])
    let starts = options.places == nil ? targets : tables[2]

    var problems: [Problem] = []
    let origin = costs.column(options.origin, option: "--origin", usual: Self.originNames, &problems)
    let destination = costs.column(
      options.destination, option: "--destination", usual: Self.destinationNames, &problems)
    let cost = costs.column(options.cost, option: "--cost", usual: Self.costNames, &problems)
    let targetID = targets.column(
      options.opportunitiesID, option: "--opportunities-id", usual: Self.idNames, &problems)
    let amount = targets.column(options.opportunity, option: "--opportunity", &problems)
    let startID =
      options.places == nil
      ? targetID : starts.column(options.placesID, option: "--places-id", usual: Self.idNames, &problems)
    let population = starts.column(options.population, option: "--population", &problems)
    let income = starts.column(options.income, option: "--income", &problems)
    let names = [origin, destination, cost].compactMap { $0 }
    if Set(names).count < names.count {
      problems.refuse(texts.problem("repeated-column"), at: Place(file: costs.path, line: 1))
    }
    for (id, column) in [(targetID, amount), (startID, population), (startID, income)] {
      guard let id, id == column else { continue }
      problems.refuse(
        texts.problem("repeated-column/id-and-number", ["id": id]), at: Place(file: starts.path, line: 1))
    }
    guard problems.isEmpty, let origin, let destination, let cost, let targetID, let startID else {
      throw Failure(.badData, problems)
    }
    costColumn = cost

    func read(_ table: AccessTable, _ columns: ColumnTable.Columns) -> ColumnTable? {
      do {
        return try ColumnTable(table.bytes, file: table.path, columns: columns)
      } catch {
        problems += (error as? Failure)?.problems ?? []
        return nil
      }
    }
    // One table may be both; it is read once, so that its faults are told once.
    let isOne = options.places == nil
    let ofPlaces = [population].compactMap { $0 }
    let ofTargets = [amount].compactMap { $0 }
    let incomes = [income].compactMap { $0 }
    let pairs = read(costs, .init(keys: [origin, destination], amounts: [cost]))
    let startRows = read(
      starts, .init(keys: [startID], amounts: ofPlaces + (isOne ? ofTargets : []), optional: incomes))
    let targetRows = isOne ? startRows : read(targets, .init(keys: [targetID], amounts: ofTargets))
    guard let pairs, let targetRows, let startRows else { throw Failure(.badData, problems) }

    let startNumbers = starts.numbers(of: startRows.keys(startID), lines: startRows.lines, &problems)
    let targetNumbers =
      isOne
      ? startNumbers : targets.numbers(of: targetRows.keys(targetID), lines: targetRows.lines, &problems)
    ids = startRows.keys(startID).numbers.map { startRows.keys(startID).texts[Int($0)] }
    amounts = amount.map { targetRows.amounts($0) } ?? [Double](repeating: 1, count: targetRows.count)
    people = population.map { startRows.amounts($0) }
    self.incomes = income.map { startRows.optional($0) }
    if let people, let population, people.allSatisfy({ $0 == 0 }) {
      problems.refuse(
        texts.problem("nobody-lives-here", ["population": population]), at: Place(file: starts.path))
    }
    let join = AccessJoin(
      pairs, (origin, destination, cost), starts: (startNumbers, ids.count),
      targets: (targetNumbers, amounts.count))
    problems += join.problems
    if !problems.isEmpty { throw Failure(.badData, problems) }
    matrix = join.matrix
    isTravelled = join.isTravelled
    warnings = pairs.notes + startRows.notes + (isOne ? [] : targetRows.notes) + join.warnings
    addWarnings(starts.path, targets.path, join)
  }

  /// Warns of places that the costs leave out, and of people without an income.
  private mutating func addWarnings(_ starts: String, _ targets: String, _ join: AccessJoin) {
    let lost = ids.indices.filter { !isTravelled[$0] }
    if !lost.isEmpty {
      let people = people.map { people in lost.reduce(0) { $0 + people[$1] } }
      warnings.add(
        .warning,
        texts.problem(
          people == nil ? "origins-without-costs" : "origins-without-costs/people",
          [
            "lost": lost.count, "all": ids.count, "people": people?.formattedPlainly ?? "",
            "names": named(lost.map { ids[$0] }),
          ]), at: Place(file: starts))
    }
    let unreached = amounts.indices.filter { !join.isReached[$0] && amounts[$0] > 0 }
    if !unreached.isEmpty {
      let sum = unreached.reduce(0) { $0 + amounts[$1] }
      warnings.add(
        .warning,
        texts.problem(
          "opportunities-without-costs",
          ["unreached": unreached.count, "formattedPlainly": sum.formattedPlainly]), at: Place(file: targets))
    }
    if let incomes, let people {
      let without = people.indices.filter { people[$0] > 0 && incomes[$0] == nil && isTravelled[$0] }
      guard !without.isEmpty else { return }
      let sum = without.reduce(0) { $0 + people[$1] }
      warnings.add(
        .warning,
        texts.problem(
          "people-without-income", ["formattedPlainly": sum.formattedPlainly, "without": without.count]),
        at: Place(file: starts))
    }
  }

  private static let originNames = ["from_id", "origin", "origin_id", "from", "起点"]
  private static let destinationNames = ["to_id", "destination", "destination_id", "to", "终点"]
  private static let costNames = [
    "travel_time", "travel_time_p50", "cost", "travel_cost", "time", "duration", "distance", "minutes", "时间",
    "费用", "距离",
  ]
  private static let idNames = ["id", "编号"]

  /// All tables; what is wrong with any of them, together.
  private static func tables(_ paths: [String]) throws -> [AccessTable] {
    let results = paths.map { path in Result { try AccessTable(path) } }
    let failures = results.compactMap { result -> Failure? in
      if case .failure(let error) = result { error as? Failure } else { nil }
    }
    if let first = failures.first {
      let kind = failures.contains { $0.kind == .badData } ? .badData : first.kind
      throw Failure(kind, failures.flatMap(\.problems))
    }
    return try results.map { try $0.get() }
  }
}

extension Double {
  /// A number in a message: without a needless ".0".
  var formattedPlainly: String { self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self) }
}

/// The first few of some ids, for a message.
func named(_ ids: [String]) -> String {
  ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? ", …" : ".")
}
