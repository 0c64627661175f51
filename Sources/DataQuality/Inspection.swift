import GIS

/// The quality of some layers: everything that the checks have found.
package struct Inspection: Sendable {
  /// The findings: errors first, then warnings, then notes; within each in the order of the checks and the layers.
  package private(set) var findings: [Finding]
  /// The system that places and figures are in; `nil` where no layer has a place on Earth.
  package let workingSystem: WorkingSystem?

  /// Asks every check.
  ///
  /// - Parameters:
  ///   - layers: The layers that could be read.
  ///   - system: The working system asked for, with the place that asks for it; `nil` for one centred on the data.
  ///   - earlier: What was found while reading.
  /// Errors: computation, where a library fails. Cost: O(n log n) in the vertices of all layers; on all cores.
  package init(
    of layers: [LayerToCheck], workingSystem system: (code: String, place: Place)? = nil,
    earlier: [Finding] = []
  ) throws {
    var found = earlier
    let heart = Heart(of: layers)
    // Without a place on Earth nothing is measured, and any system will do.
    let local = try WorkingSystem.local(
      covering: [heart?.extent ?? BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0)])
    var working = local
    if let heart, let system {
      do {
        working = try WorkingSystem.chosen(system.code, covering: [heart.extent])
      } catch let failure as Failure {
        found += failure.problems.map { problem in
          Finding(
            .error, problem.code, in: system.place.file.map(fileStem) ?? "", count: 1, problem.message,
            advice: problem.advice, spots: [Finding.Spot(system.place)])
        }
      }
    }
    let inspected = try layers.map { try InspectedLayer($0, heart: heart, working: working) }
    let data = InspectedData(layers: inspected)
    found += try concurrentSteps(count: DataChecks.all.count) { number in
      try DataChecks.all[number].findings(in: data)
    }.joined()
    workingSystem = heart == nil ? nil : working
    findings = Self.sorted(found)
  }

  /// Adds what other commands refuse, where no error is known yet of the same layer: it may have said the same in other words.
  package mutating func add(_ refusals: [Finding]) {
    let known = Set(findings.lazy.filter { $0.severity == .error }.map(\.layer))
    findings = Self.sorted(findings + refusals.filter { !known.contains($0.layer) })
  }

  private static func sorted(_ findings: [Finding]) -> [Finding] {
    Problem.Severity.allCases.reversed().flatMap { severity in findings.filter { $0.severity == severity } }
  }

  /// How many findings there are of a severity.
  package func count(of severity: Problem.Severity) -> Int { findings.count { $0.severity == severity } }

  /// Whether the other commands would refuse the data.
  package var hasErrors: Bool { findings.contains { $0.severity == .error } }
}
