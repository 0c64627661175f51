import Coverage
import GIS
import Provision
import StreetNetwork

/// Coverage along streets: the share of people who can walk to a facility within its radius, the ways to and from the
/// nearest street included; or the share of the streets themselves that lie within it.
///
/// People at points walk from there; those of a surface, cut by the zones, from the centre of each piece. Who is further from
/// every street than max-snap reaches nothing, and is told of.
extension CoverageMeasure {
  func streetResult(_ reach: Reach, _ context: PlanContext) throws -> MeasureResult {
    guard let discs = reach.discs else {
      throw Failure(
        .badData, code: "facilities-not-points", "Along streets, facilities are points.",
        advice: "Use points, such as the entrances of a park.")
    }
    let population = context.population == nil ? nil : try context.settledPopulation()
    let destinations = try zip(discs, reach.origins).map { disc, origin in
      let (id, properties) = try label(of: origin, in: context)
      return WalkingDestination(point: disc.center, radius: disc.radius, id: id, properties: properties)
    }
    let walking = try WalkingReach(
      to: destinations, from: population?.doors ?? [], people: population?.peopleAtDoors ?? [],
      along: context.streets(of: streets, crossings: crossings), maxSnap: maxSnap)
    var result: MeasureResult
    if basis == .streets {
      result = try shareOfStreets(walking, context)
    } else {
      result = shareOfPeople(try context.settledPopulation().inReach(at: walking.isReached), context)
    }
    let unsnapped = population?.inReach(at: walking.walks.isSnapped.map { !$0 })
    result.notes = walking.remarks(
      unsnapped: unsnapped.map { context.areas.split($0.covered).whole } ?? 0)
    guard context.detail >= .companions else { return result }
    if let population, let unsnapped {
      result.companions = companions(
        of: walking, population, unsnapped, byAir: try reach.people(in: context), context)
    }
    if context.detail == .layers {
      result.layers = try walking.layers(halfWidth: halfWidth)
    }
    return result
  }

  private func shareOfPeople(_ people: PeopleInReach, _ context: PlanContext) -> MeasureResult {
    let shares = context.areas.split(
      zip(people.covered, people.total).map { Figure.quotient($0, by: $1, emptiness: .nobodyLivesHere) })
    return MeasureResult(
      overall: shares.whole, zones: shares.zones, groups: shares.groups, unit: .share, numeratorUnit: .people,
      denominatorUnit: .people, reading: streetReading(context))
  }

  private func shareOfStreets(_ walking: WalkingReach, _ context: PlanContext) throws -> MeasureResult {
    func metres(of lines: [LineString]) throws -> [Double] {
      try context.metres(of: LineNetwork(of: lines.map(Geometry.lineString)))
    }
    return context.quotients(
      try metres(of: walking.walks.reach.serviceAreas().flatMap(\.lines)),
      by: try metres(of: walking.streets.graph.lines),
      emptiness: LocalizedText(zh: "没有道路", en: "there is no street here"), unit: .share,
      numeratorUnit: .metres, denominatorUnit: .metres, reading: streetReading(context))
  }

  private func companions(
    of walking: WalkingReach, _ population: SettledPopulation, _ unsnapped: PeopleInReach,
    byAir: PeopleInReach, _ context: PlanContext
  ) -> [Companion] {
    func quotients(_ top: [Double], _ bottom: [Double]) -> [Double?] {
      zip(top, bottom).map { $1 > 0 ? $0 / $1 : nil }
    }
    let walked = population.sums(at: walking.walked)
    let straight = population.sums(at: walking.straight)
    return [
      companion(
        "straight-line", LocalizedText(zh: "直线距离覆盖率", en: "in a straight line"),
        quotients(byAir.covered, byAir.total), .share, context),
      companion(
        "detour", LocalizedText(zh: "绕行系数（沿路÷直线）", en: "detour"),
        quotients(walked.covered, straight.covered), .named("×"), context),
      companion(
        "unsnapped-people", LocalizedText(zh: "距道路过远的人口", en: "too far from a street"),
        unsnapped.covered, .people, context),
    ].compactMap { $0 } + [
      Companion(
        key: "unsnapped-facilities",
        name: LocalizedText(zh: "距道路过远的设施", en: "facilities too far from a street"),
        value: Double(walking.walks.unsnappedFacilities.count), unit: .count)
    ]
  }

  private func companion(
    _ key: String, _ name: LocalizedText, _ values: [Double?], _ unit: MeasureUnit, _ context: PlanContext
  ) -> Companion? {
    let (zones, _, whole) = context.areas.split(values)
    return whole.map { Companion(key: key, name: name, value: $0, zones: zones, unit: unit) }
  }

  private func streetReading(_ context: PlanContext) -> Reading {
    let names = context.names(of: facilities)
    let radius = walkingRadius?.words ?? LocalizedText(zh: "设施自身半径", en: "a facility's own radius")
    let of =
      basis == .streets
      ? LocalizedText(zh: "道路长度", en: "the street length") : LocalizedText(zh: "人口", en: "the people")
    var fields = [
      Reading.Field("distance", "along streets"),
      Reading.Field("radius", self.radius.map { "\(digits($0.metres)) m" } ?? "own"),
      Reading.Field("of", basis.rawValue), Reading.Field("facilities", facilities.joined(separator: ", ")),
      Reading.Field("streets", streets.joined(separator: ", ")),
      Reading.Field("crossings", crossings.rawValue),
      Reading.Field("max-snap", "\(digits(maxSnap.metres)) m"),
      Reading.Field("edge", "facilities are used wherever they lie"),
    ]
    if let pace = walkingRadius?.pace {
      fields.append(Reading.Field("walking-time", "\(digits(pace.time.minutes)) min"))
      fields.append(Reading.Field("walking-speed", "\(digits(pace.speed.kilometresPerHour)) km/h"))
    }
    return Reading(
      words: LocalizedText(
        zh: "沿路步行 \(radius.zh) 内可达设施（\(names.zh)）的\(of.zh)占比，含往返最近道路的路程；设施不论位于何处均计入。",
        en:
          "Share of \(of.en) within \(radius.en) along streets of \(names.en), the ways to and from the nearest "
          + "street included; facilities count wherever they lie."),
      fields: fields)
  }
}
