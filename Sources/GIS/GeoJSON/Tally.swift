/// Things worth one note with a count, not a note each.
struct Tally {
  /// How often something was met, and where first.
  struct Count {
    private(set) var count = 0
    private(set) var first: JSONScanner.Mark?
    private(set) var feature = 0

    mutating func add(_ mark: JSONScanner.Mark, feature: Int) {
      if count == 0 {
        first = mark
        self.feature = feature
      }
      count += 1
    }
  }

  var extraCoordinates = Count()
  var collections = Count()
  var geometryMembers = Count()
  private(set) var repeatedKeys = Count()
  /// The first key that its object has twice.
  private var repeatedKey = ""
  var innerSystems = Count()

  /// Counts a key that its object has twice.
  mutating func addRepeatedKey(_ key: String, _ mark: JSONScanner.Mark, feature: Int) {
    if repeatedKeys.count == 0 { repeatedKey = key }
    repeatedKeys.add(mark, feature: feature)
  }

  /// Whether there is nothing to report.
  var isEmpty: Bool {
    [extraCoordinates, collections, geometryMembers, repeatedKeys, innerSystems].allSatisfy { $0.count == 0 }
  }

  /// Writes the notes into the log.
  func report(to scanner: inout JSONScanner) {
    func note(_ count: Count, _ severity: Problem.Severity, _ text: ProblemText) {
      guard let first = count.first else { return }
      scanner.feature = count.feature
      var text = text
      text.message = texts(
        count.count == 1 ? "tally/one" : "tally/many", ["what": text.message, "count": count.count])
      scanner.remark(severity, text, at: first)
    }
    note(extraCoordinates, .note, texts.problem("extra-coordinates"))
    note(collections, .note, texts.problem("geometry-collection"))
    note(geometryMembers, .note, texts.problem("geometry-members"))
    note(repeatedKeys, .warning, texts.problem("repeated-key", ["key": repeatedKey.prefix(40)]))
    note(innerSystems, .warning, texts.problem("inner-crs"))
    scanner.feature = 0
  }
}
