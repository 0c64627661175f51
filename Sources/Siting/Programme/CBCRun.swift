/// A run of the COIN-OR CBC executable (Debian's coinor-cbc).
struct CBCRun {
  let executable: String
  let folder: ScratchFolder

  func solve(
    _ programme: Programme, start: [Double]?, seconds: Double?, _ limits: SearchLimits,
    _ told: (Double) -> Double
  ) -> ProgrammeAnswer {
    guard folder.write("model.lp", programme.text) else { return ProgrammeAnswer(end: .stopped) }
    var arguments = [
      "model.lp", "ratio", "0", "allow", String(max(programme.margin, 1e-9)), "timem", "elapsed",
    ]
    if let seconds { arguments += ["sec", String(seconds)] }
    if let start {
      var text = "Stopped - objective value 0\n"
      for (variable, value) in start.enumerated() { text += "\(variable) x\(variable) \(value) 0\n" }
      if folder.write("start.sol", Array(text.utf8)) { arguments += ["mips", "start.sol"] }
    }
    arguments += ["solve", "solution", "final.sol", "quit"]
    let process = SolverProcess(
      executable: executable, arguments: arguments, environment: [:], folder: folder.path)
    var bound: Double?
    let isWhole = process.run(limits) { line in
      guard let progress = Self.progress(line) else { return }
      bound = progress.bound ?? bound
      limits.progress(SearchProgress(best: progress.best.map(told), bound: bound.map(told)))
    }
    let final = folder.lines("final.sol")
    guard isWhole, let head = final.first else { return ProgrammeAnswer(end: .stopped, bound: bound) }
    if head.contains("nfeasible") { return ProgrammeAnswer(end: .infeasible) }
    var values = [Double](repeating: 0, count: programme.costs.count)
    for line in final.dropFirst() {
      let words = line.split(separator: " ")
      guard words.count >= 3, let variable = Int(words[1].dropFirst()), values.indices.contains(variable),
        let value = Double(words[2])
      else { return ProgrammeAnswer(end: .stopped, bound: bound) }
      values[variable] = value
    }
    if head.hasPrefix("Optimal") {
      let value = zip(values, programme.costs).reduce(0) { $0 + $1.0 * $1.1 }
      return ProgrammeAnswer(end: .optimal, values: values, bound: bound ?? value - programme.margin)
    }
    return ProgrammeAnswer(
      end: .stopped, values: head.contains("objective value") ? values : nil, bound: bound)
  }

  /// Best value and bound of a line of the log: `… best solution BEST, best possible BOUND …`, or of the report's
  /// `Lower bound: BOUND`.
  static func progress(_ line: Substring) -> SearchProgress? {
    func number(after label: String) -> Double? {
      guard let range = line.firstRange(of: label) else { return nil }
      let word = line[range.upperBound...].drop { $0 == " " }.prefix { !" ,(".contains($0) }
      // CBC writes 1e+50 for nothing yet.
      return Double(word).flatMap { abs($0) < 1e40 ? $0 : nil }
    }
    let bound = number(after: "best possible") ?? number(after: "Lower bound:")
    let best = number(after: "best solution")
    return bound == nil && best == nil ? nil : SearchProgress(best: best, bound: bound)
  }
}
