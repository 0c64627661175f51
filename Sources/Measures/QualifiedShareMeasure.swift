import Evaluation
import GIS
import PlanFile

/// The share of features that satisfy a condition.
package struct QualifiedShareMeasure: Measure {
  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    "qualified-share", units: [.share],
    parameters: [
      Parameter("layers", .layers, .required, texts("parameter/amount-per-person/layers")),
      Parameter("condition", .condition, .required, texts("parameter/qualified-share/condition")),
      Parameter("weight", .text, .optional, texts("parameter/qualified-share/weight")),
    ])

  private let layers: [String]
  private let condition: Condition
  private let weight: String?

  /// Takes the parameters out of the plan.
  package init(from reader: inout ParameterReader) {
    layers = reader.layers("layers")
    condition = reader.condition("condition")
    weight = reader.optionalText("weight")
  }

  /// Nobody is looked at.
  package var readsPopulation: Bool { false }

  /// A fraction.
  package var unit: MeasureUnit { .share }

  /// The condition that qualifies.
  package var selections: [Selection] { [Selection(condition, from: layers)] }

  /// What it needs of its layers.
  package var demands: [DataDemand] {
    condition.tests.map { DataDemand(layers, property: $0.property) }
      + (weight.map { [.amounts(of: $0, in: layers)] } ?? [])
  }

  /// Computes the figures; an area without features has no value.
  package func evaluate(in context: PlanContext) throws -> MeasureResult {
    var notes: [LocalizedText] = []
    var all = [Double](repeating: 0, count: context.areas.all.count)
    var qualified = all
    let loaded = try layers.map { try context.layer($0) }
    for test in condition.tests where !loaded.contains(where: { $0.has(test.property) }) {
      for layer in loaded { try layer.requireProperty(test.property) }
    }
    for layer in loaded {
      var weights = [Double](repeating: 1, count: layer.features.count)
      if let weight {
        let amounts = try layer.amounts(of: weight)
        weights = amounts.values
        notes += amounts.notes
      }
      let counted = zip(layer.features, weights).map { condition.holds(for: $0) ? $1 : 0 }
      all = zip(all, try context.sums(of: weights, in: layer)).map { $0 + $1 }
      qualified = zip(qualified, try context.sums(of: counted, in: layer)).map { $0 + $1 }
    }
    let names = context.names(of: layers)
    let numeratorUnit = weight.map { MeasureUnit.named($0) } ?? .count
    return context.quotients(
      qualified, by: all, emptiness: texts("empty/no-features"), unit: unit,
      numeratorUnit: numeratorUnit, denominatorUnit: numeratorUnit,
      reading: Reading(
        words: texts(
          "qualified-share/reading",
          [
            "names": names, "condition": condition.description,
            "weight": weight.map { texts("quoted", ["name": $0]) } ?? texts("qualified-share/count"),
          ]),
        fields: [
          .init("condition", condition.description), .init("by", weight ?? "count"),
          .init("layers", layers.joined(separator: ",")),
        ]), notes: try notes + context.noteOnFeaturesOutside(layers))
  }
}
