import GIS

/// Problems of one sort: the first twenty, and how many more there are.
struct RowProblems {
  private var listed: [Problem] = []
  private var count = 0

  mutating func add(_ problem: Problem) {
    count += 1
    if listed.count < 20 { listed.append(problem) }
  }

  /// The problems to report.
  var all: [Problem] {
    guard count > listed.count, let last = listed.last else { return listed }
    return listed + [
      Problem(
        last.severity, code: last.code, "\(count - listed.count) more rows have the same problem.",
        at: Place(file: last.place.file))
    ]
  }
}

/// Problems of the rows of one table, which end the reading.
struct TableProblems {
  let file: String
  private var problems = RowProblems()

  init(file: String) { self.file = file }

  mutating func add(_ code: String, _ message: String, line: Int?, advice: String) {
    problems.add(Problem(.error, code: code, message, at: Place(file: file, line: line), advice: advice))
  }

  /// Errors: bad data, where there are any.
  func throwIfAny() throws {
    if !problems.all.isEmpty { throw Failure(.badData, problems.all) }
  }
}
