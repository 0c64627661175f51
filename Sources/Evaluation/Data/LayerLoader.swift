import GIS
import Importing
import PlanFile

/// Reads the layers of a plan: each file once, each projected once for each system it is declared in.
package struct LayerLoader {
  /// What is taken out of a file, by one or more layers.
  private struct Reading: Sendable, Hashable {
    let path: String
    let options: ReadingOptions

    init(_ layer: PlanLayer) {
      path = layer.path
      options = layer.reading
    }
  }

  /// What is taken out of a file, as one or more layers declare it.
  private struct Job: Sendable, Hashable {
    let reading: Reading
    let system: CoordinateSystem?
    let repairs: Bool

    init(_ layer: PlanLayer) {
      reading = Reading(layer)
      system = layer.system
      repairs = layer.repairs
    }
  }

  let declarations: [PlanLayer]
  /// What was found on the way, errors among it.
  package var problems: [Problem] = []
  /// Those among it that kept files from being read.
  package private(set) var faultsOfReading: [Problem] = []
  package private(set) var inputs: [InputFile] = []
  private var sources: [Reading: SourceLayer] = [:]
  /// The layers that need no reading, by the keys of their declarations.
  private let given: [String: SourceLayer]
  /// How far the layers may be off against each other for want of a transformation between their datums, in metres.
  package private(set) var placementError = 0.0
  private(set) var systems: [String: CoordinateSystem] = [:]

  package init(_ declarations: [PlanLayer], given: [String: SourceLayer] = [:]) {
    self.declarations = declarations
    self.given = given
  }

  // MARK: - Reading

  /// From how many bytes on a file is read on both cores.
  private static let largeFile = 4_000_000

  /// Reads every file, all cores at work; what cannot be read is reported and left out.
  ///
  /// - Parameter fingerprints: Whether ``inputs`` gains the files with their fingerprints.
  package mutating func read(fingerprints: Bool = true) throws {
    for layer in declarations {
      guard let source = given[layer.key] else { continue }
      sources[Reading(layer)] = source
      problems += source.problems.filter { !problems.contains($0) }
    }
    let readings = declarations.filter { given[$0.key] == nil }.map(Reading.init).uniqued()
    @Sendable func result(_ index: Int) -> Result<(layer: SourceLayer, inputs: [InputFile]), any Error> {
      Result {
        var inputs: [InputFile] = []
        let layer = try readLayer(
          readings[index].path, readings[index].options,
          visit: fingerprints
            ? { path, bytes in
              inputs.append(
                InputFile(file: path, layers: [], sha256: Fingerprint(of: bytes).hex, bytes: bytes.count))
            } : nil)
        return (layer, inputs)
      }
    }
    // A large file is read on both cores, so that the last of them leaves none idle; small ones side by side.
    let isLarge = readings.map { fileSize($0.path) >= Self.largeFile }
    let small = readings.indices.filter { !isLarge[$0] }
    var results = Dictionary(
      uniqueKeysWithValues: zip(small, concurrentMap(count: small.count) { result(small[$0]) }))
    for index in readings.indices where isLarge[index] { results[index] = result(index) }
    for (index, reading) in readings.enumerated() {
      guard let result = results[index] else { continue }
      let users = declarations.filter { Reading($0) == reading }
      do {
        let source = try result.get()
        sources[reading] = source.layer
        problems += source.layer.problems.filter { !problems.contains($0) }
        for input in source.inputs { add(input, of: users) }
      } catch let failure as Failure {
        faultsOfReading += failure.problems.filter { !faultsOfReading.contains($0) }
        problems += failure.problems.filter { !problems.contains($0) }
      }
    }
    for layer in declarations {
      guard let source = sources[Reading(layer)] else { continue }
      do {
        let choice = try source.system(declared: layer.system)
        problems += choice.warnings.filter { !problems.contains($0) }
        let faults =
          choice.system.isGeographic
          ? source.problemsOfDegrees() : source.problemOfMetres(in: choice.system).map { [$0] } ?? []
        problems += faults.filter { !problems.contains($0) }
        guard faults.isEmpty else { continue }
        systems[layer.key] = choice.system
        placementError = max(placementError, try source.datumShift(from: choice.system).errorBound)
      } catch let failure as Failure {
        problems += failure.problems
      }
    }
  }

  /// Notes a file that layers were read from: by the path that the plan writes, where it writes it.
  private mutating func add(_ input: InputFile, of users: [PlanLayer]) {
    let file = input.file == users[0].path ? users[0].file : input.file
    if let known = inputs.firstIndex(where: { $0.file == file }) {
      inputs[known].layers += users.map(\.key)
    } else {
      var input = input
      input.file = file
      input.layers = users.map(\.key)
      inputs.append(input)
    }
  }

  /// Gives the files back that were read: all that is needed of them is in the layers.
  mutating func forgetSources() { sources = [:] }

  /// What was read for a layer; `nil` where it could not be.
  package func source(of layer: PlanLayer) -> SourceLayer? { sources[Reading(layer)] }

  /// Warns of layers that pass for WGS-84 but look shifted against the others.
  mutating func warnOfShifts() throws {
    let unshifted = declarations.filter { systems[$0.key] == .wgs84 || systems[$0.key] == .cgcs2000 }
    let layers = unshifted.map(Reading.init).uniqued().compactMap { sources[$0] }
    problems += ShiftDetection.warnings(for: layers)
  }

  /// The extent of a layer in degrees; `nil` where it could not be read.
  package mutating func extent(of key: String) throws -> BoundingBox? {
    guard let layer = declarations.first(where: { $0.key == key }), let source = sources[Reading(layer)],
      let system = systems[key]
    else { return nil }
    do {
      return try source.geographicExtent(in: system)
    } catch let failure as Failure {
      problems += failure.problems
      return nil
    }
  }

  // MARK: - Projecting and checking

  /// Projects, checks and filters every layer that could be read.
  package mutating func load(into working: WorkingSystem) throws -> [String: LoadedLayer] {
    let jobs = declarations.filter { systems[$0.key] != nil }.map(Job.init).uniqued()
    let sources = sources
    let lines = sources.mapValues { $0.features.map(\.line) }
    let projected = concurrentMap(count: jobs.count) { index in
      let job = jobs[index]
      return Result { () throws -> (content: FeatureContent, problems: [Problem]) in
        guard let source = sources[job.reading] else { return (.made([]), []) }
        let system = try source.system(declared: job.system).system
        if let points = try PlacedPoints(source, from: system, to: working) { return (.placed(points), []) }
        let (features, problems) = try Self.checked(
          source.judged(from: system, to: working), repair: job.repairs)
        return (.made(features), problems)
      }
    }
    var contents: [Job: FeatureContent] = [:]
    for (job, result) in zip(jobs, projected) {
      do {
        let (content, found) = try result.get()
        contents[job] = content
        problems += found.filter { !problems.contains($0) }
      } catch let failure as Failure {
        problems += failure.problems.filter { !problems.contains($0) }
      }
    }
    var layers: [String: LoadedLayer] = [:]
    for declaration in declarations {
      guard let all = contents[Job(declaration)] else { continue }
      layers[declaration.key] = filtered(all, declaration, lines: lines[Reading(declaration)] ?? [])
    }
    return layers
  }

  /// The features of a layer with what is wrong with them; repaired where the plan asks for it.
  private static func checked(
    _ layer: JudgedLayer, repair: Bool
  ) throws -> (features: [Feature], problems: [Problem]) {
    guard repair else {
      var problems = CappedProblems()
      for fault in layer.faults { problems.add(fault.problem()) }
      return (layer.features, problems.all + layer.notes)
    }
    var features = layer.features
    var problems = CappedProblems()
    let faulty = layer.faults.map(\.feature).uniqued()
    let repairs = try concurrentMap(count: faulty.count) {
      try layer.features[faulty[$0]].geometry?.repaired()
    }
    for (number, repair) in zip(faulty, repairs) {
      features[number].geometry = repair?.geometry
      for fault in layer.faults where fault.feature == number { problems.add(fault.repaired(repair)) }
    }
    return (features, problems.all + layer.notes)
  }

  /// The features that satisfy the layer's condition; a property that none has is reported.
  private mutating func filtered(
    _ content: FeatureContent, _ declaration: PlanLayer, lines: [Int]
  ) -> LoadedLayer {
    var layer = LoadedLayer(declaration: declaration, all: content, lines: lines)
    if content.count == 0 {
      problems.add(
        .warning, texts.problem("empty-layer", ["key": declaration.key]), at: Place(file: declaration.path))
    }
    let unplaced = content.unplaced
    if let first = unplaced.first {
      problems.add(
        .warning, texts.problem("no-geometry", ["unplaced": unplaced.count]),
        at: Place(file: declaration.path, feature: first + 1))
    }
    guard let condition = declaration.condition else { return layer }
    let all = content.features
    let unknown = condition.tests.compactMap { unknownProperty($0.property, in: all, of: declaration) }
    problems += unknown
    let chosen = all.indices.filter { condition.holds(for: all[$0]) }
    if chosen.isEmpty && !all.isEmpty && unknown.isEmpty {
      problems.add(
        .warning,
        texts.problem("empty-layer/2", ["key": declaration.key, "description": condition.description]),
        at: declaration.place)
    }
    layer.keep(chosen)
    return layer
  }
}

extension GeometryFault {
  /// The warning that it was repaired.
  fileprivate func repaired(_ repair: Repair?) -> Problem {
    let change = repair.map { $0.areaAfter.squareMetres - $0.areaBefore.squareMetres } ?? 0
    return Problem(
      .warning, texts.problem("repaired", ["inWords": inWords, "change": Int(change.rounded())]), at: place)
  }
}
