/// Problems of one sort: the first twenty, and how many more there are.
package struct CappedProblems: Sendable {
  /// What may have the problem.
  package enum Things: String, Sendable {
    case features, rows
  }

  private static let most = 20
  private let things: Things
  private var listed: [Problem] = []
  private var count = 0

  /// Begins without any.
  ///
  /// - Parameter things: What has the problem.
  package init(of things: Things = .features) { self.things = things }

  /// Adds a problem.
  package mutating func add(_ problem: Problem) {
    count += 1
    if listed.count < Self.most { listed.append(problem) }
  }

  /// The problems to report.
  package var all: [Problem] {
    guard count > listed.count, let last = listed.last else { return listed }
    return listed + [
      Problem(
        last.severity, code: last.code,
        texts("more-problems/\(things)", ["count": count - listed.count]),
        at: Place(file: last.place.file))
    ]
  }
}
