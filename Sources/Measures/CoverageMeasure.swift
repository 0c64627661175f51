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
  package let travel: Travel
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
    let crossings: Crossings = reader.choice("crossings")
    travel = Travel(from: &reader, crossings: crossings)
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
    basis == .streets ? CountedLengths(layers: travel.streets, isDistinct: parallels.isDistinct) : nil
  }

  /// A share of people depends on where they live, a share of land does not.
  package var readsPopulation: Bool { basis == .population }

  /// The facilities within the radius.
  package var services: [FacilityService] {
    [
      FacilityService(
        layers: facilities, radius: radius, hasOwnRadii: radiusProperty != nil, streets: travel.streets)
    ]
  }

  /// What it needs of its layers.
  package var demands: [DataDemand] {
    var demands = mask.map { [DataDemand.geometries(.surface, in: [$0])] } ?? []
    demands += travel.demands
    if let radiusProperty { demands.append(.radii(in: radiusProperty, of: facilities, otherwise: radius)) }
    if depth > 1, !travel.isWalk {
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
    if travel.isWalk { return try streetResult(reach, context) }
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
    var result = context.quotients(
      covered, by: total, emptiness: emptiness, unit: .share, numeratorUnit: .squareMetres,
      denominatorUnit: .squareMetres, reading: reading(context))
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

  // MARK: - People

  private func populationResult(_ reach: Reach, _ context: PlanContext) throws -> MeasureResult {
    let people = try reach.people(in: context, atLeast: depth)
    var result = context.share(of: people, reading(context))
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
