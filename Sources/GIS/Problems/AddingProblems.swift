extension [Problem] {
  /// Adds a report whose words stand in a module's texts.
  package mutating func add(
    _ severity: Problem.Severity, _ text: ProblemText, at place: Place = Place(), advice: LocalizedText? = nil
  ) {
    append(Problem(severity, text, at: place, advice: advice))
  }

  /// Adds an error.
  package mutating func refuse(
    _ text: ProblemText, at place: Place = Place(), advice: LocalizedText? = nil
  ) {
    add(.error, text, at: place, advice: advice)
  }

  /// Adds an error, and gives nothing in the place of what was asked for.
  package mutating func refuse<Value>(
    _ text: ProblemText, at place: Place = Place(), advice: LocalizedText? = nil
  ) -> Value? {
    add(.error, text, at: place, advice: advice)
    return nil
  }
}

extension CappedProblems {
  /// Adds an error whose words stand in a module's texts.
  package mutating func refuse(_ text: ProblemText, at place: Place, advice: LocalizedText? = nil) {
    add(Problem(.error, text, at: place, advice: advice))
  }
}
