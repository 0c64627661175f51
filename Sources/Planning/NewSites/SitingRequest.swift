import GIS

/// What new sites are looked for: for which indicator of a plan, how many, and where they may stand.
public struct SitingRequest: Sendable, Hashable {
  /// What is to be reached.
  public enum Goal: Sendable, Hashable {
    /// The indicator's target, with the fewest sites.
    case target
    /// The most that so many sites bring.
    case sites(Int)
    /// The most that can be had for a sum; each candidate's cost stands in a property of its layer.
    case budget(Double, costProperty: String)
  }

  /// Where sites may stand.
  public enum Candidates: Sendable, Hashable {
    /// Squares of this side over the zones, their middles; a fifth of the radius for `nil`.
    case grid(Length?)
    /// The points of a layer of the plan.
    case layer(String)
    /// Where the streets of the indicator, or of a layer, end or meet.
    case crossings(String?)
  }

  /// The id of the indicator: a coverage whose facilities are points.
  public var indicator: String
  /// What is to be reached.
  public var goal: Goal
  /// Where sites may stand.
  public var candidates: Candidates
  /// The layer that the sites are added to; the first of the indicator's facilities for `nil`.
  public var layer: String?

  /// Asks for sites.
  public init(
    indicator: String, goal: Goal = .target, candidates: Candidates = .grid(nil), layer: String? = nil
  ) {
    self.indicator = indicator
    self.goal = goal
    self.candidates = candidates
    self.layer = layer
  }
}
