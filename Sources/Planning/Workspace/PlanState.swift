import Evaluation
import GIS
import PlanFile

/// The data of a plan at one moment of a scenario: what measures look at, and what it is.
package struct PlanState: Sendable {
  /// What measures look at.
  package let context: PlanContext
  /// What each layer is: equal versions hold equal features.
  package let versions: [String: String]
}

extension Workspace {
  /// Resolves edits against the plan: reads their files and projects their coordinates.
  ///
  /// - Parameter problems: Gains everything that is wrong with any of them by itself.
  /// - Returns: The edits that could be resolved.
  package func resolve(_ edits: [ScenarioEdit], _ problems: inout [Problem]) throws -> [ResolvedEdit] {
    var resolver = EditResolver(plan, in: data.workingSystem) {
      try results.value(ExtentKey()) {
        let zones = Layer(name: "zones", features: [Feature(geometry: data.context.areas.whole.geometry)])
        return BoundingBox(try zones.unprojected(from: data.workingSystem).coordinates) ?? .empty
      }
    }
    var resolved: [ResolvedEdit] = []
    for edit in edits {
      if let edit = try resolver.resolve(edit) { resolved.append(edit) }
    }
    problems += resolver.problems
    return resolved
  }

  /// The extent of the zones in degrees.
  private struct ExtentKey: SharedKey {
    typealias Value = BoundingBox
  }

  /// The plan's data after resolved edits, in their order. Layers, areas and people that no edit touches are shared.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data where an edit does not fit those before it; of kind computation where a
  /// library fails. Cost: a copy of each layer that is touched, and counting the people again where they change.
  package func state(after edits: [ResolvedEdit]) throws -> PlanState {
    var problems: [Problem] = []
    let state = try state(after: edits, &problems)
    if let failure = Failure(problems) { throw failure }
    return state
  }

  /// The plan's data after those edits that fit those before them: one that speaks of a feature of a project that is not
  /// built does nothing.
  package func state(afterThoseThatFit edits: [ResolvedEdit]) throws -> PlanState {
    var problems: [Problem] = []
    return try state(after: edits, &problems)
  }

  /// The plan's data after those edits that fit those before them; what is wrong with the others is added to the
  /// problems.
  package func state(after edits: [ResolvedEdit], _ problems: inout [Problem]) throws -> PlanState {
    if edits.isEmpty { return baseline }
    var layers = EditedLayers(data.context.layers, versions: baseline.versions, names: names(of:version:_:))
    for edit in edits where edit.layer != plan.population?.layer {
      try layers.apply(edit, people: nil, &problems)
    }
    let resettled = try resettled(
      after: edits.filter { $0.layer == plan.population?.layer }, on: layers)
    problems += resettled?.problems ?? []
    if let resettled, let key = plan.population?.layer {
      layers.replace(key, by: resettled.layer, version: resettled.version)
    }
    var context = data.context.edited(layers.finished)
    if let resettled { context.resettle(resettled.population, resettled.settled) }
    return PlanState(context: context, versions: layers.versions)
  }

  /// What the features of a layer are called; for a layer of the plan itself once for all states.
  private func names(of key: String, version: String?, _ layer: LoadedLayer) throws -> FeatureNames {
    guard let version, version == baseline.versions[key] else { return FeatureNames(layer) }
    return try results.value(FeatureNamesKey(layer: key)) { FeatureNames(layer) }
  }

  private struct FeatureNamesKey: SharedKey {
    typealias Value = FeatureNames
    let layer: String
  }

  /// The people after edits to them. Other layers' edits make no difference to them but for those to their mask, which
  /// come first, nor do they to other layers.
  private struct Resettled {
    let layer: LoadedLayer
    let version: String
    let population: Population
    let settled: SettledPopulation
    let problems: [Problem]
  }

  /// The people by the version of their mask and the edits to them.
  private struct ResettledKey: SharedKey {
    typealias Value = Resettled
    let mask: String
    let edits: [Fingerprint]
  }

  /// The people after edits to their layer or its mask, counted in every area once for each sequence of edits; `nil` for
  /// none.
  private func resettled(after edits: [ResolvedEdit], on edited: EditedLayers) throws -> Resettled? {
    guard let source = plan.population, let original = data.context.layers[source.layer] else { return nil }
    let maskVersion = source.mask.flatMap { edited.versions[$0] } ?? ""
    let isSameMask = source.mask.map { edited.versions[$0] == baseline.versions[$0] } ?? true
    guard !edits.isEmpty || !isSameMask else { return nil }
    return try results.value(ResettledKey(mask: maskVersion, edits: edits.map(\.fingerprint))) {
      let mask = source.mask.flatMap { edited[$0] }
      let people = PeopleEditing(source: source, areas: data.context.areas, mask: mask)
      var layers = EditedLayers(
        [source.layer: original], versions: baseline.versions, names: names(of:version:_:))
      var problems: [Problem] = []
      for edit in edits { try layers.apply(edit, people: people, &problems) }
      let layer = (layers[source.layer] ?? original).withCells(source.cell)
      var remarks: [Problem] = []
      let population = try Population(source, from: layer, mask: mask, &remarks)
      // What is so without the edits has been said of the plan's own data.
      problems += remarks.filter { !warnings.contains($0) }
      return Resettled(
        layer: layer, version: layers.versions[source.layer] ?? "", population: population,
        settled: try SettledPopulation(population, in: data.context.areas), problems: problems)
    }
  }
}
