import GIS
import StreetNetwork

/// The doors of people on streets.
private struct StreetDoorsKey: SharedKey {
  typealias Value = StreetDoors
  let streets: [String]
  let maxSnap: Length
}

/// The life circle on foot: people at points walk from there, those of a surface, cut by the zones, from the centre of
/// each piece. Who is further from every street than max-snap has nothing, and is told of.
extension LifeCircleMeasure {
  func streetResult(_ reaches: [Reach], _ context: PlanContext) throws -> MeasureResult {
    let facilities = try zip(reaches, categories).map { reach, category in
      guard let discs = reach.discs else {
        throw Failure(
          .badData, code: "facilities-not-points",
          "Along streets, facilities are points, but those of “\(category.name.en)” are not.",
          advice: "Use points, such as the entrances of a park.")
      }
      return discs
    }
    let population = try context.settledPopulation()
    let streets = try context.streets(of: self.streets)
    let doors = try context.shared.value(StreetDoorsKey(streets: self.streets, maxSnap: maxSnap)) {
      try StreetDoors(population.doors, on: streets, maxSnap: maxSnap.metres)
    }
    let walks = try concurrentMap(count: facilities.count) { doors.reached(from: facilities[$0]) }
    let marks = walks.map(\.marks)
    var hasAll = [Bool](repeating: true, count: doors.isSnapped.count)
    for marks in marks {
      for (door, isReached) in marks.enumerated() where !isReached { hasAll[door] = false }
    }
    var result = result(of: population.inReach(at: hasAll), reading(context), context)
    let unsnapped = population.inReach(at: doors.isSnapped.map { !$0 })
    let lost = context.areas.split(unsnapped.covered)
    result.notes = notes(
      walks.reduce(0) { $0 + $1.unsnapped }, of: facilities.reduce(0) { $0 + $1.count }, lost.whole, streets)
    if context.detail >= .companions {
      result.companions = companions(marks.map { population.inReach(at: $0) }, context)
      result.companions.append(
        Companion(
          key: "unsnapped-people",
          name: LocalizedText(zh: "距道路过远的人口", en: "people too far from every street"),
          value: lost.whole, zones: lost.zones, unit: .people))
    }
    if context.detail == .layers { result.layers = [places(population, marks, context)] }
    return result
  }

  private func notes(
    _ unsnapped: Int, of facilities: Int, _ people: Double, _ streets: Streets
  ) -> [LocalizedText] {
    let metres = digits(maxSnap.metres)
    var notes: [LocalizedText] = []
    if unsnapped > 0 {
      notes.append(
        LocalizedText(
          zh: "各类设施共 \(facilities) 处，其中 \(unsnapped) 处距任何道路超过 \(metres) 米，未计入。",
          en:
            "\(unsnapped) of \(facilities) facilities are more than \(metres) m from every street and serve nobody."
        ))
    }
    if people > 0 {
      let count = digits(people.rounded())
      notes.append(
        LocalizedText(
          zh: "\(count) 人居住处距任何道路超过 \(metres) 米，计为不可达。",
          en: "\(count) people live more than \(metres) m from every street and count as out of reach."))
    }
    let share = streets.components.largestShare
    if share < 0.95 {
      let percent = digits((share * 1_000).rounded() / 10)
      notes.append(
        LocalizedText(
          zh: "道路网不连通：最大连通部分仅占总长的 \(percent) %。",
          en: "The streets are not connected: the largest part has \(percent) % of their length."))
    }
    return notes
  }
}
