import Coverage
import Evaluation
import GIS
import PlanFile
import StreetNetwork

/// The share of the ground, of a mask or of the people within a distance of facilities.
package struct CoverageMeasure: Measure {
  /// What the share is of.
  package enum Basis: String, CaseIterable {
    case area
    case population
    case streets
  }

  /// How the distance is taken.
  package enum Distance: String, CaseIterable {
    case straightLine = "straight-line"
    case alongStreets = "along-streets"
  }

  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    "coverage", units: [.share],
    parameters: [
      Parameter("facilities", .layers, .required, texts("parameter/coverage/facilities")),
      Parameter("radius", .length, .optional, texts("parameter/coverage/radius")),
      Parameter(
        "of", .choice(Basis.allCases.map(\.rawValue)), .defaulted("area"), texts("parameter/coverage/of")),
      Parameter("mask", .layer, .optional, texts("parameter/coverage/mask")),
      Parameter("at-least", .wholeNumber, .defaulted("1"), texts("parameter/coverage/at-least")),
      Parameter("radius-property", .text, .optional, texts("parameter/coverage/radius-property")),
    ] + streetParameters)

  package let facilities: [String]
  let walkingRadius: WalkingRadius?
  package let basis: Basis
  package let mask: String?
  package let depth: Int
  package let radiusProperty: String?
  package let distance: Distance
  package let streets: [String]
  package let maxSnap: Length
  package let crossings: Crossings
  let halfWidth: Length
  let parallels: ParallelLines

  /// How far a facility serves that has no radius of its own; `nil` where each must have one.
  package var radius: Length? { walkingRadius?.length }

  /// Takes the parameters out of the plan.
  package init(from reader: inout ParameterReader) {
    facilities = reader.layers("facilities")
    walkingRadius = Self.walkingRadius(from: &reader)
    basis = reader.choice("of")
    mask = reader.optionalLayer("mask")
    depth = reader.wholeNumber("at-least")
    radiusProperty = reader.optionalText("radius-property")
    distance = reader.choice("distance")
    streets = reader.optionalLayers("streets")
    maxSnap = reader.length("max-snap")
    crossings = reader.choice("crossings")
    halfWidth = reader.length("half-width")
    parallels = ParallelLines(from: &reader)
    checkDistance(&reader)
    if basis == .population {
      reader.requirePopulation("of")
      if mask != nil {
        reader.report("mask", texts.problem("mask-of-people"))
      }
    }
  }

  /// A fraction.
  package var unit: MeasureUnit { .share }

  /// The streets where the share is of them.
  package var countedLengths: CountedLengths? {
    basis == .streets ? CountedLengths(layers: streets, isDistinct: parallels.isDistinct) : nil
  }

  /// A share of people depends on where they live, a share of land does not.
  package var readsPopulation: Bool { basis == .population }

  /// Facilities serve as far as their radius, without a limit where each has its own; streets lead as far.
  package var reaches: [String: Double] {
    let reach = radiusProperty == nil ? radius?.metres ?? .infinity : .infinity
    return Dictionary((facilities + streets).map { ($0, reach) }) { $1 }
  }

  /// What it needs of its layers.
  package var demands: [DataDemand] {
    var demands = mask.map { [DataDemand.geometries(.surface, in: [$0])] } ?? []
    if !streets.isEmpty { demands.append(.geometries(.line, in: streets)) }
    if let radiusProperty { demands.append(.radii(in: radiusProperty, of: facilities, otherwise: radius)) }
    if depth > 1, distance != .alongStreets {
      demands.append(.points(in: facilities, otherwise: depthNeedsPoints))
    }
    return demands
  }

  private var depthNeedsPoints: Failure {
    Failure(.badData, texts.problem("depth-needs-points", ["depth": depth]))
  }

  /// Computes the figures, the layers of covered ground and gaps, and the place that is worst off.
  package func evaluate(in context: PlanContext) throws -> MeasureResult {
    let reach = try reach(in: context)
    if distance == .alongStreets { return try streetResult(reach, context) }
    guard depth == 1 || reach.discs != nil else { throw depthNeedsPoints }
    var result =
      switch basis {
      case .area: try areaResult(reach, context)
      case .population, .streets: try populationResult(reach, context)
      }
    if let remark = try remarkOnRepeats(reach, context) { result.notes.append(remark) }
    return result
  }

  /// Where the facilities reach by air.
  package func reach(in context: PlanContext) throws -> Reach {
    try context.reach(of: facilities, radius: radius, property: radiusProperty)
  }

  /// The land that counts in each area.
  package func ground(in context: PlanContext) throws -> ZoneSet {
    try mask.map { try ZoneSet(context.surfaces(of: [$0])) } ?? context.zoneSet
  }

  // MARK: - Land

  private func areaResult(_ reach: Reach, _ context: PlanContext) throws -> MeasureResult {
    let ground = try ground(in: context)
    let areas = context.areas
    let found =
      try figuresAfterEdits(of: reach, context).map { Reach.SortedCoverage(figures: $0, index: nil) }
      ?? reach.sortedCoverage(of: ground, atLeast: depth)
    let figures = found.figures
    let (covered, total) = (areas.completed(figures.covered), areas.completed(figures.total))
    let emptiness = mask == nil ? texts("empty/no-area") : texts("empty/no-mask")
    let shares = areas.split(
      zip(covered, total).map { Figure.quotient($0, by: $1, emptiness: emptiness) })

    var result = MeasureResult(
      overall: shares.whole, zones: shares.zones, groups: shares.groups, unit: .share,
      numeratorUnit: .squareMetres, denominatorUnit: .squareMetres, reading: reading(context))
    let outline = areas.split(areas.completed(figures.outlineLength)).whole
    let ofWhole = areas.split(total).whole
    if ofWhole > 0 { result.errorBound = min(1, reach.sagitta * outline / ofWhole) }
    result.outlineError = .metres(reach.sagitta)
    try addMaps(to: &result, reach, ground, found, context)
    if context.detail >= .companions, context.population != nil {
      let people = try reach.people(in: context, atLeast: depth)
      let outside = areas.split(zip(people.total, people.covered).map { $0 - $1 })
      result.companions.append(
        Companion(
          key: "people-outside", name: texts("companion/people-outside"), value: outside.whole,
          zones: outside.zones, unit: .people))
    }
    return result
  }

  /// The figures from those before edits, by the facilities that differ: where figures alone are asked for, since
  /// outlines are not kept. `nil` where that way is not open. Within 10⁻⁹ of the figures computed anew.
  private func figuresAfterEdits(of reach: Reach, _ context: PlanContext) throws -> CoverageFigures? {
    guard context.detail == .figures, depth == 1, mask == nil, let discs = reach.discs,
      let before = context.beforeEdits
    else { return nil }
    let known = try before.shared.value(EditableCoverageKey(reach: reach.key)) {
      try self.reach(in: before).discs.map { try EditableCoverage(before.zoneSet, discs: $0) }
    }
    guard var coverage = known else { return nil }
    do {
      try coverage.update(to: discs)
      return coverage.figures
    } catch {
      // Where an edit does not pass its self-check all is computed anew, which has a check of its own.
      return nil
    }
  }

  /// Layers of what is covered and what is not by zone, and the place that is worst off.
  private func addMaps(
    to result: inout MeasureResult, _ reach: Reach, _ ground: ZoneSet, _ coverage: Reach.SortedCoverage?,
    _ context: PlanContext
  ) throws {
    guard context.detail >= .companions else { return }
    if context.detail == .layers {
      let figures = try coverage?.figures ?? reach.coverage(of: ground, atLeast: depth)
      do {
        let drawn = try reach.layers(of: ground, figures: figures, atLeast: depth)
        let zones = context.areas.zones
        result.layers += [
          ResultLayer(.covered, .ofZones(named: "covered", zones, drawn.covered, result.zones)),
          ResultLayer(.gaps, .ofZones(named: "gaps", zones, drawn.gaps, result.zones)),
        ]
      } catch let failure as Failure where failure.kind == .computation {
        // The figures come from the exact areas and stand; a map that does not agree with them is not shown.
        result.notes.append(
          texts("note/no-maps", ["reason": failure.problems.first?.message ?? ""]))
      }
    }
    guard let discs = reach.discs, !discs.isEmpty else { return }
    // Zones that are a partition are the whole themselves; otherwise the whole is the last of the areas.
    let whole =
      context.areas.isPartition ? ground : ZoneSet(ground.geometries.suffix(1).map(\.polygons))
    if depth == 1, context.detail == .layers {
      let marginal = try ZoneSet([whole.geometries.flatMap(\.polygons)]).marginalAreas(of: discs)
      let features = try discs.indices.map { number in
        let (id, named) = try label(of: reach.origins[number], in: context)
        var properties = named
        properties["radius_m"] = .number(discs[number].radius)
        properties["marginal_m2"] = .number(marginal[number])
        return Feature(id: id, geometry: .point(discs[number].center), properties: properties)
      }
      result.layers.append(ResultLayer(.facilities, Layer(name: "facilities", features: features)))
    }
    let index = context.areas.isPartition ? coverage?.index : nil
    if let worst = try whole.mostDistantPoint(from: index ?? whole.index(of: discs)) {
      result.companions.append(
        Companion(
          key: "greatest-distance", name: texts("companion/greatest-distance"), value: worst.distance,
          unit: .metres, place: worst.point,
          zone: ground.zones(at: worst.point).first.flatMap { number in
            context.areas.zones.indices.contains(number) ? context.areas.zones[number].key : nil
          }))
      guard context.detail == .layers else { return }
      let feature = Feature(
        geometry: .point(worst.point),
        properties: ["distance_m": .number(worst.distance), "beyond_radius_m": .number(worst.excess)])
      result.layers.append(ResultLayer(.witnesses, Layer(name: "witnesses", features: [feature])))
    }
  }

  /// The id of a facility, and what maps say of it: its layer and its name.
  package func label(of origin: Reach.Origin, in context: PlanContext) throws -> (
    id: PropertyValue?, Properties
  ) {
    let (layer, feature) = try context.facility(origin, among: facilities)
    var properties: Properties = ["layer": .string(layer.key)]
    if let name = feature.properties[layer.nameField ?? "name"] { properties["name"] = name }
    return (feature.id, properties)
  }

  // MARK: - People

  private func populationResult(_ reach: Reach, _ context: PlanContext) throws -> MeasureResult {
    let people = try reach.people(in: context, atLeast: depth)
    let shares = context.areas.split(
      zip(people.covered, people.total).map { Figure.quotient($0, by: $1, emptiness: .nobodyLivesHere) })
    var result = MeasureResult(
      overall: shares.whole, zones: shares.zones, groups: shares.groups, unit: .share, numeratorUnit: .people,
      denominatorUnit: .people, reading: reading(context))
    result.outlineError = .metres(reach.sagitta)
    try addMaps(to: &result, reach, context.zoneSet, nil, context)
    if reach.discs == nil {
      result.notes.append(
        texts("note/polygonal-reach", ["metres": (reach.sagitta * 100).rounded() / 100]))
    }
    return result
  }

  // MARK: - Reading

  private func reading(_ context: PlanContext) -> Reading {
    let names = context.names(of: facilities)
    let reached =
      switch (radius, radiusProperty) {
      case (let radius?, nil): metresInWords(radius)
      case (let radius?, _): texts("or-own-radius", ["radius": metresInWords(radius)])
      case (nil, _): texts("own-radius")
      }
    let of =
      switch (basis, mask) {
      case (.population, _), (.streets, _): texts("the-people")
      case (.area, nil): texts("the-land-area")
      case (.area, let mask?): texts("area-of", ["names": context.names(of: [mask])])
      }
    let words =
      depth == 1
      ? texts("coverage/reading", ["of": of, "radius": reached, "names": names])
      : texts(
        "coverage/reading/several", ["of": of, "radius": reached, "names": names, "depth": depth])
    var fields = [
      Reading.Field("distance", "straight line"),
      Reading.Field("radius", radius.map { metresInWords($0).en } ?? "own"),
      Reading.Field("of", mask.map { "area of \($0)" } ?? basis.rawValue),
      Reading.Field("facilities", facilities.joined(separator: ", ")),
      Reading.Field("at-least", String(depth)),
      Reading.Field("edge", "facilities are used wherever they lie"),
    ]
    if let radiusProperty { fields.append(Reading.Field("radius-property", radiusProperty)) }
    return Reading(words: words, fields: fields)
  }
}

/// The land that facilities cover, ready for edits of them.
private struct EditableCoverageKey: SharedKey {
  typealias Value = EditableCoverage?
  let reach: ReachKey?
}

extension LocalizedText {
  /// Why there is no figure for each person.
  static let nobodyLivesHere = texts("empty/nobody")
}

extension CoverageMeasure {
  /// The facilities within the radius.
  package var services: [FacilityService] {
    radius.map { [FacilityService(layers: facilities, radius: $0)] } ?? []
  }

  /// The property of a facility's own radius.
  package var properties: [PropertyUse] { PropertyUse.of(radiusProperty, in: facilities) }
}
