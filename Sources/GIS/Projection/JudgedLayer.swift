import Glibc

/// A layer in the working system, of which every line and surface was looked at: what is not valid is a fault, told at its
/// place in the file's own coordinates.
package struct JudgedLayer: Sendable {
  /// The features in order; those with a fault as they stand in the file.
  package internal(set) var features: [Feature]
  /// What keeps lines and surfaces from being valid, in the order of the features.
  package internal(set) var faults: [GeometryFault] = []
  /// Notes about surfaces that were made valid, for it is plain which land they are.
  package internal(set) var notes: [Problem] = []
}

/// What keeps a feature of a file from being valid.
package struct GeometryFault: Sendable, Hashable {
  /// The number of the feature in the file, from 0.
  package let feature: Int
  /// The fault, at its place in the file's own coordinates.
  package let fault: ValidityProblem
  /// The file, the line, the feature and the ring.
  package let place: Place
  /// The same place in the working system; `nil` where it has none there.
  package internal(set) var point: Point?
  /// The system of the file's coordinates.
  let system: CoordinateSystem

  /// "the outline crosses itself near (121.4, 31.1) in EPSG:4326".
  package var inWords: LocalizedText {
    texts("validity/near", ["reason": fault.reason, "place": system.inWords(fault.place)])
  }

  /// The report of a fault for which nothing is computed.
  package func problem(_ severity: Problem.Severity = .error) -> Problem {
    Problem(
      severity, code: fault.code, texts("validity", ["fault": inWords]), at: place,
      advice: texts("validity.advice"))
  }
}

extension SourceLayer {
  /// The layer in the working system, its lines and surfaces judged.
  ///
  /// What is straight in degrees bends in the plane, so outlines that touch in the file may cross in the plane by a
  /// millimetre, or by metres along edges of many kilometres. A surface is therefore sound where it is valid in
  /// either; where it is not valid in the plane, the file's coordinates are put right (see
  /// ``Geometry/plainSurface(scale:)``) and projected, and a note tells the change of area.
  ///
  /// - Throws: As ``projected(from:to:)``; computation, where GEOS fails.
  /// - Complexity: O(n log n) in the vertices, on all cores.
  package func judged(from system: CoordinateSystem, to working: WorkingSystem) throws -> JudgedLayer {
    var layer = JudgedLayer(features: try projected(from: system, to: working).features)
    let verdicts = try verdicts(on: layer.features.map(\.geometry), from: system, to: working)
    var notes = CappedProblems()
    for (number, verdict) in verdicts {
      switch verdict {
      case .mended(let geometry, let note):
        layer.features[number].geometry = geometry
        notes.add(note)
      case .faulty(let faults): layer.faults += faults
      }
    }
    layer.notes = notes.all
    var places = layer.faults.map(\.fault.place)
    try Transformation.between(system.end, working.end).apply(to: &places)
    for (number, place) in places.enumerated() where place.isFinite { layer.faults[number].point = place }
    return layer
  }

  /// What keeps lines and surfaces from being valid in the file's own coordinates, for a layer that fits no plane.
  ///
  /// - Throws: ``Failure`` of kind `computation`, where GEOS fails.
  /// - Complexity: As ``judged(from:to:)``.
  package func faults(in system: CoordinateSystem) throws -> [GeometryFault] {
    try verdicts(on: features.map { $0.shape?.geometry(in: coordinates) }, from: system, to: nil).flatMap {
      guard case .faulty(let faults) = $0.verdict else { return [GeometryFault]() }
      return faults
    }
  }

  private enum Verdict {
    case mended(Geometry, Problem)
    case faulty([GeometryFault])
  }

  /// The verdicts on those geometries that are not valid, by number, in order.
  private func verdicts(
    on geometries: [Geometry?], from system: CoordinateSystem, to working: WorkingSystem?
  ) throws -> [(number: Int, verdict: Verdict)] {
    let work = geometries.indices.filter { geometries[$0].map { $0.dimension != .point } ?? false }
    let runs = evenRanges(count: work.count, pieces: 4 * coreCount)
    return try concurrentMap(count: runs.count) { run in
      try work[runs[run]].compactMap { number -> (Int, Verdict)? in
        guard let geometry = geometries[number] else { return nil }
        let faults = try geometry.validity()
        if faults.isEmpty { return nil }
        return (number, try self.verdict(on: number, geometry, faults, from: system, to: working))
      }
    }.flatMap { $0 }
  }

