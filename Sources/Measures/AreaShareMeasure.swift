import Evaluation
import GIS
import PlanFile

/// The share of a zone's land, or of a mask inside it, that a layer takes.
package struct AreaShareMeasure: Measure {
  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    name: "share", title: LocalizedText(zh: "面积占比", en: "Share of area"),
    summary: LocalizedText(
      zh: "区内图层面积（重叠只计一次）除以区的面积，或除以区内掩膜面积。",
      en:
        "The layer's area inside the zone, overlaps once, divided by that of the zone or of a mask inside it."
    ),
    units: [.share],
    parameters: [
      Parameter("layers", .layers, .required, zh: "面图层。", en: "The layers of surfaces."),
      Parameter(
        "mask", .layer, .optional, zh: "作为分母的面图层，如建设用地。",
        en: "A layer of surfaces that the share is of, such as built-up land; all land where it is left out."),
    ])

  private let layers: [String]
  private let mask: String?

  /// Takes the parameters out of the plan.
  package init(from reader: inout ParameterReader) {
    layers = reader.layers("layers")
    mask = reader.optionalLayer("mask")
  }

  /// Nobody is looked at.
  package var readsPopulation: Bool { false }

  /// A fraction.
  package var unit: MeasureUnit { .share }

  /// What it needs of its layers.
  package var demands: [DataDemand] { [.geometries(.surface, in: layers + (mask.map { [$0] } ?? []))] }

  /// Computes the figures; an area without any of the mask has no value.
  package func evaluate(in context: PlanContext) throws -> MeasureResult {
    var surface = try context.mergedSurface(of: layers)
    var whole = context.areas.all.map(\.area)
    if let mask {
      let masked = try context.mergedSurface(of: [mask])
      surface = try surface.within(masked)
      whole = try context.squareMetres(of: masked)
    }
    let names = context.names(of: layers)
    let over = mask.map { context.names(of: [$0]) } ?? LocalizedText(zh: "土地", en: "land")
    return context.quotients(
      try context.squareMetres(of: surface), by: whole,
      emptiness: LocalizedText(zh: "区内没有\(over.zh)", en: "no \(over.en) here"), unit: unit,
      numeratorUnit: .squareMetres, denominatorUnit: .squareMetres,
      reading: Reading(
        words: LocalizedText(
          zh: "\(names.zh)占\(over.zh)面积的比例，重叠只计一次",
          en: "area of \(names.en), overlaps once, as a share of the area of \(over.en)"),
        fields: [
          .init("of", "area"), .init("over", mask ?? "land area"),
          .init("layers", layers.joined(separator: ",")),
        ]))
  }
}
