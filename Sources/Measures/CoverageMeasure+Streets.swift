import Coverage
import Evaluation
import GIS
import PlanFile
import Provision
import StreetNetwork

/// Coverage along streets: the share of people who can walk to a facility within its radius, the ways to and from the
/// nearest street included; or the share of the streets themselves that lie within it.
///
/// People at points walk from there; those of a surface, cut by the zones, from the centre of each piece. Who is further from
/// every street than max-snap reaches nothing, and is told of.
extension CoverageMeasure {
  func streetResult(_ reach: Reach, _ context: PlanContext) throws -> MeasureResult {
    guard let discs = reach.discs else { throw Failure(.badData, texts.problem("facilities-not-points")) }
    let population = context.population == nil ? nil : try context.settledPopulation()
    let destinations = try zip(discs, reach.origins).map { disc, origin in
      let (id, properties) = try label(of: origin, in: context)
      return WalkingDestination(point: disc.center, radius: disc.radius, id: id, properties: properties)
    }
    let walking = try WalkingReach(
      to: destinations, from: population?.doors ?? [], people: population?.peopleAtDoors ?? [],
      along: travel.network(in: context), maxSnap: travel.maxSnap)
    var result: MeasureResult
    if basis == .streets {
      result = try shareOfStreets(walking, context)
    } else {
      result = context.share(
        of: try context.settledPopulation().inReach(at: walking.isReached), streetReading(context))
    }
    let unsnapped = population?.inReach(at: walking.walks.doors.isSnapped.map { !$0 })
    result.notes =
      walking.remarks { marks in
        population.map { context.areas.split($0.inReach(at: marks).covered).whole } ?? 0
      }.words
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

  private func shareOfStreets(_ walking: WalkingReach, _ context: PlanContext) throws -> MeasureResult {
    func metres(of lines: [LineString]) throws -> [Double] {
      try context.metres(of: LineNetwork(of: lines.map(Geometry.lineString)))
    }
    let graph = walking.streets.graph
    let counted = countedParts(of: graph)
    let reached = (0..<graph.edgeCount).map { edge in
      let parts = walking.walks.reach.reachedParts(of: edge)
      return counted.map { $0[edge].common(with: parts) } ?? parts
    }
    func lines(_ parts: [[ClosedRange<Double>]]) -> [LineString] {
      parts.enumerated().flatMap { edge, ranges in
        ranges.compactMap { LineString(graph.shape(of: edge, from: $0.lowerBound, to: $0.upperBound)) }
      }
    }
    return context.quotients(
      try metres(of: lines(reached)), by: try metres(of: counted.map(lines) ?? graph.lines),
      emptiness: texts("empty/no-street"), unit: .share,
      numeratorUnit: .metres, denominatorUnit: .metres, reading: streetReading(context))
  }

  /// The parts of each edge that count, as distances along it; `nil` where all do. What runs beside another street counts
  /// neither as reached nor as missing.
  private func countedParts(of graph: StreetGraph) -> [[ClosedRange<Double>]]? {
    guard parallels.isDistinct else { return nil }
    let kept = LineNetwork(of: graph.lines.map(Geometry.lineString)).stretches(tolerance: parallels.tolerance)
      .kept
    var segment = 0
    return (0..<graph.edgeCount).map { edge in
      var parts: [ClosedRange<Double>] = []
      var along = 0.0
      let shape = graph.shape(of: edge)
      // Segments without length are none of the network's.
      for (a, b) in zip(shape, shape.dropFirst()) where a != b {
        let length = a.distance(to: b)
        parts += kept[segment].map { along + $0.lowerBound * length...along + $0.upperBound * length }
        along += length
        segment += 1
      }
      return parts
    }
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
        "straight-line", texts("companion/straight-line"),
        quotients(byAir.covered, byAir.total), .share, context),
      companion(
        "detour", texts("companion/detour"),
        quotients(walked.covered, straight.covered), .named("×"), context),
      companion(
        "unsnapped-people", texts("companion/too-far"),
        unsnapped.covered, .people, context),
    ].compactMap { $0 } + [
      Companion(
        key: "unsnapped-facilities", name: texts("companion/facilities-too-far"),
        value: Double(walking.walks.facilities.isSnapped.count { !$0 }), unit: .count)
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
    let radius = walkingRadius?.words ?? texts("own-radius")
    let of = basis == .streets ? texts("the-street-length") : texts("the-people")
    var fields =
      [
        Reading.Field("distance", "along streets"),
        Reading.Field("radius", self.radius.map { "\(digits($0.metres)) m" } ?? "own"),
        Reading.Field("of", basis.rawValue), Reading.Field("facilities", facilities.joined(separator: ", ")),
      ] + travel.fields(tellsCrossings: true) + [
        Reading.Field("edge", "facilities are used wherever they lie")
      ]
    if basis == .streets { fields.append(parallels.field) }
    if let pace = walkingRadius?.pace {
      fields.append(Reading.Field("walking-time", "\(digits(pace.time.minutes)) min"))
      fields.append(Reading.Field("walking-speed", "\(digits(pace.speed.kilometresPerHour)) km/h"))
    }
    return Reading(
      words: texts(
        "coverage/reading/walked",
        ["of": of, "radius": radius, "names": names, "parallels": parallels.words]),
      fields: fields)
  }
}

extension [ClosedRange<Double>] {
  /// What ranges in order have in common with others in order.
  fileprivate func common(with others: [ClosedRange<Double>]) -> [ClosedRange<Double>] {
    var common: [ClosedRange<Double>] = []
    var other = 0
    for range in self {
      while other < others.count, others[other].upperBound <= range.lowerBound { other += 1 }
      var next = other
      while next < others.count, others[next].lowerBound < range.upperBound {
        common.append(
          Swift.max(
            range.lowerBound, others[next].lowerBound)...Swift.min(range.upperBound, others[next].upperBound))
        next += 1
      }
    }
    return common
  }
}
