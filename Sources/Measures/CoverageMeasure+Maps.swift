import Coverage
import Evaluation
import GIS

extension CoverageMeasure {
  /// Layers of what is covered and what is not by zone, and the place that is worst off.
  func addMaps(
    to result: inout MeasureResult, _ reach: Reach, _ ground: ZoneSet, _ coverage: Reach.SortedCoverage?,
    _ context: PlanContext
  ) throws {
    guard context.detail >= .companions else { return }
    if context.detail == .layers {
      let figures = try coverage?.figures ?? reach.coverage(of: ground, atLeast: depth)
      do {
        let drawn = try reach.layers(of: ground, figures: figures, atLeast: depth)
        let zones = context.areas.zones
        result.layers += [
          ResultLayer(.covered, .ofZones(named: "covered", zones, drawn.covered, result.zones)),
          ResultLayer(.gaps, .ofZones(named: "gaps", zones, drawn.gaps, result.zones)),
        ]
      } catch let failure as Failure where failure.kind == .computation {
        // The figures come from the exact areas and stand; a map that does not agree with them is not shown.
        result.notes.append(texts("note/no-maps", ["reason": failure.problems.first?.message ?? ""]))
      }
    }
    guard let discs = reach.discs, !discs.isEmpty else { return }
    // Zones that are a partition are the whole themselves; otherwise the whole is the last of the areas.
    let whole =
      context.areas.isPartition ? ground : ZoneSet(ground.geometries.suffix(1).map(\.polygons))
    if depth == 1, context.detail == .layers {
      let marginal = try ZoneSet([whole.geometries.flatMap(\.polygons)]).marginalAreas(of: discs)
      let features = try discs.indices.map { number in
        let (id, named) = try label(of: reach.origins[number], in: context)
        var properties = named
        properties["radius_m"] = .number(discs[number].radius)
        properties["marginal_m2"] = .number(marginal[number])
        return Feature(id: id, geometry: .point(discs[number].center), properties: properties)
      }
      result.layers.append(ResultLayer(.facilities, Layer(name: "facilities", features: features)))
    }
    let index = context.areas.isPartition ? coverage?.index : nil
    if let worst = try whole.mostDistantPoint(from: index ?? whole.index(of: discs)) {
      result.companions.append(
        Companion(
          key: "greatest-distance", name: texts("companion/greatest-distance"), value: worst.distance,
          unit: .metres, place: worst.point,
          zone: ground.zones(at: worst.point).first.flatMap { number in
            context.areas.zones.indices.contains(number) ? context.areas.zones[number].key : nil
          }))
      guard context.detail == .layers else { return }
      let feature = Feature(
        geometry: .point(worst.point),
        properties: ["distance_m": .number(worst.distance), "beyond_radius_m": .number(worst.excess)])
      result.layers.append(ResultLayer(.witnesses, Layer(name: "witnesses", features: [feature])))
    }
  }

  /// The id of a facility, and what maps say of it: its layer and its name.
  package func label(of origin: Reach.Origin, in context: PlanContext) throws -> (
    id: PropertyValue?, Properties
  ) {
    let (layer, feature) = try context.facility(origin, among: facilities)
    var properties: Properties = ["layer": .string(layer.key)]
    if let name = feature.properties[layer.nameField ?? "name"] { properties["name"] = name }
    return (feature.id, properties)
  }
}
