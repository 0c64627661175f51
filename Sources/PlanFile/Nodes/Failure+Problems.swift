import GIS

extension Failure {
  /// A failure of the problems that are errors; `nil` where none is. Its kind is missing input where all errors are
  /// of files that are not there, and bad data otherwise.
  package init?(_ problems: [Problem]) {
    let errors = problems.filter { $0.severity == .error }
    if errors.isEmpty { return nil }
    let isMissing = errors.allSatisfy { Self.missingInputCodes.contains($0.code) }
    self.init(isMissing ? .missingInput : .badData, problems)
  }

  private static let missingInputCodes: Set = ["no-such-file", "is-a-folder", "no-permission", "unreadable"]
}
