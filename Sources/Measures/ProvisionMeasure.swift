import Evaluation
import GIS
import PlanFile
import Provision

/// How much there is of something, in all, for so many people or for so much land: features, lengths, surfaces or the sum of a
/// property.
package struct ProvisionMeasure: Measure {
  /// What is added up.
  enum Amount: String, CaseIterable {
    case count, length, area, sum
  }

  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    "provision", units: [.count, .metres, .squareMetres, .named("amount")],
    parameters: [
      Parameter("layers", .layers, .required, texts("parameter/amount-per-person/layers")),
      Parameter(
        "amount", .choice(Amount.allCases.map(\.rawValue)), .defaulted("count"),
        texts("parameter/provision/amount")),
      Parameter("property", .text, .optional, texts("parameter/provision/property")),
      Parameter("where", .condition, .optional, texts("parameter/provision/where")),
      Parameter("per", .text, .optional, texts("parameter/provision/per")),
      Parameter("mask", .layer, .optional, texts("parameter/provision/mask")),
      Parameter("unit", .text, .optional, texts("parameter/provision/unit")),
    ] + ParallelLines.parameters)

  private let layers: [String]
  private let amount: Amount
  private let property: String?
  private let condition: Condition?
  private let base: ProvisionBase?
  private let mask: String?
  private let unitName: String?
  private let parallels: ParallelLines

  /// Takes the parameters out of the plan.
  package init(from reader: inout ParameterReader) {
    layers = reader.layers("layers")
    amount = reader.choice("amount")
    property = reader.optionalText("property")
    condition = reader.optionalCondition("where")
    mask = reader.optionalLayer("mask")
    unitName = reader.optionalText("unit")
    base = ProvisionBase(from: &reader, unit: unitName)
    parallels = ParallelLines(from: &reader)
    if amount != .length {
      parallels.reportUnused(&reader, texts.problem("no-length/total", ["of": amount.rawValue]))
    }
    if (property != nil) != (amount == .sum) {
      reader.report("property", texts.problem("property-and-sum/amount"))
    }
    if case .people = base { reader.requirePopulation("per") }
  }

  /// Its lines where it is a length.
  package var countedLengths: CountedLengths? {
    amount == .length ? CountedLengths(layers: layers, isDistinct: parallels.isDistinct) : nil
  }

  /// Only where it is for people.
  package var readsPopulation: Bool { if case .people = base { true } else { false } }

  /// The condition on what counts.
  package var selections: [Selection] { condition.map { [Selection($0, from: layers)] } ?? [] }

  /// What it needs of its layers.
  package var demands: [DataDemand] {
    let own: [DataDemand] =
      switch amount {
      case .count: []
      case .length: [.geometries(.line, in: layers)]
      case .area: [.geometries(.surface, in: layers)]
      case .sum: [.amounts(of: property ?? "", in: layers)]
      }
    return own + (mask.map { [.geometries(.surface, in: [$0])] } ?? [])
  }

  /// The plan's, or what follows from the amount and from what it is divided by.
  package var unit: MeasureUnit {
    if let unitName { return MeasureUnit(named: unitName) }
    guard let base else { return amountUnit }
    return switch (amount, base) {
    case (.area, .people(1)): .squareMetresPerPerson
    case (.length, .land(1_000_000)): .kilometresPerSquareKilometre
    default: .named("\(amountWord)/\(base.words)")
    }
  }

  private var amountWord: String {
    switch amount {
    case .count: "1"
    case .length: "m"
    case .area: "m²"
    case .sum: property ?? ""
    }
  }

  private var amountUnit: MeasureUnit {
    switch amount {
    case .count: .count
    case .length: .metres
    case .area: .squareMetres
    case .sum: MeasureUnit(named: property ?? "")
    }
  }

  /// Computes the figures; where nobody lives, or without land, there is no value.
  package func evaluate(in context: PlanContext) throws -> MeasureResult {
    let mask = try mask.map { try context.mergedSurface(of: [$0]) }
    let (amounts, notes) = try amounts(in: context, within: mask)
    let names = context.names(of: layers)
    let what = texts(
      "provision/\(amount.rawValue)", ["property": property ?? "", "parallels": parallels.words])
    let within = self.mask.map { texts("provision/within", ["mask": context.names(of: [$0])]) } ?? ""
    var fields = [
      Reading.Field("of", property ?? amount.rawValue),
      Reading.Field("layers", layers.joined(separator: ",")),
      Reading.Field("over", base?.words ?? "nothing"),
    ]
    if let key = self.mask { fields.append(Reading.Field("mask", key)) }
    if let condition { fields.append(Reading.Field("where", condition.description)) }
    if amount == .length { fields.append(parallels.field) }
    func reading(_ key: String, _ values: [String: any TextValue] = [:]) -> Reading {
      let all: [String: any TextValue] = ["names": names, "what": what, "within": within]
      return Reading(words: texts(key, all.merging(values) { $1 }), fields: fields)
    }
    switch base {
    case nil:
      let figures = context.areas.split(amounts.map(Figure.total))
      return MeasureResult(
        overall: figures.whole, zones: figures.zones, groups: figures.groups, unit: unit, numeratorUnit: unit,
        reading: reading("provision/reading"), notes: notes)
    case .people(let number):
      let people =
        try mask.map { try context.settledPopulation().inReach(of: $0.geometry).covered }
        ?? context.peopleOfAreas()
      return context.quotients(
        amounts, by: people, scale: number, emptiness: .nobodyLivesHere, unit: unit,
        numeratorUnit: amountUnit,
        denominatorUnit: .people, reading: reading("provision/reading/people", ["people": number]),
        notes: notes)
    case .land(let size):
      let land = try mask.map { try context.squareMetres(of: $0) } ?? context.areas.all.map(\.area)
      let scale = unit == .kilometresPerSquareKilometre ? size / 1_000 : size
      return context.quotients(
        amounts, by: land, scale: scale, emptiness: texts("empty/without-area"), unit: unit,
        numeratorUnit: amountUnit,
        denominatorUnit: .squareMetres,
        reading: reading("provision/reading/land", ["land": base?.words ?? ""]),
        notes: notes)
    }
  }

  /// What is added up in each area, of the features that count and, with a mask, within it alone.
  private func amounts(
    in context: PlanContext, within mask: MergedSurface?
  ) throws -> (values: [Double], notes: [LocalizedText]) {
    var notes: [LocalizedText] = []
    var values = [Double](repeating: 0, count: context.areas.all.count)
    func counts(_ feature: Feature) -> Bool { condition?.holds(for: feature) ?? true }
    func geometries(_ dimension: Geometry.Dimension) throws -> [Geometry] {
      try layers.flatMap { key in
        let layer = try context.layer(key)
        return try layer.geometries(dimension).filter { counts(layer.features[$0.feature]) }.map(\.geometry)
      }
    }
    switch amount {
    case .length:
      var lines = try geometries(.line)
      if let mask { lines = try mask.clip(lines) }
      return (try context.metres(of: parallels.counted(LineNetwork(of: lines))), [])
    case .area:
      let surface = try MergedSurface(of: geometries(.surface))
      return (try context.squareMetres(of: mask.map { try surface.within($0) } ?? surface), [])
    case .count, .sum:
      for key in layers {
        let layer = try context.layer(key)
        var weights = [Double](repeating: 1, count: layer.features.count)
        if amount == .sum {
          let found = try layer.amounts(of: property ?? "")
          weights = found.values
          notes += found.notes
        }
        let inMask = try mask.map {
          try FeaturePlaces(of: layer.features).homes(among: [$0.geometry].compactMap { $0 })
        }
        for index in weights.indices
        where !counts(layer.features[index]) || inMask.map({ $0[index] == nil }) ?? false {
          weights[index] = 0
        }
        values = zip(values, try context.sums(of: weights, in: layer)).map { $0 + $1 }
      }
      return (values, try notes + context.noteOnFeaturesOutside(layers))
    }
  }
}

/// What an amount is divided by.
enum ProvisionBase: Sendable, Hashable {
  /// So many people.
  case people(Double)
  /// So much land, in square metres.
  case land(Double)

  /// Reads "10000 people", "每万人" or "1 km²"; `nil` where the plan gives none, or with a report where it is neither.
  init?(from reader: inout ParameterReader, unit: String?) {
    guard let text = reader.optionalText("per") else { return nil }
    if UnitScale(text, of: .people) == nil, UnitScale(text, of: .surface) != nil {
      self = .land(reader.scale(of: .surface, unit: unit))
    } else {
      self = .people(reader.scale(of: .people, unit: unit))
    }
  }

  /// In the words of units: "person", "1000 people", "km²", "100 ha".
  var words: String {
    switch self {
    case .people(1): "person"
    case .people(let number): "\(digits(number)) people"
    case .land(1): "m²"
    case .land(1_000_000): "km²"
    case .land(10_000): "ha"
    case .land(let size): "\(digits(size / 1_000_000)) km²"
    }
  }
}
