import PlanFile

/// The version of Ambit.
package let ambitVersion = "0.1.0"

/// What a folder of results is made for: results of one run take the place of an earlier one's only where nobody loses figures
/// by it.
package struct ResultsRun: Sendable, Hashable {
  /// The command: evaluate, compare, site.
  package var command: String
  /// The plan file; `nil` where there is none.
  package var plan: String?
  /// The indicators that alone are computed; empty for all.
  package var only: [String]
  /// The standards whose rows are computed in the place of the plan's indicators; empty for none.
  package var standards: [String]

  /// Describes a run.
  package init(_ command: String, plan: String? = nil, only: [String] = [], standards: [String] = []) {
    self.command = command
    self.plan = plan
    self.only = only
    self.standards = standards
  }

  /// The folder beside the plan that results lie in where nobody names one: one for each plan and, beside that of the whole plan,
  /// one for each choice of standards and indicators.
  package func usualFolder(under name: String) -> String {
    let path = plan ?? ""
    let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var stem = path == "-" ? "stdin" : String(path.dropFirst(parent.count))
    if let dot = stem.lastIndex(of: "."), dot != stem.startIndex { stem = String(stem[..<dot]) }
    let chosen = suffix("standard", standards) + suffix("only", only)
    return "\(parent)\(name)/\(stem)\(chosen)"
  }

  private func suffix(_ option: String, _ names: [String]) -> String {
    if names.isEmpty { return "" }
    let all = ".\(option)-" + names.joined(separator: "+")
    // A name of a file has at most 255 bytes.
    return all.utf8.count > 100 ? ".\(option)-\(names[0])+\(names.count - 1)" : all
  }

  /// Whether an indicator of an id is among those that may be computed: those of a standard are called after it.
  package func mayCompute(_ id: String) -> Bool {
    if !only.isEmpty { return only.contains(id) }
    return standards.isEmpty || standards.contains { id.hasPrefix("\($0)-") }
  }
}
