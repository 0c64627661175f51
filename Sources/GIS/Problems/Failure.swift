/// Why no result can be given: the kind, which decides the exit code, and every problem found.
package struct Failure: Error, Sendable, Hashable {
  /// What kind of failure it is.
  package enum Kind: Sendable {
    /// The data or the plan are wrong.
    case badData
    /// A file that should be read is not there, or cannot be read.
    case missingInput
    /// A result could not be written; the previous one is whole.
    case output
    /// A library failed, or a self-check did not hold.
    case computation
  }

  /// What kind of failure it is.
  package let kind: Kind
  /// All problems found, in the order found.
  package let problems: [Problem]

  /// Makes a failure of several problems.
  package init(_ kind: Kind, _ problems: [Problem]) {
    self.kind = kind
    self.problems = problems
  }

  /// Makes a failure of one problem.
  package init(
    _ kind: Kind, code: String, _ message: String, at place: Place = Place(), advice: String = ""
  ) {
    self.init(kind, [Problem(.error, code: code, message, at: place, advice: advice)])
  }
}
