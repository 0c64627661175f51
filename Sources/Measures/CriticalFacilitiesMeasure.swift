import Coverage
import Evaluation
import GIS
import PlanFile

/// The share of land that stays within reach when any one facility fails, and the facilities whose loss would cost most.
package struct CriticalFacilitiesMeasure: Measure {
  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    name: "critical-facilities", title: LocalizedText(zh: "关键设施", en: "Critical facilities"),
    summary: LocalizedText(
      zh: "任一设施停用后仍在服务半径内的土地比例（取对该区影响最大的一处），并列出损失最大的设施；距离为直线，设施须为点。",
      en:
        "The share of land that is still within the radius when one facility fails: the one whose loss costs the area "
        + "most. The facilities are listed by that loss. In a straight line, for facilities that are points."),
    units: [.share],
    parameters: [
      Parameter("facilities", .layers, .required, zh: "设施图层。", en: "The layers of the facilities."),
      Parameter("radius", .length, .required, zh: "服务半径。", en: "How far a facility serves."),
      Parameter(
        "radius-property", .text, .optional, zh: "设施各自半径所在的属性（米），缺失者用 radius。",
        en: "The property that holds a facility's own radius in metres; radius serves where it is missing."),
    ])

  private let facilities: [String]
  private let radius: Length
  private let radiusProperty: String?

  /// Takes the parameters out of the plan.
  package init(from reader: inout ParameterReader) {
    facilities = reader.layers("facilities")
    radius = reader.length("radius")
    radiusProperty = reader.optionalText("radius-property")
  }

  /// A fraction.
  package var unit: MeasureUnit { .share }

  /// The facilities within the radius.
  package var services: [FacilityService] {
    [FacilityService(layers: facilities, radius: radius, hasOwnRadii: radiusProperty != nil)]
  }

  /// Land is measured, not people.
  package var readsPopulation: Bool { false }

  /// What it needs of its layers.
  package var demands: [DataDemand] {
    [.points(in: facilities, otherwise: Self.facilitiesNotPoints)]
      + (radiusProperty.map { [.radii(in: $0, of: facilities, otherwise: radius)] } ?? [])
  }

  private static let facilitiesNotPoints = Failure(.badData, texts.problem("facilities-not-points/2"))

  /// Computes the figures and the layer of facilities by what their loss would cost.
  package func evaluate(in context: PlanContext) throws -> MeasureResult {
    let reach = try context.reach(of: facilities, radius: radius, property: radiusProperty)
    guard let discs = reach.discs else { throw Self.facilitiesNotPoints }
    let areas = context.areas.all
    let (figures, alone) = try context.zoneSet.coverageAndSoleAreas(of: discs)
    let covered = context.areas.completed(figures.covered)
    // Groups and the whole are sums over zones where these are a partition, and areas of their own otherwise.
    let worstOfCounted = alone.zones.map { $0.reduce(0) { max($0, $1.area) } }
    let lossesInWhole = alone.areas(
      in: context.areas.isPartition ? 0..<context.areas.zones.count : areas.count - 1..<areas.count,
      discs: discs.count)
    let worst =
      context.areas.isPartition
      ? worstOfCounted
        + context.areas.members.map { alone.areas(in: $0, discs: discs.count).max() ?? 0 } + [
          lossesInWhole.max() ?? 0
        ]
      : worstOfCounted
    var result = context.quotients(
      zip(covered, worst).map { max(0, $0 - $1) }, by: areas.map(\.area),
      emptiness: LocalizedText(zh: "面积为零", en: "it has no area"), unit: .share,
      numeratorUnit: .squareMetres, denominatorUnit: .squareMetres, reading: reading(context))
    guard context.detail >= .companions else { return result }
    let (zones, _, whole) = context.areas.split(zip(covered, areas).map { $1.area > 0 ? $0 / $1.area : 0 })
    let (worstZones, _, worstWhole) = context.areas.split(worst)
    result.companions = [
      Companion(
        key: "all-in-service", name: LocalizedText(zh: "全部设施正常时", en: "with all in service"),
        value: whole, zones: zones, unit: .share),
      Companion(
        key: "greatest-loss", name: LocalizedText(zh: "单个设施停用的最大损失", en: "greatest loss by one"),
        value: worstWhole, zones: worstZones, unit: .squareMetres),
    ]
    if context.detail == .layers {
      let losses = lossesInWhole
      let features = try losses.indices.sorted { (-losses[$0], $0) < (-losses[$1], $1) }.enumerated().map {
        rank, number in
        let (layer, feature) = try context.facility(reach.origins[number], among: facilities)
        var properties: Properties = ["rank": .number(rank + 1), "layer": .string(layer.key)]
        if let name = feature.properties[layer.nameField ?? "name"] { properties["name"] = name }
        properties["loss_m2"] = .number(losses[number])
        return Feature(id: feature.id, geometry: .point(discs[number].center), properties: properties)
      }
      result.layers = [ResultLayer(.facilities, Layer(name: "critical-facilities", features: features))]
    }
    return result
  }

  private func reading(_ context: PlanContext) -> Reading {
    let names = context.names(of: facilities)
    let metres = "\(digits(radius.metres)) m"
    return Reading(
      words: LocalizedText(
        zh: "任一处设施（\(names.zh)）停用后，与其余设施直线距离不超过 \(metres) 的土地面积占比；取损失最大的一处；设施不论位于何处均计入。",
        en:
          "Share of the land area within \(metres) in a straight line of \(names.en) when the one fails whose loss costs "
          + "the area most; facilities count wherever they lie."),
      fields: [
        Reading.Field("distance", "straight line"), Reading.Field("radius", metres),
        Reading.Field("of", "area"),
        Reading.Field("facilities", facilities.joined(separator: ", ")), Reading.Field("failing", "1"),
        Reading.Field("edge", "facilities are used wherever they lie"),
      ])
  }
}
