import Evaluation
import GIS
import PlanFile

/// A sum of a property divided by another sum or by the area of the zone.
package struct RatioMeasure: Measure {
  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    name: "ratio", title: LocalizedText(zh: "比值", en: "Ratio"),
    summary: LocalizedText(
      zh: "属性之和除以另一属性之和，或除以某图层在区内的面积（重叠只计一次）、或区的面积；面积以平方公里计，或按 per 所给。",
      en:
        "The sum of a property divided by the sum of another, by the area of a layer inside the zone (overlaps "
        + "once), or by the zone's own area; areas are in km², or as per says."),
    units: [.named("property/property"), .named("property/km²")],
    parameters: [
      Parameter("layer", .layer, .required, zh: "分子的图层。", en: "The layer of the numerator."),
      Parameter("property", .text, .required, zh: "分子的属性。", en: "The property of the numerator."),
      Parameter(
        "by-layer", .layer, .optional, zh: "分母的图层；缺省时，有 by-property 则与分子相同，否则为区的土地。",
        en:
          "The layer of the denominator; where it is left out, that of the numerator with by-property, and the "
          + "zone's own land without."),
      Parameter(
        "by-property", .text, .optional, zh: "分母的属性；缺省时计 by-layer 的面积。",
        en: "The property of the denominator; the area of by-layer where it is left out."),
      Parameter("unit", .text, .optional, zh: "比值的单位。", en: "The unit of the ratio."),
      Parameter(
        "per", .text, .optional, zh: "按多少分母计，如 1 ha，或 by-property 时 10000；缺省时为 1 平方公里或 1。",
        en:
          "For how much of the denominator the figure is, such as 1 ha, or 10000 with by-property; 1 km² or 1 where it is "
          + "left out."),
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
        LocalizedText("“\(byProperty)”")
      } else if let byLayer {
        LocalizedText(
          zh: "\(context.names(of: [byLayer]).zh)的面积", en: "the area of \(context.names(of: [byLayer]).en)")
      } else {
        LocalizedText(zh: "土地面积", en: "land area")
      }
    return context.quotients(
      top.values, by: bottom.values, scale: scale,
      emptiness: LocalizedText(zh: "分母为零", en: "the denominator is zero"), unit: unit,
      numeratorUnit: .named(property), denominatorUnit: byProperty.map { .named($0) } ?? .squareMetres,
      reading: Reading(
        words: LocalizedText(
          zh: "\(names.zh)的“\(property)”之和除以\(over.zh)",
          en: "sum of “\(property)” of \(names.en) by \(over.en)"),
        fields: [
          .init("of", property), .init("over", byProperty ?? byLayer.map { "area of \($0)" } ?? "land area"),
          .init("layers", layer),
        ]), notes: top.notes + bottom.notes)
  }
}
