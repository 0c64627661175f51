/// Other choices of the same value.
struct Alternatives {
  /// The choices, each in order.
  private(set) var choices: [[Int]] = []
  /// Whether there are no others; `nil` where the search was cut short.
  private(set) var areAll: Bool?

  /// Looks for solutions of a programme one by one; after each a rule forbids it and all that contain it.
  ///
  /// - Parameters:
  ///   - programme: Its first `columnCount` variables say what is chosen, and every solution has the value sought.
  ///   - known: The choice that is known.
  init(_ programme: Programme, columnCount: Int, known: [Int], _ limits: SearchLimits) {
    guard limits.alternatives > 0, let solver = limits.solver else { return }
    var (programme, last) = (programme, known)
    while true {
      programme.addRule(last.map { (1.0, Int32($0)) }, .atMost, Double(last.count - 1))
      let answer = solver.solve(programme, start: nil, known: nil, limits.silent)
      if answer.end == .infeasible {
        areAll = true
        return
      }
      guard let values = answer.values else { return }
      if choices.count == limits.alternatives {
        areAll = false
        return
      }
      last = (0..<columnCount).filter { values[$0] > 0.5 }
      choices.append(last)
    }
  }
}

extension SearchLimits {
  /// The same without words on the way.
  var silent: SearchLimits {
    var limits = self
    limits.progress = { _ in }
    return limits
  }
}
