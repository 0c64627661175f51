import Coverage
import Evaluation
import GIS
import Measures

/// What comes into reach of facilities, and what falls out of it.
package struct ReachChange: Sendable {
  /// The land that is newly in reach, in square metres.
  package var areaGained: Double
  /// The land that is no longer in reach, in square metres.
  package var areaLost: Double
  /// The people who are newly in reach; `nil` where the plan does not say where people live.
  package var peopleGained: Double?
  /// The people who are no longer in reach.
  package var peopleLost: Double?
  /// The land newly in reach, for a map; `nil` where there is none, or no map was asked for.
  package var gained: Geometry?
  /// The land no longer in reach, for a map.
  package var lost: Geometry?
  /// The land that the old facilities reach, and that old and new ones reach together, of the ground after the edits.
  var (areaBefore, areaTogether) = (0.0, 0.0)
  /// The people whom the old facilities reach, and old and new ones together, of those after the edits.
  var (peopleBefore, peopleTogether) = (0.0, 0.0)
  /// The part of what both reach together that rounding may come to.
  package var rounding = 0.0
}

extension ReachChange {
  /// Compares the reach of a coverage before and after edits.
  ///
  /// What is gained is what both together reach beyond the reach before, and what is lost what both reach beyond the
  /// reach after: areas of unions, so that no outline has to be cut by another. `nil` for a coverage by several
  /// facilities at once.
  /// Errors: as of coverage. Cost: three coverages.
  ///
  /// - Parameter isOfSamePeople: Whether the same people live in the same places before and after.
  package init?(
    of measure: CoverageMeasure, before: PlanContext, after: PlanContext, isOfSamePeople: Bool,
    drawsMaps: Bool
  ) throws {
    guard measure.depth == 1 else { return nil }
    let (old, new) = (try measure.reach(in: before), try measure.reach(in: after))
    let both = try Reach(joining: old, new)
    let ground = try measure.ground(in: after)
    func area(_ reach: Reach) throws -> Double {
      let covered = after.areas.completed(try reach.coverage(of: ground).covered)
      return after.areas.split(covered).whole
    }
    let reached = try area(both)
    // Differences of sums of so many pieces round in the last digits; below a square metre nothing has changed.
    func positive(_ value: Double, _ least: Double) -> Double { value < least ? 0 : value }
    areaBefore = try area(old)
    areaTogether = reached
    areaGained = positive(reached - areaBefore, 1e-9 * reached)
    areaLost = positive(reached - (try area(new)), 1e-9 * reached)
    rounding = both.discs == nil ? 1e-6 : 3e-9
    if after.population != nil {
      func whole(_ people: PeopleInReach) -> Double { after.areas.split(people.covered).whole }
      // Where the people are the same, the figures of each side are often known already.
      let people = whole(try both.people(in: after.settledPopulation()))
      let oldPeople = whole(
        isOfSamePeople ? try old.people(in: before) : try old.people(in: after.settledPopulation()))
      (peopleBefore, peopleTogether) = (oldPeople, people)
      peopleGained = positive(people - oldPeople, 1e-9 * people)
      peopleLost = positive(people - whole(try new.people(in: after)), 1e-9 * people)
    }
    if drawsMaps {
      gained = try Self.region(of: new, beyond: old, after)
      lost = try Self.region(of: old, beyond: new, after)
    }
  }

  /// What one reach has and another has not, inside the zones, as polygons.
  ///
  /// Only the facilities that the other lacks are drawn, so that a circle that both have leaves no slivers where its
  /// outline is broken at other places.
  private static func region(of reach: Reach, beyond other: Reach, _ context: PlanContext) throws -> Geometry?
  {
    var region: Geometry?
    let rest: Geometry?
    if let discs = reach.discs, let known = other.discs {
      let fresh = discs.removing(known)
      if fresh.isEmpty { return nil }
      region = try Geometry(polygons: CoverageOutline(of: fresh).polygons)
      rest = try Geometry(polygons: CoverageOutline(of: known).polygons)
    } else {
      region = try reach.drawn()
      rest = try other.drawn()
    }
    if let rest { region = try region?.subtracting(rest) }
    return try region?.intersection(context.areas.whole.geometry)
  }
}

extension Reach {
  /// The reach of the facilities of two reaches.
  fileprivate init(joining first: Reach, _ second: Reach) throws {
    if let discs = first.discs, let others = second.discs {
      self.init(discs: discs + others.removing(discs), region: nil, key: nil)
      return
    }
    let regions = try [first.drawn(), second.drawn()].compactMap { $0 }
    let joined = try SurfaceCoverage(
      region: Geometry.union(of: regions), sagitta: max(first.sagitta, second.sagitta))
    self.init(discs: nil, region: joined, key: nil)
  }

  /// The people within reach, not shared with other measures.
  fileprivate func people(in settled: SettledPopulation) throws -> PeopleInReach {
    if let discs { return try settled.inReach(of: discs) }
    return try settled.inReach(of: region?.region)
  }

  /// The region as polygons.
  fileprivate func drawn() throws -> Geometry? {
    if let discs { return try Geometry(polygons: CoverageOutline(of: discs).polygons) }
    return region?.region
  }
}

extension [Disc] {
  /// The discs without those of another list, each taken away as often as it stands there.
  fileprivate func removing(_ others: [Disc]) -> [Disc] {
    var counts: [Disc: Int] = [:]
    for disc in others { counts[disc, default: 0] += 1 }
    return filter { disc in
      guard let count = counts[disc], count > 0 else { return true }
      counts[disc] = count - 1
      return false
    }
  }
}
