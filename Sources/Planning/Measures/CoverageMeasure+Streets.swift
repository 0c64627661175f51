import Coverage
import GIS
import StreetNetwork

/// Coverage along streets: the share of people who can walk to a facility within its radius, the ways to and from the
/// nearest street included.
///
/// People at points walk from there; those of a surface, cut by the zones, from the centre of each piece. Who is further from
/// every street than max-snap reaches nothing, and is told of.
extension CoverageMeasure {
  /// Records parameters that do not go together.
  func checkDistance(_ reader: inout ParameterReader) {
    guard distance == .alongStreets else {
      if !streets.isEmpty {
        reader.report(
          "streets", code: "streets-unused", "is given, but the distance is a straight line.",
          advice: "Add distance: along-streets, or leave streets out.")
      }
      return
    }
    if streets.isEmpty {
      reader.report(
        "streets", code: "missing-parameter", "is needed for a distance along streets.",
        advice: "Name the layers of the streets.")
    }
    if basis != .population {
      reader.report(
        "of", code: "streets-reach-people",
        "should be population: along streets, people are counted, not land.")
    }
    if depth > 1 {
      reader.report("at-least", code: "streets-reach-once", "cannot be above 1 along streets.")
    }
  }

  func streetResult(_ reach: Reach, _ context: PlanContext) throws -> MeasureResult {
    guard let discs = reach.discs else {
      throw Failure(
        .badData, code: "facilities-not-points", "Along streets, facilities are points.",
        advice: "Use points, such as the entrances of a park.")
    }
    let population = try context.settledPopulation()
    let doors = population.doors
    let streets = try context.streets(of: self.streets)
    let walks = try StreetWalks(
      from: doors, to: discs.map(\.center), radii: discs.map(\.radius), along: streets,
      maxSnap: maxSnap.metres)
    let people = population.inReach(at: walks.walks.map { $0 != nil })
    let shares = context.areas.split(
      zip(people.covered, people.total).map { Figure.quotient($0, by: $1, emptiness: .nobodyLivesHere) })
    var result = MeasureResult(
      overall: shares.whole, zones: shares.zones, groups: shares.groups, unit: .share, numeratorUnit: .people,
      denominatorUnit: .people, reading: streetReading(context))
    let unsnapped = population.inReach(at: walks.isSnapped.map { !$0 })
    result.notes = notes(on: walks, streets, discs.count, context.areas.split(unsnapped.covered).whole)
    guard context.detail >= .companions else { return result }
    let byAir = try reach.people(in: context)
    result.companions = companions(of: walks, discs, doors, population, unsnapped, byAir, context)
    if context.detail == .layers {
      result.layers = layers(of: walks, reach, doors, population.peopleAtDoors, streets)
    }
    return result
  }

  private func notes(
    on walks: StreetWalks, _ streets: Streets, _ facilities: Int, _ people: Double
  ) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    let unsnapped = walks.unsnappedFacilities.count
    let metres = digits(maxSnap.metres)
    if unsnapped > 0 {
      notes.append(
        LocalizedText(
          zh: "\(facilities) 处设施中有 \(unsnapped) 处距任何道路超过 \(metres) 米，未计入。",
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

  private func companions(
    of walks: StreetWalks, _ discs: [Disc], _ doors: [Point], _ population: SettledPopulation,
    _ unsnapped: PeopleInReach, _ byAir: PeopleInReach,
    _ context: PlanContext
  ) -> [Companion] {
    func companion(
      _ key: String, _ name: LocalizedText, _ values: [Double?], _ unit: MeasureUnit
    ) -> Companion? {
      let (zones, _, whole) = context.areas.split(values)
      return whole.map { Companion(key: key, name: name, value: $0, zones: zones, unit: unit) }
    }
    func quotients(_ top: [Double], _ bottom: [Double]) -> [Double?] {
      zip(top, bottom).map { $1 > 0 ? $0 / $1 : nil }
    }
    let walked = population.sums(at: walks.walks.map { $0?.distance ?? 0 })
    let straight = population.sums(
      at: zip(walks.walks, doors).map { walk, door in
        walk.map { door.distance(to: discs[$0.facility].center) } ?? 0
      })
    return [
      companion(
        "straight-line", LocalizedText(zh: "直线距离覆盖率", en: "share in a straight line"),
        quotients(byAir.covered, byAir.total), .share),
      companion(
        "detour", LocalizedText(zh: "绕行系数（沿路÷直线）", en: "detour: the walk ÷ the straight line"),
        quotients(walked.covered, straight.covered), .named("×")),
      companion(
        "unsnapped-people", LocalizedText(zh: "距道路过远的人口", en: "people too far from every street"),
        unsnapped.covered, .people),
    ].compactMap { $0 }
  }

  private func layers(
    of walks: StreetWalks, _ reach: Reach, _ doors: [Point], _ people: [Double], _ streets: Streets
  ) -> [ResultLayer] {
    let straight = ReachLocator(reach)
    let discs = reach.discs ?? []
    var byAir: [Feature] = []
    var unsnapped = walks.unsnappedFacilities.map {
      Feature(geometry: .point(discs[$0].center), properties: ["kind": .string("facility")])
    }
    for (number, door) in doors.enumerated() where people[number] > 0 {
      let properties: Properties = ["kind": .string("people"), "people": .number(people[number])]
      if !walks.isSnapped[number] {
        unsnapped.append(Feature(geometry: .point(door), properties: properties))
      } else if walks.walks[number] == nil, straight.holds(door) {
        byAir.append(Feature(geometry: .point(door), properties: properties))
      }
    }
    var layers = [
      ResultLayer(.covered, Layer(name: "streets-in-reach", features: streets.features(within: walks.reach))),
      ResultLayer(.byAirOnly, Layer(name: "by-air-only", features: byAir)),
    ]
    if !unsnapped.isEmpty {
      layers.append(ResultLayer(.unsnapped, Layer(name: "unsnapped", features: unsnapped)))
    }
    return layers
  }

  private func streetReading(_ context: PlanContext) -> Reading {
    let names = context.names(of: facilities)
    let metres = "\(digits(radius.metres)) m"
    return Reading(
      words: LocalizedText(
        zh: "沿路步行 \(metres) 内可达设施（\(names.zh)）的人口占比，含往返最近道路的路程；设施不论位于何处均计入。",
        en:
          "Share of the people within \(metres) along streets of \(names.en), the ways to and from the nearest street "
          + "included; facilities count wherever they lie."),
      fields: [
        Reading.Field("distance", "along streets"), Reading.Field("radius", metres),
        Reading.Field("of", basis.rawValue), Reading.Field("facilities", facilities.joined(separator: ", ")),
        Reading.Field("streets", streets.joined(separator: ", ")),
        Reading.Field("max-snap", "\(digits(maxSnap.metres)) m"),
        Reading.Field("edge", "facilities are used wherever they lie"),
      ])
  }
}

extension Streets {
  /// The parts of the streets within reach, a line each, cut exactly.
  fileprivate func features(within reach: StreetReach) -> [Feature] {
    (0..<graph.edgeCount).flatMap { edge in
      reach.reachedParts(of: edge).compactMap { part in
        LineString(graph.shape(of: edge, from: part.lowerBound, to: part.upperBound)).map {
          Feature(
            geometry: .lineString($0), properties: ["length_m": .number(part.upperBound - part.lowerBound)])
        }
      }
    }
  }
}
