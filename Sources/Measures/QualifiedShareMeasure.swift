import Evaluation
import GIS
import PlanFile

/// The share of features that satisfy a condition.
package struct QualifiedShareMeasure: Measure {
  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    name: "qualified-share", title: LocalizedText(zh: "达标比例", en: "Qualified share"),
    summary: LocalizedText(
      zh: "满足条件的要素占全部要素的比例，按个数或按权重属性。",
      en: "The features that satisfy a condition divided by all, by count or by a property."),
    units: [.share],
    parameters: [
      Parameter("layers", .layers, .required, zh: "计算的图层。", en: "The layers that are counted."),
      Parameter(
        "condition", .condition, .required, zh: "达标的条件。", en: "What makes a feature count as qualified."),
      Parameter(
        "weight", .text, .optional, zh: "权重属性；缺省时计个数。", en: "The property that weighs; count without."),
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
      qualified, by: all, emptiness: LocalizedText(zh: "区内没有要素", en: "no features here"), unit: unit,
      numeratorUnit: numeratorUnit, denominatorUnit: numeratorUnit,
      reading: Reading(
        words: LocalizedText(
          zh: "\(names.zh)中满足 \(condition) 的比例，按\(weight.map { "“\($0)”" } ?? "个数")",
          en: "share of \(names.en) with \(condition), by \(weight.map { "“\($0)”" } ?? "count")"),
        fields: [
          .init("condition", condition.description), .init("by", weight ?? "count"),
          .init("layers", layers.joined(separator: ",")),
        ]), notes: try notes + context.noteOnFeaturesOutside(layers))
  }
}
