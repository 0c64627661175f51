import GIS

/// The ids of one kind of thing in a feed, numbered in the order of their file.
struct FeedIDs {
  /// The ids by number.
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]

  /// Adds an id; `false` where it is there already.
  mutating func add(_ id: String) -> Bool {
    guard numbers[id] == nil else { return false }
    numbers[id] = names.count
    names.append(id)
    return true
  }

  /// The number of an id, given one if it is new.
  mutating func number(adding id: String) -> Int {
    if let number = numbers[id] { return number }
    numbers[id] = names.count
    names.append(id)
    return names.count - 1
  }

  /// The number of an id; `nil` where nothing has it.
  func number(_ id: String) -> Int? { numbers[id] }
}

/// What refers to something that is not there: counted, the first few named.
struct UnknownIDs {
  private var count = 0
  private var examples: [String] = []
  private var line: Int?

  /// Notes one.
  mutating func add(_ id: String, line: Int) {
    count += 1
    if self.line == nil { self.line = line }
    if examples.count < 3, !examples.contains(id) { examples.append(id) }
  }

  /// The warning, where there is something to warn of.
  ///
  /// - Parameters:
  ///   - code: The key of the warning.
  ///   - file: Where the rows are.
  func problem(_ code: String, file: String) -> Problem? {
    if count == 0 { return nil }
    return Problem(
      .warning, texts.problem(code, ["count": count, "examples": examples.listed(3, of: count)]),
      at: Place(file: file, line: line))
  }
}
