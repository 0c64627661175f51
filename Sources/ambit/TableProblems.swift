import GIS

/// Problems of the rows of one table, which end the reading.
struct TableProblems {
  let file: String
  private var problems = CappedProblems(of: .rows)

  init(file: String) { self.file = file }

  mutating func add(_ text: ProblemText, line: Int?) {
    problems.refuse(text, at: Place(file: file, line: line))
  }

  /// Errors: bad data, where there are any.
  func throwIfAny() throws {
    if !problems.all.isEmpty { throw Failure(.badData, problems.all) }
  }
}
