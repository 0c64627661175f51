import GIS
import PlanFile

/// The data of a plan, ready for measures, with all that was found while they were read.
package struct PlanData {
  package let context: PlanContext
  package let workingSystem: WorkingSystem
  package let warnings: [Problem]
  package let inputs: [InputFile]
  /// How far layers may be off against each other for want of a transformation between their datums.
  package let placementError: Length

  /// Reads the data of a plan.
  ///
  /// - Parameters:
  ///   - draft: The plan with the problems found in it, which are reported along with those of the data.
  ///   - keys: The layers to read.
  ///   - given: The layers that need no reading, by their keys.
  ///   - fingerprints: Whether to take those of the files.
  ///   - clock: Told of each step.
  /// - Throws: ``/GIS/Failure`` with all problems of the plan, before anything is read; then with all of the properties that it
  ///   names, before anything is computed; then with all of its data.
  package init(
    _ draft: PlanDraft, layers keys: Set<String>, given: [String: SourceLayer] = [:], fingerprints: Bool,
    clock: inout StepClock
  ) throws {
    if let failure = Failure(draft.problems) { throw failure }
    var loader = LayerLoader(draft.plan.layers.filter { keys.contains($0.key) }, given: given)
    try clock.measure("read") { try loader.read(fingerprints: fingerprints) }
    try self.init(draft, loader, clock: &clock)
  }

  /// Makes the data of a plan out of the layers that were read.
  ///
  /// - Throws: ``/GIS/Failure`` with all problems of the properties that the plan names, before anything is computed; then with
  ///   all of the plan and its data.
  package init(_ draft: PlanDraft, _ read: LayerLoader, clock: inout StepClock) throws {
    let plan = draft.plan
    var problems = draft.problems
    func refuseIfWrong() throws { if let failure = Failure(problems) { throw failure } }

    var loader = read
    let faultsOfProperties = loader.problemsOfProperties(of: plan)
    if !faultsOfProperties.isEmpty {
      problems = loader.problems + faultsOfProperties
      try refuseIfWrong()
    }
    try clock.measure("shifts") { try loader.warnOfShifts() }
    // Without the zones' extent there is no working system, and nothing more to be checked.
    let extent = try loader.extent(of: plan.zones.layer)
    guard let extent else {
      if plan.layer(plan.zones.layer) != nil, Failure(problems + loader.problems) == nil {
        problems.refuse(texts.problem("no-zones", ["layer": plan.zones.layer]), at: plan.zones.place)
      }
      problems += loader.problems
      try refuseIfWrong()
      throw Failure(.badData, texts.problem("no-zones/plan"), at: Place(file: plan.file))
    }
    let working: WorkingSystem
    do {
      working = try WorkingSystem.chosen(plan.workingSystem.code ?? "local", covering: [extent])
    } catch let failure as Failure {
      problems += loader.problems
      problems += failure.problems.map { problem in
        var problem = problem
        problem.place = plan.workingSystem.place
        return problem
      }
      try refuseIfWrong()
      throw failure
    }
    var layers = try clock.measure("project") {
      let layers = try loader.load(into: working)
      try loader.judgePlaces(of: layers, zones: plan.zones.layer, reaches: plan.reaches, in: working)
      loader.forgetSources()
      return layers
    }
    problems += loader.problems

    var areas: StudyAreas?
    var population: Population?
    try clock.measure("zones") {
      var reading = ZoneReading()
      // A zone that is not valid has been reported; merging it would only fail.
      if let layer = layers[plan.zones.layer], !loader.hasErrors(inFile: layer.declaration.path) {
        areas = try reading.areas(of: plan.zones, from: layer)
      }
      problems += reading.problems
    }
    if let source = plan.population, let layer = layers[source.layer] {
      // Faults of the mask have been reported; without it the people would be spread wrongly.
      let mask = source.mask.flatMap { layers[$0] }
      let areSound = ([layer, mask].compactMap { $0 }).allSatisfy {
        !loader.hasErrors(inFile: $0.declaration.path)
      }
      do {
        let people = try layer.peopled(source)
        layers[source.layer] = people
        if areSound, source.mask == nil || mask != nil {
          try clock.measure("people") {
            // The numbers of people are checked before their surfaces are overlaid.
            var remarks: [Problem] = []
            population = try Population(source, from: people, mask: mask, &remarks)
            problems += try Population.overlaps(source, in: people) + remarks
          }
        }
      } catch let failure as Failure {
        problems += failure.problems
      }
    }
    problems += try plan.unmetDemands(in: layers)
    try refuseIfWrong()
    guard var areas else {
      throw Failure(.badData, texts.problem("no-zones/plan"), at: plan.zones.place)
    }
    var settled: SettledPopulation?
    if let population {
      try clock.measure("population") {
        let people = try SettledPopulation(population, in: areas)
        areas.take(people.total)
        problems += people.remarks(on: plan.layer(plan.population?.layer ?? ""))
        settled = people
      }
    }
    context = PlanContext(areas: areas, layers: layers, population: population, settled: settled)
    workingSystem = working
    warnings = problems
    inputs = loader.inputs
    placementError = .metres(loader.placementError)
  }
}

extension Plan {
  /// How far the features of each layer serve, in metres: the farthest of what the indicators ask of them.
  fileprivate var reaches: [String: Double] {
    let services = indicators.flatMap(\.measure.services)
    return Dictionary(
      services.flatMap { service in (service.layers + service.streets).map { ($0, service.reach) } },
      uniquingKeysWith: max)
  }
}

extension LayerLoader {
  /// Whether something is wrong with a file.
  package func hasErrors(inFile path: String) -> Bool {
    problems.contains { $0.severity == .error && $0.place.file == path }
  }
}

extension LoadedLayer {
  /// The layer with the cells of its grid in the place of their centres, where the plan says that it is one.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data where it holds something else than points, which cannot be centres.
  fileprivate func peopled(_ source: PopulationSource) throws -> LoadedLayer {
    guard source.cell != nil else { return self }
    var problems = CappedProblems()
    for (index, feature) in features.enumerated() {
      switch feature.geometry {
      case nil, .point: break
      case let geometry?:
        problems.refuse(
          texts.problem("cell-without-centre", ["typeName": geometry.typeName]), at: place(ofFeature: index))
      }
    }
    if let failure = Failure(problems.all) { throw failure }
    return withCells(source.cell)
  }
}

extension SettledPopulation {
  /// What is worth knowing about those who live in no zone.
  fileprivate func remarks(on layer: PlanLayer?) -> [Problem] {
    // Cutting surfaces along borders loses some 1e-10 of the people.
    guard outside > max(1, 1e-6 * population.total) else { return [] }
    return [
      Problem(
        .warning,
        texts.problem("people-outside", ["outside": outside.rounded(), "total": population.total.rounded()]),
        at: Place(file: layer?.path))
    ]
  }
}
