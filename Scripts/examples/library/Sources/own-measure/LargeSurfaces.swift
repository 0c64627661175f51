import Evaluation
import GIS
import PlanFile

/// A measure of one's own: the share of land in green spaces of at least a size, each as large as it is within the zone.
struct LargeSurfaces: Measure {
  static let description = MeasureDescription(
    name: "large-surfaces", title: LocalizedText(zh: "大块面占比", en: "Share of large surfaces"),
    summary: LocalizedText(
      zh: "区内不小于给定面积的连片面积除以区的面积。", en: "Connected surfaces of at least a size, divided by the zone's area."),
    units: [.share],
    parameters: [
      Parameter("layers", .layers, .required, LocalizedText(zh: "面图层。", en: "The layers of surfaces.")),
      Parameter(
        "smallest", .area, .optional,
        LocalizedText(zh: "最小面积。", en: "The smallest that counts; all without it.")),
    ])

  private let layers: [String]
  private let smallest: Area

  init(from reader: inout ParameterReader) {
    layers = reader.layers("layers")
    smallest = reader.optionalArea("smallest") ?? .zero
  }

  var unit: MeasureUnit { .share }
  var readsPopulation: Bool { false }
  var demands: [DataDemand] { [.geometries(.surface, in: layers)] }

  func evaluate(in context: PlanContext) throws -> MeasureResult {
    let areas = context.areas
    // Overlaps count once, and what touches is one surface.
    let found = try context.surfaces(of: layers).map { surfaces in
      surfaces.filter { $0.area >= smallest.squareMetres }
    }
    let sizes = areas.completed(found.map { $0.reduce(0) { $0 + $1.area } })
    let figures = areas.split(
      zip(sizes, areas.all).map { size, area in
        Figure.quotient(size, by: area.area, emptiness: LocalizedText(zh: "没有面积", en: "without area"))
      })
    return MeasureResult(
      overall: figures.whole, zones: figures.zones, groups: figures.groups, unit: .share,
      numeratorUnit: .squareMetres, denominatorUnit: .squareMetres,
      reading: reading(context.names(of: layers)),
      layers: [ResultLayer(.covered, map(of: zip(areas.zones, found)))])
  }

  private func reading(_ names: LocalizedText) -> Reading {
    let hectares = smallest.squareMetres / 10_000
    return Reading(
      words: LocalizedText(
        zh: "\(names.zh)中不小于 \(hectares) 公顷的连片面积占土地面积的比例，按区界切分",
        en:
          "connected surfaces of at least \(hectares) ha of \(names.en), cut by the zones, as a share of their land"
      ),
      fields: [
        .init("of", "area"), .init("over", "land area"), .init("smallest", "\(smallest.squareMetres) m2"),
        .init("layers", layers.joined(separator: ",")),
      ])
  }

  /// Each surface that counts, with its zone and its size.
  private func map(of zones: some Sequence<(StudyArea, [Polygon])>) -> Layer {
    Layer(
      name: "large-surfaces",
      features: zones.flatMap { zone, surfaces in
        surfaces.map {
          Feature(
            geometry: .polygon($0),
            properties: ["zone": .string(zone.key), "hectares": .number($0.area / 10_000)])
        }
      })
  }
}
