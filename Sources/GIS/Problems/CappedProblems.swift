/// Problems of one sort: the first twenty, and how many more there are.
package struct CappedProblems: Sendable {
  private static let most = 20
  private let things: String
  private var listed: [Problem] = []
  private var count = 0

  /// Begins without any.
  ///
  /// - Parameter things: What has the problem, such as features or rows.
  package init(of things: String = "features") { self.things = things }

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
        last.severity, code: last.code, "\(count - listed.count) more \(things) have the same problem.",
        at: Place(file: last.place.file))
    ]
  }
}
