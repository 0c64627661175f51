/// What a solver found.
struct ProgrammeAnswer: Sendable, Equatable {
  /// How the solver ended.
  enum End: Sendable {
    /// With the proof that no solution is better.
    case optimal
    /// With the proof that there is no solution.
    case infeasible
    /// Cut short by the time limit, by the user, or by a fault of its own.
    case stopped
  }

  var end: End
  /// The value of every variable in the best solution; `nil` where none was found.
  var values: [Double]?
  /// What no solution can go below.
  var bound: Double?

  /// The answer as far as it may be believed; what contradicts the programme, or what is known of it, counts as cut short and
  /// proves nothing.
  ///
  /// Values must keep every rule; a programme with a known solution has one, none of its bounds lies above that solution's
  /// value, and its optimum does neither. Solvers keep rules to some 10⁻⁶, so a rule may be broken by 10⁻⁵ of what stands in
  /// it, and values may differ by 10⁻⁶.
  ///
  /// - Parameter known: The value of the best solution that is known; `nil` for none.
  func checked(against programme: Programme, known: Double?) -> ProgrammeAnswer {
    let sound = values.flatMap { programme.holds(for: $0) ? $0 : nil }
    let unproved = ProgrammeAnswer(end: .stopped, values: sound)
    let value = sound.map(programme.value)
    // The least value of a solution that we have seen ourselves.
    let best = [known, value].compactMap { $0 }.min()
    let slack = max(programme.margin, 1e-6 * max(1, abs(best ?? 0), abs(value ?? 0)))
    if values != nil, sound == nil { return unproved }
    if let best, let bound, !(bound <= best + slack) { return unproved }
    switch end {
    case .infeasible: return best == nil ? self : unproved
    case .optimal:
      guard let value, let best, value <= best + slack else { return unproved }
      // A bound that is told must reach the value that it is to prove.
      if let bound, bound < value - slack {
        return ProgrammeAnswer(end: .stopped, values: sound, bound: bound)
      }
      return self
    case .stopped: return self
    }
  }
}

extension Programme {
  /// The value of a solution.
  func value(_ values: [Double]) -> Double { zip(costs, values).reduce(0) { $0 + $1.0 * $1.1 } }

  /// Whether values solve the programme, as precisely as solvers do. Cost: O(terms).
  func holds(for values: [Double]) -> Bool {
    guard values.count == costs.count else { return false }
    for (variable, value) in values.enumerated() {
      guard value >= -1e-5, value <= 1 + 1e-5, !isWhole[variable] || abs(value - value.rounded()) <= 1e-5
      else { return false }
    }
    for rule in 0..<ruleCount {
      var (sum, size) = (0.0, 1 + abs(rightSides[rule]))
      for place in firstOfRule[rule]..<firstOfRule[rule + 1] {
        let term = factors[place] * values[Int(variables[place])]
        sum += term
        size += abs(term)
      }
      let (excess, slack) = (sum - rightSides[rule], 1e-5 * size)
      switch senses[rule] {
      case .atLeast: if excess < -slack { return false }
      case .atMost: if excess > slack { return false }
      case .equal: if abs(excess) > slack { return false }
      }
    }
    return true
  }
}
