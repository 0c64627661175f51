import Evaluation
import GIS
import PlanFile
import Provision

/// Length of lines by the area of the zone.
package struct DensityMeasure: Measure {
  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    "density", units: [.kilometresPerSquareKilometre],
    parameters: [
      Parameter("layers", .layers, .required, texts("parameter/density/layers"))
    ] + ParallelLines.parameters)

  private let layers: [String]
  private let parallels: ParallelLines

  /// Takes the parameters out of the plan.
  package init(from reader: inout ParameterReader) {
    layers = reader.layers("layers")
    parallels = ParallelLines(from: &reader)
  }

  /// All its lines.
  package var countedLengths: CountedLengths? {
    CountedLengths(layers: layers, isDistinct: parallels.isDistinct)
  }

  /// Nobody is looked at.
  package var readsPopulation: Bool { false }

  /// Kilometres for each square kilometre.
  package var unit: MeasureUnit { .kilometresPerSquareKilometre }

  /// What it needs of its layers.
  package var demands: [DataDemand] { [.geometries(.line, in: layers)] }

  /// Computes the figures.
  package func evaluate(in context: PlanContext) throws -> MeasureResult {
    let lines = LineNetwork(of: try layers.flatMap { try context.geometries(of: $0, .line) })
    let names = context.names(of: layers)
    return context.quotients(
      try context.metres(of: parallels.counted(lines)), by: context.areas.all.map(\.area), scale: 1_000,
      emptiness: texts("empty/without-area"), unit: unit, numeratorUnit: .metres,
      denominatorUnit: .squareMetres,
      reading: Reading(
        words: texts("density/reading", ["names": names, "parallels": parallels.words]),
        fields: [
          .init("of", parallels.isDistinct ? "distinct length" : "length"), .init("over", "land area"),
          parallels.field, .init("border", "half in each"),
          .init("layers", layers.joined(separator: ",")),
        ]))
  }
}
