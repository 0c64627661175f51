import Evaluation
import GIS
import PlanFile

/// The share of a zone's land, or of a mask inside it, that a layer takes.
package struct AreaShareMeasure: Measure {
  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    "share", units: [.share],
    parameters: [
      Parameter("layers", .layers, .required, texts("parameter/share/layers")),
      Parameter("mask", .layer, .optional, texts("parameter/share/mask")),
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
    let over = mask.map { context.names(of: [$0]) } ?? texts("share/land")
    return context.quotients(
      try context.squareMetres(of: surface), by: whole,
      emptiness: texts("empty/no-over", ["over": over]), unit: unit,
      numeratorUnit: .squareMetres, denominatorUnit: .squareMetres,
      reading: Reading(
        words: texts("share/reading", ["names": names, "over": over]),
        fields: [
          .init("of", "area"), .init("over", mask ?? "land area"),
          .init("layers", layers.joined(separator: ",")),
        ]))
  }
}
