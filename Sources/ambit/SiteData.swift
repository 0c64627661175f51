import Foundation
import GIS
import Siting

/// The tables of `ambit site`, read and checked.
struct SiteData {
  let demandNames: [String]
  let siteNames: [String]
  let costs: CostTable
  let weights: [Double]
  let roles: [SiteRole]
  /// The cost of each site; `nil` where all cost the same.
  let siteCosts: [Double]?
  /// The most weight that each site serves; `nil` where there is no such limit.
  let capacities: [Double]?
  /// What is worth knowing of the tables.
  let notes: [Problem]

  /// Reads and checks all tables. Errors: missing input; bad data with file and line.
  init(_ options: MatrixSiting) throws {
    let weightsInMatrix = options.weights == nil ? options.weightColumn : nil
    let matrix = try ColumnTable(
      readBytes(options.matrix), file: options.matrix,
      columns: .init(
        keys: [options.demandColumn, options.siteColumn],
        amounts: [options.costColumn] + [weightsInMatrix].compactMap { $0 }))
    if matrix.lines.isEmpty {
      throw Failure(.badData, texts.problem("empty-table"), at: Place(file: options.matrix))
    }
    let (demandKeys, siteKeys) = (matrix.keys(options.demandColumn), matrix.keys(options.siteColumn))
    var demands = NumberedNames(demandKeys.texts)
    var sites = NumberedNames(siteKeys.texts)
    let known = sites.names
    let (demandOfRow, siteOfRow) = (demandKeys.numbers, siteKeys.numbers)
    try Self.checkPairs(demandOfRow, siteOfRow, matrix, demands, sites)

    if let file = options.weights, let column = options.weightColumn {
      weights = try Self.weights(file, column, &demands)
    } else if let weightsInMatrix {
      weights = try Self.weightsInMatrix(demandOfRow, matrix, matrix.amounts(weightsInMatrix), demands)
    } else {
      weights = [Double](repeating: 1, count: demands.names.count)
    }
    notes = Self.existingWithoutPairs(options, known)
    for name in Self.names(options.existing) { _ = sites.number(of: name) }
    costs = CostTable(
      demands: demandOfRow, sites: siteOfRow, costs: matrix.amounts(options.costColumn),
      demandCount: demands.names.count,
      siteCount: sites.names.count)
    roles = try Self.roles(options, sites)
    siteCosts = try options.siteCosts.map { try Self.siteCosts($0, sites, of: known.count) }
    capacities = try options.capacities.map { try Self.capacities($0, sites, of: known.count) }
    demandNames = demands.names
    siteNames = sites.names
  }

  /// No pair comes twice.
  private static func checkPairs(
    _ demandOfRow: [Int32], _ siteOfRow: [Int32], _ matrix: ColumnTable, _ demands: NumberedNames,
    _ sites: NumberedNames
  ) throws {
    // Row by row of each demand: the last row in which a site stood is of this demand, or it has not been seen.
    let byDemand = demandOfRow.indices.sorted { (demandOfRow[$0], $0) < (demandOfRow[$1], $1) }
    var lastRow = [Int](repeating: -1, count: sites.names.count)
    var problems = TableProblems(file: matrix.file)
    for row in byDemand {
      let (demand, site) = (Int(demandOfRow[row]), Int(siteOfRow[row]))
      if lastRow[site] >= 0, demandOfRow[lastRow[site]] == demandOfRow[row] {
        problems.add(
          texts.problem(
            "repeated-pair/of-matrix",
            [
              "names": demands.names[demand], "names2": sites.names[site],
              "lines": Int(matrix.lines[lastRow[site]]),
            ]), line: Int(matrix.lines[row]))
      }
      lastRow[site] = row
    }
    try problems.throwIfAny()
  }

  /// The weights of a file of their own, whose column of demands is the one that names them all.
  private static func weights(_ file: String, _ column: String, _ demands: inout NumberedNames) throws
    -> [Double]
  {
    let bytes = try readBytes(file)
    let (names, values, lines) = try namedAmounts(bytes, file, column, demands.names, what: "demands")
    let known = demands.names.count
    var weights = [Double?](repeating: nil, count: known)
    var problems = TableProblems(file: file)
    for (row, name) in names.enumerated() {
      let number = Int(demands.number(of: name))
      if number == weights.count { weights.append(nil) }
      if weights[number] != nil {
        problems.add(
          texts.problem("repeated-id/demand", ["name": name]), line: lines[row])
      }
      weights[number] = values[row]
    }
    for number in 0..<known where weights[number] == nil {
      problems.add(texts.problem("no-weight", ["names": demands.names[number]]), line: nil)
    }
    try problems.throwIfAny()
    return weights.compactMap { $0 }
  }

  /// The weights of the matrix, which are the same in all rows of a demand.
  private static func weightsInMatrix(
    _ demandOfRow: [Int32], _ matrix: ColumnTable, _ amounts: [Double], _ demands: NumberedNames
  ) throws -> [Double] {
    var weights = [Double](repeating: -1, count: demands.names.count)
    var problems = TableProblems(file: matrix.file)
    for (row, number) in demandOfRow.enumerated() {
      let value = amounts[row]
      if weights[Int(number)] >= 0, weights[Int(number)] != value {
        problems.add(
          texts.problem(
            "two-weights",
            ["names": demands.names[Int(number)], "value": value, "weights": weights[Int(number)]]),
          line: Int(matrix.lines[row]))
      }
      weights[Int(number)] = value
    }
    try problems.throwIfAny()
    return weights
  }

  /// The names of a list apart by commas.
  private static func names(_ list: String?) -> [String] {
    list?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? []
  }

  /// The first of some names.
  private static func beginning(of names: [String]) -> String {
    names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " …" : "")
  }

  /// Existing sites that the matrix does not have are there and serve nobody; a name that is misspelt looks alike.
  private static func existingWithoutPairs(_ options: MatrixSiting, _ known: [String]) -> [Problem] {
    let all = Set(known)
    return names(options.existing).filter { !all.contains($0) }.map { name in
      Problem(
        .warning,
        texts.problem("existing-without-pairs", ["name": name, "known": beginning(of: known)]),
        at: Place(file: options.matrix))
    }
  }

  private static func roles(_ options: MatrixSiting, _ sites: NumberedNames) throws -> [SiteRole] {
    var roles = [SiteRole](repeating: .candidate, count: sites.names.count)
    var problems: [Problem] = []
    for (list, role, option) in [
      (options.forbidden, SiteRole.forbidden, "--forbidden"), (options.existing, .existing, "--existing"),
    ] {
      for name in names(list) {
        guard let number = sites.known(name) else {
          problems.append(
            Problem(
              .error,
              texts.problem(
                "unknown-site", ["option": option, "name": name, "known": beginning(of: sites.names)])))
          continue
        }
        if roles[number] == .forbidden, role == .existing {
          problems.refuse(texts.problem("two-roles", ["name": name]))
        }
        roles[number] = role
      }
    }
    if !problems.isEmpty { throw Failure(.badData, problems) }
    return roles
  }
}

/// Names with their numbers, in the order of first sight.
struct NumberedNames {
  private(set) var names: [String]
  private var numbers: [String: Int32]

  /// Numbers names that differ, from 0.
  init(_ names: [String]) {
    self.names = names
    numbers = Dictionary(zip(names, 0...)) { $1 }
  }

  mutating func number(of name: String) -> Int32 {
    if let number = numbers[name] { return number }
    numbers[name] = Int32(names.count)
    names.append(name)
    return Int32(names.count - 1)
  }

  func known(_ name: String) -> Int? { numbers[name].map(Int.init) }
}
