import Evaluation
import GIS
import PlanFile

/// A plan beside scenarios of it: what each changes, by how much, for whom, and which project did it.
package struct Comparison: Sendable {
  /// The plan's own figures.
  package var baseline: Evaluation
  /// The SHA-256 of what the plan's figures rest on.
  package var fingerprint: Fingerprint
  /// The scenarios, in the order given.
  package var scenarios: [ScenarioResult]
}

/// What a scenario changes.
package struct ScenarioResult: Sendable {
  /// The scenario.
  package var scenario: Scenario
  /// The SHA-256 of the baseline and of every edit with its project, cost and year.
  package var fingerprint: Fingerprint
  /// The figures after its edits.
  package var evaluation: Evaluation
  /// Each indicator before and after, in the order of the plan.
  package var changes: [IndicatorChange]
  /// The projects with their shares of the changes, in the order of their first edits.
  package var projects: [ProjectResult]
  /// The figures at the end of each year in which an edit takes effect; empty where they were not asked for.
  package var timeline: [YearResult]
  /// Remarks and warnings on the edits.
  package var warnings: [Problem]
}

/// The figures at the end of a year.
package struct YearResult: Sendable {
  /// The year.
  package var year: Int
  /// The results, in the order of the plan.
  package var indicators: [IndicatorResult]
}

/// An indicator before and after the edits of a scenario.
package struct IndicatorChange: Sendable {
  /// The plan's own.
  package var before: IndicatorResult
  /// The scenario's.
  package var after: IndicatorResult
  /// Whom and what it brings into reach and out of it; `nil` where it does not measure reach, or nothing changes.
  package var reach: ReachChange?

  /// The figure after less the figure before; `nil` where one of them has no value.
  package var change: Double? { Self.difference(before.result.overall, after.result.overall) }

  /// The change of each zone, in their order; `nil` where a figure has no value.
  package var zones: [Double?] {
    zip(before.result.zones, after.result.zones).map { Self.difference($0, $1) }
  }

  /// The change of each group of zones, in the order of the plan.
  package var groups: [Double?] {
    zip(before.result.groups, after.result.groups).map { Self.difference($0, $1) }
  }

  /// What the edits do to the target; `nil` where there is none, or no value to compare.
  package var verdict: Verdict? {
    guard let met = before.outcome?.isMet, let meets = after.outcome?.isMet else { return nil }
    return switch (met, meets) {
    case (false, true): .reached
    case (true, false): .lost
    case (true, true): .stillMet
    case (false, false): .stillMissed
    }
  }

  /// Below 10⁻⁹ of the figures it is rounding, such as of people who are cut at another place and counted again, and no change.
  private static func difference(_ before: Figure, _ after: Figure) -> Double? {
    guard let old = before.value, let new = after.value else { return nil }
    return abs(new - old) <= 1e-9 * max(abs(old), abs(new)) ? 0 : new - old
  }
}

/// What a scenario does to a target.
package enum Verdict: String, Sendable, CaseIterable {
  /// Missed before, met now.
  case reached
  /// Met before, missed now.
  case lost
  /// Met before and now.
  case stillMet = "still-met"
  /// Missed before and now.
  case stillMissed = "still-missed"
}

/// A project of a scenario with its shares of the changes.
package struct ProjectResult: Sendable {
  /// The name.
  package var name: LocalizedText
  /// The sum of its costs; `nil` where it carries none.
  package var cost: Double?
  /// Its share of the change of each indicator, in the order of the plan; `nil` for an indicator that it does not
  /// touch, or that has no value for some of the projects.
  package var shares: [ProjectShare?]
}

/// A project's share of the change of an indicator, in the indicator's unit.
package struct ProjectShare: Sendable, Hashable {
  /// The change if it were the only project.
  package var alone: Double
  /// The change that is lost without it.
  package var last: Double
  /// Its Shapley value: the change that it makes, averaged over all orders in which the projects could be built. The
  /// projects' values sum to the whole change.
  package var shapley: Double
  /// The standard error of the Shapley value; 0 where all orders were counted.
  package var standardError: Double

  /// The share with 0 in the place of changes that are but the rounding of sums.
  func withoutRounding(below least: Double) -> ProjectShare {
    func rounded(_ change: Double) -> Double { abs(change) <= least ? 0 : change }
    return ProjectShare(
      alone: rounded(alone), last: rounded(last), shapley: rounded(shapley), standardError: standardError)
  }
}
