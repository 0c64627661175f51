import Foundation

/// A run of the HiGHS executable (Huangfu and Hall 2018).
///
/// Each better solution is written to a file as it is found, so that a run may be ended at any moment.
struct HighsRun {
  let executable: String
  let folder: ScratchFolder

  func solve(
    _ programme: Programme, start: [Double]?, seconds: Double?, _ limits: SearchLimits,
    _ told: (Double) -> Double
  ) -> ProgrammeAnswer {
    // Trying out branches for reliable estimates takes most of the time on coverings, and gains less than it costs.
    var options = """
      mip_rel_gap = 0
      mip_abs_gap = \(max(programme.margin, 1e-9))
      mip_pscost_minreliable = 0
      mip_improving_solution_save = true
      mip_improving_solution_report_sparse = true
      mip_improving_solution_file = \(folder.path)/improving.sol
      solution_file = \(folder.path)/final.sol
      write_solution_to_file = true

      """
    if let seconds { options += "time_limit = \(seconds)\n" }
    var arguments = ["--options_file", "options.txt"]
    guard folder.write("model.lp", programme.text), folder.write("options.txt", Array(options.utf8)) else {
      return ProgrammeAnswer(end: .stopped)
    }
    if let start {
      var text =
        "Model status\nUnknown\n\n# Primal solution values\nFeasible\nObjective 0\n# Columns \(start.count)\n"
      for (variable, value) in start.enumerated() { text += "x\(variable) \(value)\n" }
      text += "# Rows 0\n"
      if folder.write("start.sol", Array(text.utf8)) { arguments += ["--read_solution_file", "start.sol"] }
    }
    // The package's executable does not know where its libraries lie.
    let library = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("lib").path
    let others = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"].map { ":\($0)" } ?? ""
    let process = SolverProcess(
      executable: executable, arguments: arguments + ["model.lp"],
      environment: ["LD_LIBRARY_PATH": library + others], folder: folder.path)
    var bound: Double?
    let isWhole = process.run(limits) { line in
      guard let progress = Self.progress(line) else { return }
      bound = progress.bound ?? bound
      limits.progress(SearchProgress(best: progress.best.map(told), bound: bound.map(told)))
    }
    let final = folder.lines("final.sol")
    let status = final.count > 1 ? final[1] : ""
    if isWhole, status == "Infeasible" { return ProgrammeAnswer(end: .infeasible) }
    let values =
      Self.values(final, count: programme.costs.count) ?? lastImproving(count: programme.costs.count)
    return ProgrammeAnswer(
      end: isWhole && status == "Optimal" ? .optimal : .stopped, values: values, bound: bound)
  }

  /// Best value and bound of a line of the log: `… 12.5%  BOUND  BEST  GAP …`, or of the report's `Dual bound  BOUND`.
  static func progress(_ line: Substring) -> SearchProgress? {
    let words = line.split(separator: " ")
    if words.count == 3, words[0] == "Dual", words[1] == "bound" {
      return Double(words[2]).flatMap { $0.isFinite ? SearchProgress(bound: $0) : nil }
    }
    guard let share = words.firstIndex(where: { $0.last == "%" }), share + 3 < words.count, share >= 3 else {
      return nil
    }
    let numbers = words[(share + 1)...(share + 2)].map { Double($0).flatMap { $0.isFinite ? $0 : nil } }
    return SearchProgress(best: numbers[1], bound: numbers[0])
  }

  /// The values in a file of a solution.
  private static func values(_ lines: [Substring], count: Int) -> [Double]? {
    guard let begin = lines.firstIndex(where: { $0.hasPrefix("# Columns") }),
      lines[begin - 1].hasPrefix("Objective"),
      begin + count < lines.count
    else { return nil }
    return Self.values(lines[(begin + 1)...(begin + count)], count: count)
  }

  /// The last solution that was written whole.
  private func lastImproving(count: Int) -> [Double]? {
    let lines = folder.lines("improving.sol")
    for begin in lines.indices.reversed() where lines[begin].hasPrefix("# Columns") {
      guard let number = lines[begin].split(separator: " ").last.flatMap({ Int($0) }).map({ abs($0) }),
        begin + number < lines.count
      else { continue }
      return Self.values(lines[(begin + 1)..<(begin + number + 1)], count: count)
    }
    return nil
  }

  /// Lines of name and value; what is not named is 0.
  private static func values(_ lines: ArraySlice<Substring>, count: Int) -> [Double]? {
    var values = [Double](repeating: 0, count: count)
    for line in lines {
      let words = line.split(separator: " ")
      guard words.count >= 2, let variable = Int(words[0].dropFirst()), variable < count,
        let value = Double(words[1])
      else { return nil }
      values[variable] = value
    }
    return values
  }
}
