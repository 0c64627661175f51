import Evaluation
import GIS
import Siting

/// New sites for an indicator, how good the choice is, and what it changes.
package struct SitingAnswer: Sendable {
  /// A new site.
  package struct Site: Sendable {
    /// Where it stands, in the working system.
    package var point: Point
    /// Its name; `nil` for a place without one.
    package var name: String?
    /// The key of the zone it stands in; `nil` outside all.
    package var zone: String?
    /// What it adds after those before it, in square metres or people.
    package var gain: Double
    /// Whether it is an existing facility that stays, where all was chosen afresh.
    package var isThere: Bool
  }

  /// A facility that closes.
  package struct Closed: Sendable {
    /// Where it stands, in the working system.
    package var point: Point
    /// The key of its layer.
    package var layer: String
    /// By what a scenario knows it; `nil` where nothing tells it from others.
    package var id: String?
    /// Its name; `nil` for none.
    package var name: String?
    /// The key of the zone it stands in; `nil` outside all.
    package var zone: String?
    /// What is lost with it after those before it, in square metres or people; `nil` where all was chosen afresh.
    package var loss: Double?
  }

  /// How well every point of the land is known to be covered.
  package struct Certificate: Sendable, Hashable {
    /// No place lies further than this beyond the reach of the nearest facility, in metres: 0 or less where all is covered.
    package var greatestExcess: Double
    /// How far that may be off, in metres.
    package static let tolerance = 0.001
    /// How often a sample of the land was solved.
    package var rounds: Int
    /// How many points the last sample had.
    package var samples: Int
  }

  /// The model: `lscp` for the fewest sites, `mclp` for the most that some bring, `closing` for the least loss.
  package var model: String
  /// Whether existing facilities stay; otherwise all was chosen afresh.
  package var keepsExisting: Bool
  /// The indicator as it is.
  package var before: IndicatorResult
  /// The indicator with the new sites, computed from the scenario as it is written.
  package var after: IndicatorResult
  /// The choice and its proof. The objective counts sites for `lscp`, square metres or people for `mclp`, and such that are
  /// lost for `closing`.
  package var solution: Solution
  /// The sites, the one that adds most first.
  package var sites: [Site]
  /// The facilities that close, the one that is missed least first.
  package var closed: [Closed]
  /// Other choices of the same value, as many as were asked for.
  package var alternatives: [[Point]]
  /// The sites that greedy steps alone choose, in their order; empty where they reach no solution.
  package var greedySites: [Point]
  /// The proof that all land is covered; `nil` where that was not asked for.
  package var certificate: Certificate?
  /// Places that no candidate reaches.
  package var unreachable: [Point]
  /// How many candidates there were.
  package var candidates: Int
  /// The scenario that adds the sites and closes facilities, as a file holds it; `nil` where nothing changes.
  package var scenario: String?
  /// The new sites, who is assigned to each, and the maps of the indicator with them.
  package var layers: [(name: String, layer: Layer)]
  /// What a reader of the answer should know.
  package var notes: [LocalizedText]
  /// The solver that proved it; `nil` for none.
  package var solver: ProgrammeSolver?
}
