import Evaluation
import GIS
import PlanFile
import Provision

/// How many, how long, how large, or the sum of a property.
package struct TotalMeasure: Measure {
  /// What is added up.
  enum Quantity: String, CaseIterable {
    case count, length, area, sum
  }

  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    "total", units: [.count, .metres, .squareMetres, .named("property")],
    parameters: [
      Parameter("layers", .layers, .required, texts("parameter/amount-per-person/layers")),
      Parameter(
        "of", .choice(Quantity.allCases.map(\.rawValue)), .defaulted("count"), texts("parameter/total/of")),
      Parameter("property", .text, .optional, texts("parameter/total/property")),
      Parameter("unit", .text, .optional, texts("parameter/total/unit")),
    ] + ParallelLines.parameters)

  private let layers: [String]
  private let quantity: Quantity
  private let property: String
  private let unitName: String?
  private let parallels: ParallelLines

  /// Takes the parameters out of the plan.
  package init(from reader: inout ParameterReader) {
    layers = reader.layers("layers")
    quantity = reader.choice("of")
    let property = reader.optionalText("property")
    unitName = reader.optionalText("unit")
    self.property = property ?? ""
    parallels = ParallelLines(from: &reader)
    if quantity != .length {
      parallels.reportUnused(
        &reader, texts.problem("no-length/total", ["of": quantity.rawValue]))
    }
    if (property != nil) != (quantity == .sum) {
      reader.report("property", texts.problem("property-and-sum"))
    }
  }

  /// Its lines where it is a length.
  package var countedLengths: CountedLengths? {
    quantity == .length ? CountedLengths(layers: layers, isDistinct: parallels.isDistinct) : nil
  }

  /// Nobody is looked at.
  package var readsPopulation: Bool { false }

  /// The unit of what is added up.
  package var unit: MeasureUnit {
    switch quantity {
    case .count: .count
    case .length: .metres
    case .area: .squareMetres
    case .sum: MeasureUnit(named: unitName ?? property)
    }
  }

  /// What it needs of its layers.
  package var demands: [DataDemand] {
    switch quantity {
    case .count: []
    case .length: [.geometries(.line, in: layers)]
    case .area: [.geometries(.surface, in: layers)]
    case .sum: [.amounts(of: property, in: layers)]
    }
  }

  /// Computes the figures.
  package func evaluate(in context: PlanContext) throws -> MeasureResult {
    var notes: [LocalizedText] = []
    var values = [Double](repeating: 0, count: context.areas.all.count)
    switch quantity {
    case .count:
      for key in layers {
        let layer = try context.layer(key)
        let ones = [Double](repeating: 1, count: layer.features.count)
        values = zip(values, try context.sums(of: ones, in: layer)).map { $0 + $1 }
      }
    case .length:
      let lines = try layers.flatMap { try context.geometries(of: $0, .line) }
      values = try context.metres(of: parallels.counted(LineNetwork(of: lines)))
    case .area: values = try context.squareMetres(of: context.mergedSurface(of: layers))
    case .sum: (values, notes) = try context.sums(of: property, in: layers)
    }
    if quantity == .count || quantity == .sum { notes += try context.noteOnFeaturesOutside(layers) }
    let figures = context.areas.split(values.map(Figure.total))
    return MeasureResult(
      overall: figures.whole, zones: figures.zones, groups: figures.groups, unit: unit, numeratorUnit: unit,
      reading: reading(context.names(of: layers)), notes: notes)
  }

  private func reading(_ names: LocalizedText) -> Reading {
    let what =
      switch quantity {
      case .count: texts("total/count")
      case .length: texts("total/length", ["parallels": parallels.words])
      case .area: texts("total/area")
      case .sum: texts("total/sum", ["property": property])
      }
    var fields = [
      Reading.Field("of", quantity == .sum ? property : quantity.rawValue),
      Reading.Field("layers", layers.joined(separator: ",")),
    ]
    if quantity == .length { fields.append(parallels.field) }
    return Reading(words: texts("total/reading", ["names": names, "what": what]), fields: fields)
  }
}
