import GIS

/// What sites are looked for: for which indicator of a plan, how many, and where they may stand; or which may close.
package struct SitingRequest: Sendable, Hashable {
  /// What is to be reached.
  package enum Goal: Sendable, Hashable {
    /// The indicator's target, with the fewest sites.
    case target
    /// The most that so many sites bring.
    case sites(Int)
    /// The most that can be had for a sum; each candidate's cost stands in a property of its layer.
    case budget(Double, costProperty: String)
    /// The least loss when so many existing facilities close; nothing is added.
    case closing(Int)
  }

  /// Where sites may stand.
  package enum Candidates: Sendable, Hashable {
    /// Squares of this side over the zones, their middles; a fifth of the radius for `nil`.
    case grid(Length?)
    /// The points of a layer of the plan.
    case layer(String)
    /// Where the streets of the indicator, or of a layer, end or meet.
    case crossings(String?)
    /// Where circles of the radius about people out of reach meet, and those people's places themselves.
    case circles
  }

  /// The id of the indicator: a coverage whose facilities are points.
  package var indicator: String
  /// What is to be reached.
  package var goal: Goal
  /// Where sites may stand.
  package var candidates: Candidates
  /// The layer that the sites are added to, the first of the indicator's facilities for `nil`; or whose facilities may close,
  /// all of them for `nil`.
  package var layer: String?
  /// Whether existing facilities stay. Otherwise all is chosen afresh: their places are candidates like others, they count
  /// among the sites, and those not chosen close.
  package var keepsExisting: Bool

  /// Asks for sites.
  package init(
    indicator: String, goal: Goal = .target, candidates: Candidates = .grid(nil), layer: String? = nil,
    keepsExisting: Bool = true
  ) {
    self.indicator = indicator
    self.goal = goal
    self.candidates = candidates
    self.layer = layer
    self.keepsExisting = keepsExisting
  }
}
