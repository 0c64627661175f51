import GIS
import StreetNetwork
import Measures
import PlanFile

extension Workspace {
  /// Warns of facilities that a scenario adds or moves to where no street comes near: along streets they serve nobody, so
  /// that the figure stays as it is.
  ///
  /// Errors: as ``PlanContext/streets(of:crossings:)``. Cost: a look for the nearest street of each such facility.
  func unservedAdditions(in state: PlanState, _ edits: [ResolvedEdit]) throws -> [Problem] {
    let touched = Set(edits.map(\.layer))
    var problems: [Problem] = []
    for indicator in plan.indicators {
      guard let measure = indicator.measure as? CoverageMeasure, measure.distance == .alongStreets else {
        continue
      }
      let keys = measure.facilities.filter(touched.contains)
      if keys.isEmpty { continue }
      let streets = try state.context.streets(of: measure.streets, crossings: measure.crossings)
      for key in keys {
        let layer = try state.context.layer(key)
        let before = try placesBefore(of: key)
        for (index, feature) in layer.features.enumerated()
        where before[layer.numbers[index]] != feature.geometry {
          let points = feature.geometry?.points ?? []
          let far = points.count { streets.locator.nearest(to: $0, within: measure.maxSnap.metres) == nil }
          guard far > 0, far == points.count else { continue }
          let name = feature.properties[layer.declaration.nameField ?? "name"]?.text ?? feature.id?.text
          problems.add(
            .warning,
            texts.problem(
              "no-street-near",
              [
                "id": indicator.id, "maxSnap": measure.maxSnap.metres, "map": name.map { "“\($0)” " } ?? "",
                "key": key,
              ]), at: layer.place(ofFeature: index))
        }
      }
    }
    var capped = CappedProblems()
    for problem in problems { capped.add(problem) }
    return capped.all
  }

  /// Where the features of a layer are in the plan, by their numbers in the file.
  private func placesBefore(of key: String) throws -> [Int: Geometry?] {
    let layer = try data.context.layer(key)
    return Dictionary(zip(layer.numbers, layer.features.map(\.geometry))) { $1 }
  }
}
