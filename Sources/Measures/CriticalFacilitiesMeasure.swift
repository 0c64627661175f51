import Coverage
import Evaluation
import GIS
import PlanFile

/// The share of land that stays within reach when any one facility fails, and the facilities whose loss would cost most.
package struct CriticalFacilitiesMeasure: Measure {
  /// What the catalogue says of it.
  package static let description = MeasureDescription(
    "critical-facilities", units: [.share],
    parameters: [
      Parameter("facilities", .layers, .required, texts("parameter/coverage/facilities")),
      Parameter("radius", .length, .required, texts("parameter/critical-facilities/radius")),
      Parameter("radius-property", .text, .optional, texts("parameter/coverage/radius-property")),
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

  private static let facilitiesNotPoints = Failure(
    .badData, texts.problem("facilities-not-points/critical"))

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
      emptiness: texts("empty/no-area"), unit: .share,
      numeratorUnit: .squareMetres, denominatorUnit: .squareMetres, reading: reading(context))
    guard context.detail >= .companions else { return result }
    let (zones, _, whole) = context.areas.split(zip(covered, areas).map { $1.area > 0 ? $0 / $1.area : 0 })
    let (worstZones, _, worstWhole) = context.areas.split(worst)
    result.companions = [
      Companion(
        key: "all-in-service", name: texts("companion/all-in-service"),
        value: whole, zones: zones, unit: .share),
      Companion(
        key: "greatest-loss", name: texts("companion/greatest-loss"),
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
    let radius = metresInWords(radius)
    return Reading(
      words: texts("critical-facilities/reading", ["radius": radius, "names": names]),
      fields: [
        Reading.Field("distance", "straight line"), Reading.Field("radius", radius.en),
        Reading.Field("of", "area"),
        Reading.Field("facilities", facilities.joined(separator: ", ")), Reading.Field("failing", "1"),
        Reading.Field("edge", "facilities are used wherever they lie"),
      ])
  }
}
