import DataQuality
import Evaluation
import GIS
import Measures
import PlanFile

extension Inspection {
  /// Checks a plan and every layer it names: the faults of the plan file are findings as well, and the layers that can be
  /// read are checked whatever is wrong with the rest.
  ///
  /// Errors: ``/GIS/Failure`` of kind missing input where there is no plan file; of kind computation where a library
  /// fails.
  package init(plan path: String, catalogue: MeasureCatalogue = .standard) throws {
    let draft: PlanDraft
    do {
      draft = try PlanDraft(contentsOf: path, catalogue: catalogue)
    } catch {
      if error.kind == .missingInput { throw error }
      try self.init(of: [], earlier: Finding.of(error.problems) { _ in fileStem(path) })
      return
    }
    var loader = LayerLoader(draft.plan.layers)
    try loader.read()
    let layers = PlanLayers(draft, loader)
    let system = draft.plan.workingSystem
    try self.init(
      of: layers.toCheck, workingSystem: system.code.map { ($0, system.place) }, earlier: layers.findings)
    add(try draft.refusals(of: loader))
  }
}

extension PlanDraft {
  /// What an evaluation refuses in layers that were read, up to where it computes: the same code, so that a plan which passes
  /// the check is evaluated.
  ///
  /// Errors: ``/GIS/Failure`` of other kinds than bad data.
  fileprivate func refusals(of loader: LayerLoader) throws -> [Finding] {
    var clock = StepClock { _ in }
    do {
      _ = try PlanData(self, loader, clock: &clock)
      return []
    } catch let failure as Failure where failure.kind == .badData {
      return Finding.of(failure.problems.filter { $0.severity == .error }) { problem in
        plan.layer(of: problem.place)?.key ?? fileStem(plan.file)
      }
    }
  }
}

/// The layers of a plan as they are to be checked, with what was found while reading.
private struct PlanLayers {
  private(set) var toCheck: [LayerToCheck] = []
  private(set) var findings: [Finding] = []
  private let plan: Plan

  init(_ draft: PlanDraft, _ loader: LayerLoader) {
    plan = draft.plan
    var problems = draft.problems
    problems += loader.faultsOfReading
    for declaration in plan.layers {
      guard let source = loader.source(of: declaration) else { continue }
      do {
        let choice = try source.system(declared: declaration.system)
        problems += choice.warnings.filter { !problems.contains($0) }
        toCheck.append(layer(declaration, source, choice.system, &problems))
      } catch let failure as Failure {
        problems += failure.problems.filter { !problems.contains($0) }
      } catch {
        problems.refuse(texts.problem("unreadable", ["error": "\(error)"]), at: Place(file: source.file))
      }
    }
    problems += faultsOfZones()
    findings = Finding.of(problems) { [plan] in plan.layer(of: $0.place)?.key ?? fileStem(plan.file) }
  }

  private func layer(
    _ declaration: PlanLayer, _ source: SourceLayer, _ system: CoordinateSystem, _ problems: inout [Problem]
  ) -> LayerToCheck {
    var layer = LayerToCheck(key: declaration.key, source: source, system: system)
    if let condition = declaration.condition {
      layer.chosen = layer.chosen.filter { number in
        condition.tests.allSatisfy { $0.holds(for: source.features[number].properties) }
      }
      let features = source.features.map { Feature(geometry: nil, properties: $0.properties) }
      let unknown = condition.tests.compactMap { unknownProperty($0.property, in: features, of: declaration) }
      problems += unknown
      if layer.chosen.isEmpty, unknown.isEmpty, !features.isEmpty {
        problems.add(
          .warning,
          texts.problem("empty-layer", ["key": declaration.key, "description": condition.description]),
          at: declaration.place)
      }
    }
    layer.nameProperty = declaration.nameField ?? layer.nameProperty
    layer.isRepaired = declaration.repairs
    layer.use.isZones = declaration.key == plan.zones.layer
    if declaration.key == plan.zones.layer {
      if let field = plan.zones.nameField {
        layer.nameProperty = field
        layer.use.namesZones = true
        requireProperty(field, in: layer, declaration, at: plan.zones.place, &problems)
      }
    }
    if let population = plan.population, population.layer == declaration.key {
      layer.use.peopleProperty = population.property
      requireProperty(population.property, in: layer, declaration, at: population.place, &problems)
    }
    let readers = plan.indicators.filter { $0.layers.contains(declaration.key) }
    // A layer that no indicator walks along may still be tagged as streets.
    layer.use.isStreets = readers.contains { $0.names(declaration.key, in: "streets") } ? true : nil
    let counting = readers.compactMap { indicator in
      indicator.measure.countedLengths.flatMap {
        $0.layers.contains(declaration.key) ? (indicator.id, $0.isDistinct) : nil
      }
    }
    layer.use.countsParallels = counting.isEmpty ? nil : counting.filter { !$0.1 }.map(\.0)
    return layer
  }

  private func requireProperty(
    _ property: String, in layer: LayerToCheck, _ declaration: PlanLayer, at place: Place,
    _ problems: inout [Problem]
  ) {
    let features = layer.chosen.map {
      Feature(geometry: nil, properties: layer.source.features[$0].properties)
    }
    if let problem = unknownProperty(property, in: features, of: declaration, at: place) {
      problems.append(problem)
    }
  }

  /// The members of groups that are no zone.
  private func faultsOfZones() -> [Problem] {
    guard let zones = toCheck.first(where: { $0.key == plan.zones.layer }), let field = plan.zones.nameField
    else { return [] }
    let names = zones.chosen.compactMap { zones.source.features[$0].properties[field]?.text }
    var reading = ZoneReading()
    if !names.isEmpty { _ = reading.members(of: plan.zones, among: names) }
    return reading.problems
  }
}

extension Plan {
  /// The first layer of the file of a place, or else of the archive or folder that the file lies in.
  fileprivate func layer(of place: Place) -> PlanLayer? {
    guard let file = place.file else { return nil }
    return layers.first { $0.path == file } ?? layers.first { file.hasPrefix($0.path + "/") }
  }
}

extension Indicator {
  /// Whether a parameter names a layer, alone or in a list.
  fileprivate func names(_ layer: String, in parameter: String) -> Bool {
    parameters?[parameter]?.elements.contains { $0.text == layer } ?? false
  }
}
