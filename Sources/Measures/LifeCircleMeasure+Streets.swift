import Evaluation
import GIS
import PlanFile

/// The doors of people on streets.
private struct StreetDoorsKey: SharedKey {
  typealias Value = StreetDoors
  let travel: Travel
}

/// The life circle on foot: people at points walk from there, those of a surface, cut by the zones, from the centre of
/// each piece. Who is further from every street than max-snap has nothing, and is told of.
extension LifeCircleMeasure {
  func streetResult(_ reaches: [Reach], _ context: PlanContext) throws -> MeasureResult {
    let facilities = try zip(reaches, categories).map { reach, category in
      guard let discs = reach.discs else {
        throw Failure(
          .badData, texts.problem("facilities-not-points/category", ["name": category.name]))
      }
      return discs
    }
    let population = try context.settledPopulation()
    let streets = try travel.network(in: context)
    let doors = try context.shared.value(StreetDoorsKey(travel: travel)) {
      try StreetDoors(population.doors, on: streets, maxSnap: travel.maxSnap.metres)
    }
    let walks = try concurrentMap(count: facilities.count) { try doors.reached(from: facilities[$0]) }
    let marks = walks.map(\.marks)
    var hasAll = [Bool](repeating: true, count: doors.places.count)
    for marks in marks {
      for (door, isReached) in marks.enumerated() where !isReached { hasAll[door] = false }
    }
    var result = result(of: population.inReach(at: hasAll), reading(context), context)
    let lost = context.areas.split(population.inReach(at: doors.places.isSnapped.map { !$0 }).covered)
    result.notes =
      StreetRemarks(
        streets, doors: doors.places, facilities: walks.map(\.facilities), maxSnap: travel.maxSnap
      ) { context.areas.split(population.inReach(at: $0).covered).whole }.words
    if context.detail >= .companions {
      result.companions = companions(marks.map { population.inReach(at: $0) }, context)
      result.companions.append(
        Companion(
          key: "unsnapped-people", name: texts("companion/people-too-far"), value: lost.whole,
          zones: lost.zones, unit: .people))
    }
    if context.detail == .layers { result.layers = [places(population, marks, context)] }
    return result
  }
}
