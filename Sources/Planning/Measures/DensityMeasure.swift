import GIS
import Provision

/// Length of lines by the area of the zone.
public struct DensityMeasure: Measure {
  /// What the catalogue says of it.
  public static let description = MeasureDescription(
    name: "density", title: LocalizedText(zh: "线网密度", en: "Density of lines"),
    summary: LocalizedText(
      zh: "区内线长除以区的面积；两区共界上的线各计一半，全域计一次。",
      en: "Length inside the zone ÷ its area; a stretch on a border of two zones counts half in each."),
    units: [.kilometresPerSquareKilometre],
    parameters: [
      Parameter("layers", .layers, .required, zh: "线图层。", en: "The layers of lines."),
      Parameter(
        "distinct", .flag, .defaulted("false"), zh: "容差内的并行线只计一次。",
        en: "Whether lines that run side by side within the tolerance count once."),
      Parameter(
        "tolerance", .length, .defaulted("10 m"), zh: "视为并行的最大间距。",
        en: "How far apart lines may run and still be counted once."),
    ])

  private let layers: [String]
  private let isDistinct: Bool
  private let tolerance: Length

  /// Takes the parameters out of the plan.
  public init(from reader: inout ParameterReader) {
    layers = reader.layers("layers")
    isDistinct = reader.flag("distinct")
    tolerance = reader.length("tolerance")
  }

  /// Nobody is looked at.
  public var readsPopulation: Bool { false }

  /// Kilometres for each square kilometre.
  public var unit: MeasureUnit { .kilometresPerSquareKilometre }

  /// What it needs of its layers.
  public var demands: [DataDemand] { [.geometries(.line, in: layers)] }

  /// Computes the figures.
  public func evaluate(in context: PlanContext) throws -> MeasureResult {
    let lines = LineNetwork(of: try layers.flatMap { try context.geometries(of: $0, .line) })
    let network = isDistinct ? lines.distinct(tolerance: tolerance) : lines
    let names = context.names(of: layers)
    let metres = digits(tolerance.metres)
    return context.quotients(
      try context.metres(of: network), by: context.areas.all.map(\.area), scale: 1_000,
      emptiness: LocalizedText(zh: "没有面积", en: "without area"), unit: unit, numeratorUnit: .metres,
      denominatorUnit: .squareMetres,
      reading: Reading(
        words: LocalizedText(
          zh: "\(names.zh)的长度除以土地面积；共界各计一半" + (isDistinct ? "；\(metres) 米内并行只计一次" : ""),
          en: "length of \(names.en) by land area; common borders half in each"
            + (isDistinct ? "; side by side within \(metres) m counted once" : "")),
        fields: [
          .init("of", isDistinct ? "distinct length" : "length"), .init("over", "land area"),
          .init("tolerance", isDistinct ? "\(metres) m" : "none"), .init("border", "half in each"),
          .init("layers", layers.joined(separator: ",")),
        ]))
  }
}
