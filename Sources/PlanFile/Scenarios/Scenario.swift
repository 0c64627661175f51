import GIS

/// Changes to a plan's data, in the order in which they apply. A scenario holds no data of the plan and changes none:
/// applied to a plan's layers it gives new ones.
public struct Scenario: Sendable {
  /// A short name for scripts and files.
  public var id: String
  /// The name for people.
  public var name: LocalizedText
  /// The plan it was written for; `nil` where it does not say.
  package var baseline: BaselineReference?
  /// The edits, those of the scenarios it extends first.
  package var edits: [ScenarioEdit]
  /// The unit of the costs, such as "万元"; `nil` where it names none.
  package var costUnit: LocalizedText?
  /// Where the edits come from.
  package var source: LocalizedText?
  /// The path of the file, as given.
  public var file: String

  /// The plan that a scenario was written for.
  package struct BaselineReference: Sendable, Hashable {
    /// The path of the plan, from the folder of the scenario; `nil` where it is not named.
    package var path: String?
    /// The fingerprint that the plan and its files must have; `nil` for any.
    package var fingerprint: String?
    /// Where the scenario says so.
    package var place: Place
  }

  /// The scenario as it stands in a year: the edits that have taken effect by its end, those without a year always.
  package func upTo(year: Int) -> Scenario {
    var scenario = self
    scenario.edits = edits.filter { ($0.year ?? year) <= year }
    return scenario
  }

  /// The names of the projects, in the order of their first edits.
  package var projects: [LocalizedText] { edits.map(\.project).uniqued() }

  /// The years in which edits take effect, in order.
  package var years: [Int] { Set(edits.compactMap(\.year)).sorted() }

  /// The sum of the costs that edits carry; `nil` where none carries any.
  package var cost: Double? {
    let costs = edits.compactMap(\.cost)
    return costs.isEmpty ? nil : costs.reduce(0, +)
  }
}

/// An edit with what it belongs to.
package struct ScenarioEdit: Sendable, Hashable {
  /// What changes.
  package var edit: EditKind
  /// The project that it belongs to: the one it names, or else the name of its scenario.
  package var project: LocalizedText
  /// What it costs, in the scenario's unit; `nil` where it does not say.
  package var cost: Double?
  /// The year from whose end it holds; `nil` for an edit that always holds.
  package var year: Int?
  /// Where the scenario file says so.
  package var place: Place
  /// The path from which the edit's files are taken.
  package var folder: String

  /// Joins the parts; of an edit made in code the edit alone.
  package init(
    edit: EditKind, project: LocalizedText = LocalizedText(""), cost: Double? = nil, year: Int? = nil,
    place: Place = Place(), folder: String = ""
  ) {
    self.edit = edit
    self.project = project
    self.cost = cost
    self.year = year
    self.place = place
    self.folder = folder
  }
}
