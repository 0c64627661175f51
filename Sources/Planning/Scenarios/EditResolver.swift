import Evaluation
import GIS
import Importing
import PlanFile

/// Reads the files and coordinates of edits and brings them into the working system of a plan.
struct EditResolver {
  package private(set) var problems: [Problem] = []

  private let plan: Plan
  private let working: WorkingSystem
  /// The extent of the zones in degrees.
  private let extent: () throws -> BoundingBox
  private var files: [ShapeSource: [Feature]] = [:]

  /// Prepares to resolve edits of a plan.
  ///
  /// - Parameter extent: The extent of the zones in degrees; asked for where a place is given in degrees.
  package init(_ plan: Plan, in working: WorkingSystem, extent: @escaping () throws -> BoundingBox) {
    self.plan = plan
    self.working = working
    self.extent = extent
  }

  /// The edit with its features; `nil`, with everything reported, where it cannot be applied to the plan.
  package mutating func resolve(_ edit: ScenarioEdit) throws -> ResolvedEdit? {
    guard let layer = try layer(of: edit) else { return nil }
    let action = edit.edit.action
    var features: [Feature] = []
    if let shapes = action.shapes {
      guard let found = try self.features(of: shapes, edit),
        let taken = action.features(of: found, at: edit.place, &problems)
      else { return nil }
      features = taken
    }
    return ResolvedEdit(edit, layer: layer, features: features)
  }

  /// The key of the layer that an edit changes.
  private mutating func layer(of edit: ScenarioEdit) throws -> String? {
    guard let key = edit.edit.layer else {
      guard let population = plan.population else {
        return problems.refuse(texts.problem("no-population"), at: edit.place)
      }
      return population.layer
    }
    guard plan.layer(key) != nil else {
      return problems.refuse(
        texts.problem("unknown-layer", ["key": key]), at: edit.place,
        advice: suggestion(for: key, among: plan.layers.map(\.key)))
    }
    if key == plan.zones.layer {
      return problems.refuse(texts.problem("edit-of-zones", ["key": key]), at: edit.place)
    }
    return key
  }

  // MARK: - Coordinates

  /// The features of a source in the working system, each file read once.
  private mutating func features(of shapes: ShapeSource, _ edit: ScenarioEdit) throws -> [Feature]? {
    if let known = files[shapes] { return known }
    do {
      let (source, declared, condition) = try read(shapes, edit)
      guard let system = try system(of: source, declared, edit) else { return nil }
      guard try isInPlace(source, system, edit) else { return nil }
      let all = try source.projected(from: system, to: working).features
      let chosen = condition.map { condition in all.filter { condition.holds(for: $0) } } ?? all
      if chosen.isEmpty {
        return problems.refuse(
          texts.problem(all.isEmpty ? "no-features/at-all" : "no-features/that-satisfy"), at: edit.place)
      }
      let unplaced = chosen.count { $0.geometry == nil }
      if unplaced > 0 {
        return problems.refuse(texts.problem("no-geometry", ["unplaced": unplaced]), at: edit.place)
      }
      guard try areValid(chosen, edit) else { return nil }
      files[shapes] = chosen
      return chosen
    } catch let failure as Failure {
      guard failure.kind != .computation else { throw failure }
      problems += failure.problems.map { located($0, shapes, edit) }
      return nil
    }
  }

  private func read(
    _ shapes: ShapeSource, _ edit: ScenarioEdit
  ) throws -> (SourceLayer, CoordinateSystem?, Condition?) {
    switch shapes {
    case .inline(let json, let system):
      let source = try GeoJSON.read(Array(json.utf8), file: edit.place.file ?? "")
      return (source, system, nil)
    case .file(let path, let condition, let system):
      let options = ReadingOptions(system: system)
      return (try readLayer(path, options), system, condition)
    }
  }

  private mutating func system(
    of source: SourceLayer, _ declared: CoordinateSystem?, _ edit: ScenarioEdit
  ) throws -> CoordinateSystem? {
    let choice = try source.system(declared: declared)
    problems += (source.problems + choice.warnings).map { located($0, edit) }
    return Failure(source.problems) == nil ? choice.system : nil
  }

  /// Refuses degrees that are swapped; warns of places outside the zones' extent.
  private mutating func isInPlace(
    _ source: SourceLayer, _ system: CoordinateSystem, _ edit: ScenarioEdit
  ) throws -> Bool {
    guard system.isGeographic, !source.coordinates.isEmpty else { return true }
    // Facilities just outside serve people inside: a margin of 0.05° is some five kilometres.
    let near = try extent().expanded(by: 0.05)
    let outside = source.coordinates.filter { !near.contains($0) }
    guard let first = outside.first else { return true }
    if outside.allSatisfy({ near.contains(Point(x: $0.y, y: $0.x)) }) {
      problems.refuse(texts.problem("degrees-swapped", ["x": first.x, "y": first.y]), at: edit.place)
      return false
    }
    let faults = source.problemsOfDegrees().map { located($0, edit) }
    problems += faults
    if !faults.isEmpty { return false }
    problems.add(
      .warning,
      texts.problem(
        outside.count > 1 ? "outside-extent/several" : "outside-extent/one",
        ["x": first.x, "y": first.y, "more": outside.count - 1]), at: edit.place)
    return true
  }

  private mutating func areValid(_ features: [Feature], _ edit: ScenarioEdit) throws -> Bool {
    var isValid = true
    for (index, feature) in features.enumerated() {
      for fault in try feature.geometry?.validity() ?? [] {
        isValid = false
        problems.refuse(
          ProblemText(
            code: fault.code,
            message: texts("invalid-geometry", ["feature": index + 1, "reason": fault.reason]),
            advice: texts("invalid-geometry.advice")), at: edit.place)
      }
    }
    return isValid
  }

  // MARK: - Reports

  private func located(_ problem: Problem, _ edit: ScenarioEdit) -> Problem {
    guard problem.place.file == nil || problem.place.file == edit.place.file else { return problem }
    var problem = problem
    problem.place = edit.place
    return problem
  }

  private func located(_ problem: Problem, _ shapes: ShapeSource, _ edit: ScenarioEdit) -> Problem {
    if case .file = shapes, problem.place.file != nil { return problem }
    return located(problem, edit)
  }
}
