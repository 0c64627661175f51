import Evaluation
import GIS
import PlanFile

/// A sum of a property divided by another sum or by the area of the zone.
package struct RatioMeasure: Measure {
  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    "ratio", units: [.named("property/property"), .named("property/km²")],
    parameters: [
      Parameter("layer", .layer, .required, texts("parameter/ratio/layer")),
      Parameter("property", .text, .required, texts("parameter/ratio/property")),
      Parameter("by-layer", .layer, .optional, texts("parameter/ratio/by-layer")),
      Parameter("by-property", .text, .optional, texts("parameter/ratio/by-property")),
      Parameter("unit", .text, .optional, texts("parameter/ratio/unit")),
      Parameter("per", .text, .optional, texts("parameter/ratio/per")),
    ])

  private let layer: String
  private let property: String
  private let byLayer: String?
  private let byProperty: String?
  private let unitName: String?
  /// For how much of the denominator the figure is, in square metres or the property's own unit.
  private let scale: Double
  /// The scale as the plan writes it.
  private let per: String?

  /// Takes the parameters out of the plan.
  package init(from reader: inout ParameterReader) {
    layer = reader.layer("layer")
    property = reader.text("property")
    byLayer = reader.optionalLayer("by-layer")
    byProperty = reader.optionalText("by-property")
    unitName = reader.optionalText("unit")
    per = reader.optionalText("per")
    scale =
      byProperty == nil
      ? reader.scale(of: .surface, unit: unitName, usual: 1_000_000)
      : reader.scale(of: .property, unit: unitName)
  }

  /// Nobody is looked at.
  package var readsPopulation: Bool { false }

  /// The unit of the plan, or the two properties'.
  package var unit: MeasureUnit {
    MeasureUnit(named: unitName ?? "\(property)/\(per ?? byProperty ?? "km²")")
  }

  /// What it needs of its layers.
  package var demands: [DataDemand] {
    [.amounts(of: property, in: [layer])]
      + (byProperty.map { [.amounts(of: $0, in: [byLayer ?? layer])] }
        ?? byLayer.map { [.geometries(.surface, in: [$0])] } ?? [])
  }

  /// Computes the figures; a denominator that is not over 0 leaves an area without a value.
  package func evaluate(in context: PlanContext) throws -> MeasureResult {
    let top = try context.sums(of: property, in: [layer])
    let bottom =
      if let byProperty {
        try context.sums(of: byProperty, in: [byLayer ?? layer])
      } else if let byLayer {
        (values: try context.squareMetres(of: context.mergedSurface(of: [byLayer])), notes: [LocalizedText]())
      } else {
        (values: context.areas.all.map(\.area), notes: [LocalizedText]())
      }
    let names = context.names(of: [layer])
    let over =
      if let byProperty {
        texts("quoted", ["name": byProperty])
      } else if let byLayer {
        texts("ratio/area-of", ["names": context.names(of: [byLayer])])
      } else {
        texts("ratio/land")
      }
    return context.quotients(
      top.values, by: bottom.values, scale: scale,
      emptiness: texts("empty/no-denominator"), unit: unit,
      numeratorUnit: .named(property), denominatorUnit: byProperty.map { .named($0) } ?? .squareMetres,
      reading: Reading(
        words: texts("ratio/reading", ["names": names, "property": property, "over": over]),
        fields: [
          .init("of", property), .init("over", byProperty ?? byLayer.map { "area of \($0)" } ?? "land area"),
          .init("layers", layer),
        ]), notes: top.notes + bottom.notes)
  }
}
