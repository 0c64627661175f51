import Evaluation
import GIS
import Measures
import PlanFile

extension IndicatorChange {
  /// Holds the figures of a coverage against what was gained and lost: what is covered after the edits, less what was
  /// before, is what was gained less what was lost, square metre by square metre and person by person. The figures and
  /// the gains are computed from different facilities, so that one that is lost or counted twice on either way shows.
  ///
  /// Gains and losses below 10⁻⁹ of what old and new facilities reach together count as none, and the figures round by
  /// less than as much: 3 · 10⁻⁹ of it in all. Where lines or surfaces are overlaid by GEOS, which may move a corner by
  /// some 10⁻⁶ m, it is 10⁻⁶.
  ///
  /// - Parameter isSameGround: Whether the land, or the people, that count are the same before and after. Where they are
  ///   not, what the old facilities reach of the new ones stands for the figure before.
  /// - Throws: ``/GIS/Failure`` of kind computation where it does not hold.
  func checkBalance(of basis: CoverageMeasure.Basis, isSameGround: Bool) throws(Failure) {
    guard let reach else { return }
    let known: (before: Double, gained: Double, lost: Double, together: Double)
    switch basis {
    case .area: known = (reach.areaBefore, reach.areaGained, reach.areaLost, reach.areaTogether)
    case .population:
      guard let gained = reach.peopleGained, let lost = reach.peopleLost else { return }
      known = (reach.peopleBefore, gained, lost, reach.peopleTogether)
    case .streets: return
    }
    let was = isSameGround ? before.result.overall.numerator : known.before
    let change = after.result.overall.numerator - was
    let tolerance = reach.rounding * known.together
    if abs(change - (known.gained - known.lost)) <= tolerance { return }
    let unit = after.result.numeratorUnit.identifier
    throw Failure(
      .computation,
      texts.problem(
        "change-does-not-balance",
        [
          "id": after.indicator.id, "change": change, "unit": unit, "gained": known.gained,
          "lost": known.lost, "tolerance": tolerance,
        ]),
      at: after.indicator.place)
  }
}
