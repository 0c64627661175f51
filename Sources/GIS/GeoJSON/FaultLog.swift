/// Collects what a reader finds, so that one run reports every fault of a file.
///
/// Texts are made only for the first ``limit`` errors and the first ``limit`` remarks; the rest are counted, so a
/// file with a million faults costs no more than a sound one.
package struct FaultLog: Sendable {
  /// How many errors, and how many notes and warnings, are told one by one.
  package static let limit = 100

  private var errors: [Problem] = []
  private var remarks: [Problem] = []
  /// How many errors there are.
  package private(set) var errorCount = 0
  private var remarkCount = 0

  /// An empty log.
  package init() {}

  /// Whether there is nothing to report.
  package var isEmpty: Bool { errorCount == 0 && remarkCount == 0 }

  /// Adds a fault that forbids any result.
  package mutating func error(
    _ text: @autoclosure () -> ProblemText, at place: Place, advice: @autoclosure () -> LocalizedText? = nil
  ) {
    errorCount += 1
    guard errorCount <= Self.limit else { return }
    errors.append(Problem(.error, text(), at: place, advice: advice()))
  }

  /// Adds a note or a warning.
  package mutating func remark(
    _ severity: Problem.Severity, _ text: @autoclosure () -> ProblemText, at place: Place,
    advice: @autoclosure () -> LocalizedText? = nil
  ) {
    remarkCount += 1
    guard remarkCount <= Self.limit else { return }
    remarks.append(Problem(severity, text(), at: place, advice: advice()))
  }

  /// Everything found: errors first, then notes and warnings, each with a line for those beyond the limit.
  package func problems(file: String) -> [Problem] {
    var all = errors
    if errorCount > Self.limit {
      all.append(
        Problem(
          .error, texts.problem("more-errors", ["limit": errorCount - Self.limit]), at: Place(file: file)))
    }
    all += remarks
    if remarkCount > Self.limit {
      all.append(
        Problem(
          .note, texts.problem("more-remarks", ["limit": remarkCount - Self.limit]),
          at: Place(file: file)))
    }
    return all
  }
}
