import Accessibility
import Evaluation
import GIS
import PlanFile

/// What people can reach from where they live: opportunities within a limit, weighted by distance, or the supply for each
/// person.
package struct AccessibilityMeasure: Measure {
  /// What is computed of the distances.
  enum Mode: String, CaseIterable {
    case cumulative, gravity
    case twoStep = "two-step"
  }

  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    "accessibility", units: [.inReach, .perThousandPeople],
    parameters: [
      Parameter("opportunities", .layers, .required, texts("parameter/accessibility/opportunities")),
      Parameter("property", .text, .optional, texts("parameter/accessibility/property")),
      Parameter("limit", .length, .required, texts("parameter/accessibility/limit")),
      Parameter(
        "mode", .choice(Mode.allCases.map(\.rawValue)), .defaulted("cumulative"),
        texts("parameter/accessibility/mode")),
      Parameter("decay", .text, .optional, texts("parameter/accessibility/decay", ["forms": Decay.forms])),
      Parameter("threshold", .number, .optional, texts("parameter/accessibility/threshold")),
      Parameter(
        "distance", .choice(Travel.Distance.allCases.map(\.rawValue)), .defaulted("straight-line"),
        texts("parameter/accessibility/distance")),
      Parameter("streets", .layers, .optional, texts("parameter/coverage/streets")),
      Parameter("max-snap", .length, .defaulted("100 m"), texts("parameter/accessibility/max-snap")),
      Parameter("unit", .text, .optional, texts("parameter/accessibility/unit")),
    ])

  package let opportunities: [String]
  package let property: String?
  package let limit: Length
  let mode: Mode
  package let decay: Decay
  /// The decay as the plan writes it.
  let decayText: String?
  package let threshold: Double?
  let travel: Travel
  let unitName: String?

  /// Takes the parameters out of the plan.
  package init(from reader: inout ParameterReader) {
    opportunities = reader.layers("opportunities")
    property = reader.optionalText("property")
    limit = reader.length("limit")
    mode = reader.choice("mode")
    decayText = reader.optionalText("decay")
    threshold = reader.optionalNumber("threshold")
    travel = Travel(from: &reader)
    unitName = reader.optionalText("unit")
    let decay = decayText.map { Decay($0) { Length($0)?.metres } }
    self.decay = (decay ?? nil) ?? .step
    if let decay, decay == nil {
      reader.report("decay", texts.problem("unknown-decay", ["forms": Decay.forms]))
    }
    if mode == .gravity, decayText == nil {
      reader.report("decay", texts.problem("missing-parameter/decay"))
    }
    if mode == .cumulative, decayText != nil { reader.report("decay", texts.problem("decay-unused")) }
    reader.requirePopulation("opportunities")
  }

  /// The plan's, or else opportunities in reach, or supply for 1,000 people.
  package var unit: MeasureUnit {
    unitName.map { .named($0) } ?? (mode == .twoStep ? .perThousandPeople : .inReach)
  }

  /// The opportunities within the limit.
  package var services: [FacilityService] {
    [FacilityService(layers: opportunities, radius: limit, streets: travel.streets)]
  }

  /// What it needs of its layers.
  package var demands: [DataDemand] {
    let property = property
    let opportunities = DataDemand(opportunities, property: property) {
      _ = try AccessibilityTargets(of: $0, property: property)
    }
    return [opportunities] + travel.demands
  }

  /// Computes the value of each place of people and the figures over people.
  package func evaluate(in context: PlanContext) throws -> MeasureResult {
    let population = try context.settledPopulation()
    let targets = try AccessibilityTargets(
      of: opportunities.map { try context.layer($0) }, property: property)
    let costs = try costs(to: targets, in: context)
    let scale = mode == .twoStep ? 1_000.0 : 1
    let values =
      switch mode {
      case .cumulative: costs.matrix.opportunities(targets.amounts, within: limit.metres)
      case .gravity: costs.matrix.opportunities(targets.amounts, within: limit.metres, decay: decay)
      case .twoStep:
        costs.matrix.supplyPerPerson(
          by: .twoStep, supply: targets.amounts, demand: population.demandAtDoors, within: limit.metres,
          decay: decay)
      }
    let sums = population.sums(at: values)
    let figures = context.areas.split(
      zip(sums.covered, sums.total).map {
        Figure.quotient($0, by: $1, scale: scale, emptiness: .nobodyLivesHere)
      })
    var result = MeasureResult(
      overall: figures.whole, zones: figures.zones, groups: figures.groups, unit: unit,
      numeratorUnit: unit, denominatorUnit: .people, reading: reading(context))
    result.notes = costs.notes(travel.maxSnap) {
      context.areas.split(population.inReach(at: $0).covered).whole
    }
    guard context.detail >= .companions else { return result }
    let scaled = values.map { $0 * scale }
    result.companions = companions(scaled, population)
    if context.detail == .layers { result.layers = [places(scaled, population)] }
    return result
  }

  /// The figures of inequality, over the people of the whole.
  private func companions(_ values: [Double], _ population: SettledPopulation) -> [Companion] {
    let distribution = Distribution(values: values, people: population.peopleInWhole)
    func companion(_ key: String, _ value: Double?, _ unit: MeasureUnit) -> Companion? {
      let name = texts("companion/\(key)", threshold.map { ["threshold": $0] } ?? [:])
      return value.map { Companion(key: key, name: name, value: $0, unit: unit) }
    }
    return [
      companion("gini", distribution.gini, .share), companion("palma", distribution.palma, .named("×")),
      companion("theil", distribution.theil, .named("nats")),
      companion("below", threshold.flatMap(distribution.shareBelow), .share),
    ].compactMap { $0 }
  }

  private func places(_ values: [Double], _ population: SettledPopulation) -> ResultLayer {
    let people = population.peopleInWhole
    let features = zip(population.doors, zip(values, people)).compactMap { door, place -> Feature? in
      guard place.1 > 0 else { return nil }
      return Feature(
        geometry: .point(door), properties: ["value": .number(place.0), "people": .number(place.1)])
    }
    return ResultLayer(.places, Layer(name: "places", features: features))
  }

  private func reading(_ context: PlanContext) -> Reading {
    let names = context.names(of: opportunities)
    let limit = metresInWords(limit)
    let isWalked = travel.isWalk
    let way = isWalked ? texts("accessibility/along-streets") : texts("accessibility/straight-line")
    let values: [String: any TextValue] = [
      "names": names, "limit": limit, "way": way,
      "weighted": decayText.map { texts("accessibility/weighted", ["decay": $0]) } ?? "",
    ]
    let words =
      mode == .twoStep
      ? texts("accessibility/reading/two-step", values) : texts("accessibility/reading", values)
    let fields = [
      Reading.Field("mode", mode.rawValue), Reading.Field("distance", way.en),
      Reading.Field("limit", limit.en),
      Reading.Field("decay", decayText ?? "none"), Reading.Field("of", "population"),
      Reading.Field("opportunities", opportunities.joined(separator: ", ")),
      Reading.Field("property", property ?? "each counts 1"),
      Reading.Field("edge", "opportunities are used wherever they lie"),
    ]
    return Reading(words: words, fields: fields + travel.fields())
  }
}