  private func verdict(
    on number: Int, _ image: Geometry, _ imageFaults: [ValidityProblem], from system: CoordinateSystem,
    to working: WorkingSystem?
  ) throws -> Verdict {
    guard let own = features[number].shape?.geometry(in: coordinates) else { return .faulty([]) }
    let faults = try own.validity()
    if let working,
      let plain = try own.plainSurface(scale: system.metresPerUnit(at: own.boundingBox.center)),
      let mended = try plain.projectedValid(from: system, to: working),
      abs(mended.area - image.area) <= WorkingSystem.greatestDistortion * image.area
    {
      return .mended(mended, note(number, faults, in: system, change: mended.area - image.area))
    }
    // What the plane alone finds fault with has its place on the feature.
    let found = faults.isEmpty ? imageFaults.map { $0.moved(to: own.firstVertex ?? $0.place) } : faults
    return .faulty(
      found.map {
        GeometryFault(
          feature: number, fault: $0, place: place(ofFeature: number, ring: $0.ring), system: system)
      })
  }

  private func note(
    _ number: Int, _ faults: [ValidityProblem], in system: CoordinateSystem, change: Double
  ) -> Problem {
    let area = texts("made-valid/area", ["change": squareMetresInWords(change)])
    guard let fault = faults.first else {
      return Problem(
        .note, texts.problem("made-valid", ["area": area]),
        at: place(ofFeature: number))
    }
    return Problem(
      .note,
      texts.problem(
        "made-valid/plain",
        ["reason": fault.plainReason, "place": system.inWords(fault.place), "area": area]),
      at: place(ofFeature: number, ring: fault.ring))
  }
}

/// "0 m²", "+0.2 m²", "−310 m²".
private func squareMetresInWords(_ area: Double) -> String {
  let text = digits(area, decimals: abs(area) < 10 ? 2 : 0)
  return "\(area > 0 && text != "0" ? "+" : "")\(text) m²"
}

extension ValidityProblem {
  /// The reason where parts or rings meet without doubt.
  fileprivate var plainReason: LocalizedText {
    let known = ["parts-overlap", "rings-cross", "self-touching"]
    return known.contains(code)
      ? texts("made-valid/\(code)") : texts("made-valid/in-file", ["reason": reason])
  }

  fileprivate func moved(to place: Point) -> ValidityProblem {
    ValidityProblem(code: code, reason: reason, place: place, part: part, ring: ring)
  }
}

extension Geometry {
  fileprivate var firstVertex: Point? {
    var first: Point?
    forEachVertexRun { if first == nil { first = $0.first } }
    return first
  }

  /// A valid surface in another system, where it is mended should its edges bend into each other; `nil` where nothing is left.
  fileprivate func projectedValid(from system: CoordinateSystem, to working: WorkingSystem) throws
    -> Geometry?
  {
    var scratch = SourceLayer(name: "", file: "")
    scratch.features = [SourceFeature(shape: scratch.append(self))]
    let image = try scratch.projected(from: system, to: working).features[0].geometry
    return try image.flatMap { try $0.validity().isEmpty ? $0 : $0.rebuilt() }
  }
}

extension CoordinateSystem {
  /// A place as files in this system write it, and the system: "(121.4, 31.1) in EPSG:4326".
  func inWords(_ place: Point) -> LocalizedText {
    let scale = isGeographic ? 1e7 : 1e3
    func rounded(_ value: Double) -> Double { (value * scale).rounded() / scale }
    return texts("place/in-system", ["x": rounded(place.x), "y": rounded(place.y), "system": name])
  }

  /// Metres in a unit of x and of y, to a percent: of degrees, about a place; of any other unit taken for metres.
  fileprivate func metresPerUnit(at place: Point) -> Point {
    if !isGeographic { return Point(x: 1, y: 1) }
    let degree = 111_320.0
    return Point(x: degree * cos(place.y * .pi / 180), y: degree)
  }
}
