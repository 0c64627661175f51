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
    name: "accessibility", title: LocalizedText(zh: "可达性", en: "Accessibility"),
    summary: LocalizedText(
      zh: "人均可达机会：距离内累计（cumulative）、随距离衰减（gravity）或两步移动搜寻法的每千人供给（two-step）；"
        + "另给出其在人口间的基尼系数、泰尔指数与帕尔马比值。设施不论位于何处均计入。",
      en:
        "What a person reaches in the mean: the opportunities within the limit (cumulative), weighted by distance (gravity), "
        + "or the supply for 1,000 people by the two-step floating catchment area method (two-step); with the Gini "
        + "coefficient, Theil's T and the Palma ratio over people. Opportunities count wherever they lie."),
    units: [.inReach, .perThousandPeople],
    parameters: [
      Parameter(
        "opportunities", .layers, .required, zh: "机会（设施）图层，点。", en: "The layers of opportunities, points."),
      Parameter(
        "property", .text, .optional, zh: "机会数或供给能力所在的属性；缺省时每处计 1。",
        en: "The property with the number of opportunities or the supply of each; without it each counts 1."),
      Parameter(
        "limit", .length, .required, zh: "最大距离，含本身。", en: "The largest distance that counts, itself included."
      ),
      Parameter(
        "mode", .choice(Mode.allCases.map(\.rawValue)), .defaulted("cumulative"), zh: "计算方式。",
        en: "What is computed."),
      Parameter(
        "decay", .text, .optional,
        zh: "随距离的衰减，如 half-life:500 m；gravity 必需，two-step 可用。",
        en:
          "How opportunities lose weight with distance, such as half-life:500 m; needed by gravity, open to two-step. "
          + "Forms: \(Decay.forms); COST is a length, BETA is for each metre."),
      Parameter(
        "threshold", .number, .optional, zh: "另给出数值低于此值的人口占比。",
        en: "Adds the share of people whose value is below this."),
      Parameter(
        "distance", .choice(Travel.Distance.allCases.map(\.rawValue)), .defaulted("straight-line"),
        zh: "距离：直线（straight-line）或沿路（along-streets）。",
        en: "How the distance is taken: straight-line or along-streets."),
      Parameter(
        "streets", .layers, .optional, zh: "道路图层，沿路距离所需。", en: "The layers of streets to walk along."),
      Parameter(
        "max-snap", .length, .defaulted("100 m"), zh: "人口与设施到最近道路的最大距离，超出者不计并列出。",
        en: "How far people and opportunities may be from the nearest street; those further off are told of."),
      Parameter(
        "unit", .text, .optional, zh: "数值的单位，如“床/千人”。",
        en: "The unit of the figures in the plan's own words, such as beds per 1,000 people."),
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
      reader.report("decay", texts.problem("unknown-decay/decay", ["forms": Decay.forms]))
    }
    if mode == .gravity, decayText == nil {
      reader.report("decay", texts.problem("missing-parameter/decay-2"))
    }
    if mode == .cumulative, decayText != nil { reader.report("decay", texts.problem("decay-unused/decay-3")) }
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
    func companion(_ key: String, _ zh: String, _ en: String, _ value: Double?, _ unit: MeasureUnit)
      -> Companion?
    {
      value.map { Companion(key: key, name: LocalizedText(zh: zh, en: en), value: $0, unit: unit) }
    }
    return [
      companion("gini", "基尼系数", "Gini coefficient over people", distribution.gini, .share),
      companion(
        "palma", "帕尔马比值（最高 10 % 与最低 40 %）", "Palma ratio (best 10 % of people to worst 40 %)",
        distribution.palma, .named("×")),
      companion("theil", "泰尔指数 T", "Theil's T over people", distribution.theil, .named("nats")),
      threshold.flatMap { threshold in
        companion(
          "below", "低于 \(digits(threshold)) 的人口占比", "people below \(digits(threshold))",
          distribution.shareBelow(threshold), .share)
      },
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
    let metres = "\(digits(limit.metres)) m"
    let isWalked = travel.isWalk
    let way = isWalked ? "沿路步行" : "直线距离"
    let by = isWalked ? "along streets" : "in a straight line"
    let weighted =
      decayText.map { LocalizedText(zh: "，按 \($0) 衰减", en: ", weighted by \($0)") } ?? LocalizedText("")
    let words =
      mode == .twoStep
      ? LocalizedText(
        zh: "\(way) \(metres) 内每千人可用的供给（\(names.zh)）\(weighted.zh)，两步移动搜寻法；按人口平均。",
        en:
          "The supply of \(names.en) for 1,000 people within \(metres) \(by)\(weighted.en), by the two-step floating "
          + "catchment area method; the mean over people.")
      : LocalizedText(
        zh: "\(way) \(metres) 内人均可达的机会（\(names.zh)）\(weighted.zh)；设施不论位于何处均计入。",
        en:
          "What a person reaches of \(names.en) within \(metres) \(by)\(weighted.en), in the mean; opportunities count "
          + "wherever they lie.")
    let fields = [
      Reading.Field("mode", mode.rawValue), Reading.Field("distance", by), Reading.Field("limit", metres),
      Reading.Field("decay", decayText ?? "none"), Reading.Field("of", "population"),
      Reading.Field("opportunities", opportunities.joined(separator: ", ")),
      Reading.Field("property", property ?? "each counts 1"),
      Reading.Field("edge", "opportunities are used wherever they lie"),
    ]
    return Reading(words: words, fields: fields + travel.fields())
  }
}
