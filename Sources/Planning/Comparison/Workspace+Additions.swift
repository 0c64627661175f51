import Evaluation
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
      guard let measure = indicator.measure as? CoverageMeasure, measure.travel.isWalk else {
        continue
      }
      let keys = measure.facilities.filter(touched.contains)
      if keys.isEmpty { continue }
      let streets = try measure.travel.network(in: state.context)
      for key in keys {
        let layer = try state.context.layer(key)
        let before = try placesBefore(of: key)
        for (index, feature) in layer.features.enumerated()
        where before[layer.numbers[index]] != feature.geometry {
          let points = feature.geometry?.points ?? []
          let far = points.count {
            streets.locator.nearest(to: $0, within: measure.travel.maxSnap.metres) == nil
          }
          guard far > 0, far == points.count else { continue }
          let name = feature.properties[layer.declaration.nameField ?? "name"]?.text ?? feature.id?.text
          problems.add(
            .warning,
            texts.problem(
              "no-street-near",
              [
                "id": indicator.id, "maxSnap": measure.travel.maxSnap.metres,
                "map": name.map { "“\($0)” " } ?? "",
                "key": key,
              ]), at: layer.place(ofFeature: index))
        }
      }
    }
    var capped = CappedProblems()
    for problem in problems { capped.add(problem) }
    return capped.all
  }

  /// Tells of properties that indicators read and that features lack which a scenario adds, such as the sites of another
  /// indicator: there they count as any feature without a value does.
  ///
  /// Errors: bad data, where a layer was not loaded. Cost: O(features) for each property.
  func additionsWithoutProperty(in state: PlanState, _ edits: [ResolvedEdit]) throws -> [Problem] {
    let touched = Set(edits.map(\.layer))
    var problems: [Problem] = []
    for indicator in plan.indicators {
      for (property, key) in indicator.measure.neededProperties where touched.contains(key) {
        let layer = try state.context.layer(key)
        let lacking = layer.features.indices.filter {
          layer.addition(ofFeature: $0) != nil
            && layer.features[$0].properties[property] ?? .null == .null
        }
        guard let first = lacking.first else { continue }
        problems.add(
          .warning,
          texts.problem(
            "added-without-property",
            ["id": indicator.id, "key": key, "property": property, "count": lacking.count]),
          at: layer.place(ofFeature: first))
      }
    }
    return problems.uniqued()
  }

  /// Where the features of a layer are in the plan, by their numbers in the file.
  private func placesBefore(of key: String) throws -> [Int: Geometry?] {
    let layer = try data.context.layer(key)
    return Dictionary(zip(layer.numbers, layer.features.map(\.geometry))) { $1 }
  }
}

extension Measure {
  /// The properties without which a feature counts for nothing, each with the key of its layer.
  fileprivate var neededProperties: [(property: String, layer: String)] {
    let read = demands.filter { !$0.hasDefault }.flatMap { demand in
      demand.property.map { property in demand.layers.map { [property, $0] } } ?? []
    }
    let chosen = selections.flatMap { selection in
      selection.condition.tests.filter { $0.oneOf != nil || $0.atLeast != nil || $0.atMost != nil }.flatMap {
        test in selection.layers.map { [test.property, $0] }
      }
    }
    return (read + chosen).uniqued().map { ($0[0], $0[1]) }
  }
}
