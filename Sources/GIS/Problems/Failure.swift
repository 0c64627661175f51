/// Why no result can be given: the kind, which decides the exit code, and every problem found.
public struct Failure: Error, Sendable, Hashable {
  /// What kind of failure it is.
  public enum Kind: Sendable {
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
  public let kind: Kind
  /// All problems found, in the order found.
  public let problems: [Problem]

  /// Makes a failure of several problems.
  public init(_ kind: Kind, _ problems: [Problem]) {
    self.kind = kind
    self.problems = problems
  }

  /// Makes a failure of one problem.
  public init(
    _ kind: Kind, code: String, _ message: LocalizedText, at place: Place = Place(),
    advice: LocalizedText = ""
  ) {
    self.init(kind, [Problem(.error, code: code, message, at: place, advice: advice)])
  }

  /// Makes a failure of one problem whose words stand in a module's texts.
  package init(
    _ kind: Kind, _ text: ProblemText, at place: Place = Place(), advice: LocalizedText? = nil
  ) {
    self.init(kind, [Problem(.error, text, at: place, advice: advice)])
  }
}
