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

  /// Describes a run.
  package init(_ command: String, plan: String? = nil, only: [String] = []) {
    self.command = command
    self.plan = plan
    self.only = only
  }

  /// The folder beside the plan that results lie in where nobody names one: one for each plan and, beside that of the whole plan,
  /// one for each choice of indicators.
  package func usualFolder(under name: String) -> String {
    let path = plan ?? ""
    let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var stem = path == "-" ? "stdin" : String(path.dropFirst(parent.count))
    if let dot = stem.lastIndex(of: "."), dot != stem.startIndex { stem = String(stem[..<dot]) }
    var chosen = only.isEmpty ? "" : ".only-" + only.joined(separator: "+")
    // A name of a file has at most 255 bytes.
    if chosen.utf8.count > 120 { chosen = ".only-\(only[0])+\(only.count - 1)" }
    return "\(parent)\(name)/\(stem)\(chosen)"
  }
}
