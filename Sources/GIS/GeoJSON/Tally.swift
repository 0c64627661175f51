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
    func note(
      _ count: Count, _ severity: Problem.Severity, _ code: String, _ message: String, _ advice: String
    ) {
      guard let first = count.first else { return }
      scanner.feature = count.feature
      let more = count.count == 1 ? "" : " (\(count.count) in all, the first here)"
      scanner.remark(severity, code, message + more + ".", at: first, advice: advice)
    }
    note(
      extraCoordinates, .note, "extra-coordinates",
      "A position has more than two coordinates; heights and what follows them are not used", "")
    note(
      collections, .note, "geometry-collection",
      "A GeometryCollection is read as one feature for points, one for lines, one for surfaces", "")
    note(
      geometryMembers, .note, "geometry-members",
      "A geometry has members beyond the standard's, which are not kept", "Keep them among the properties.")
    note(
      repeatedKeys, .warning, "repeated-key",
      "The name “\(repeatedKey.prefix(40))” is given twice in one object; the last value stands",
      "Remove the one that is wrong.")
    note(
      innerSystems, .warning, "inner-crs",
      "A “crs” inside a feature or geometry is not heeded; the file's own holds for all",
      "Put features of one coordinate system in one file.")
    scanner.feature = 0
  }
}
