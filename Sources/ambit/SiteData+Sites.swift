import GIS

/// Tables of sites.
extension SiteData {
  /// The cost of each site, from the column “cost”. Errors: bad data, such as a site that is missing or costs nothing.
  ///
  /// - Parameter count: How many of the sites, the first, have pairs in the matrix; others may be missing.
  static func siteCosts(_ file: String, _ sites: NumberedNames, of count: Int) throws -> [Double] {
    try amounts(file, "cost", sites, of: count, otherwise: 1, missing: "no-site-cost") {
      name, value, line, problems in
      if value == 0 {
        problems.add(texts.problem("wrong-site-cost", ["name": name]), line: line)
      }
    }
  }

  /// The capacity of each site, from the column “capacity”. Errors: bad data, such as a site that is missing.
  ///
  /// - Parameter count: How many of the sites, the first, have pairs in the matrix; others may be missing.
  static func capacities(_ file: String, _ sites: NumberedNames, of count: Int) throws -> [Double] {
    try amounts(file, "capacity", sites, of: count, otherwise: 0, missing: "no-capacity") { _, _, _, _ in }
  }

  /// One number for each site of the matrix; other sites of the table are left out.
  private static func amounts(
    _ file: String, _ column: String, _ sites: NumberedNames, of count: Int, otherwise: Double,
    missing code: String,
    check: (_ name: String, _ value: Double, _ line: Int, _ problems: inout TableProblems) -> Void
  ) throws -> [Double] {
    let (names, values, lines) = try namedAmounts(
      try readBytes(file), file, column, sites.names, what: "sites")
    var amounts = [Double?](repeating: nil, count: sites.names.count)
    var problems = TableProblems(file: file)
    for (row, name) in names.enumerated() {
      guard let number = sites.known(name) else { continue }
      if amounts[number] != nil {
        problems.add(
          texts.problem("repeated-id/site", ["name": name]), line: lines[row])
      }
      check(name, values[row], lines[row], &problems)
      amounts[number] = values[row]
    }
    for (number, amount) in amounts.prefix(count).enumerated() where amount == nil {
      problems.add(
        ProblemText(
          code: code, message: texts("missing-site", ["site": sites.names[number], "column": column]),
          advice: texts("missing-site.advice")), line: nil)
    }
    try problems.throwIfAny()
    return amounts.map { $0 ?? otherwise }
  }

  /// The rows of a table: names, from the column that has most of those wanted, and a column of numbers.
  static func namedAmounts(
    _ bytes: [UInt8], _ file: String, _ column: String, _ wanted: [String], what: String
  ) throws -> (names: [String], values: [Double], lines: [Int]) {
    let header = try ColumnTable.header(of: bytes, file: file)
    let names = Set(wanted)
    // Cells of the other columns may be empty, so each is looked at by itself.
    let columns = header.filter { $0 != column }.compactMap { name -> (names: [String], known: Int)? in
      guard let keys = try? ColumnTable(bytes, file: file, columns: .init(keys: [name])).keys(name) else {
        return nil
      }
      let cells = keys.numbers.map { keys.texts[Int($0)] }
      return (cells, cells.count(where: names.contains))
    }
    let values = try ColumnTable(bytes, file: file, columns: .init(keys: [], amounts: [column]))
    guard let best = columns.max(by: { $0.known < $1.known }), best.known > 0 else {
      throw Failure(
        .badData,
        texts.problem(
          "no-ids", ["what": what, "wanted": wanted[0], "header": header.joined(separator: ", ")]),
        at: Place(file: file, line: 1))
    }
    return (best.names, values.amounts(column), values.lines.map(Int.init))
  }
}
