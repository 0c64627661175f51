import GIS

/// Problems of the rows of one table, which end the reading.
struct TableProblems {
  let file: String
  private var problems = CappedProblems(of: "rows")

  init(file: String) { self.file = file }

  mutating func add(_ code: String, _ message: String, line: Int?, advice: String) {
    problems.add(Problem(.error, code: code, message, at: Place(file: file, line: line), advice: advice))
  }

  /// Errors: bad data, where there are any.
  func throwIfAny() throws {
    if !problems.all.isEmpty { throw Failure(.badData, problems.all) }
  }
}
