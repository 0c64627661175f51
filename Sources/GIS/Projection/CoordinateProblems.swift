extension SourceLayer {
  /// Reports are cut after so many features; the rest is counted.
  private static let mostReported = 20

  /// The failure of a layer whose coordinates are no numbers or, for degrees, no place on Earth, or are degrees where metres
  /// are declared; `nil` where all are sound.
  func failureOfCoordinates(in system: CoordinateSystem) -> Failure? {
    if system.isGeographic {
      let problems = problemsOfDegrees()
      if !problems.isEmpty { return Failure(.badData, problems) }
    } else if let problem = problemOfMetres(in: system) {
      return Failure(.badData, [problem])
    }
    return failure(
      .badData, code: "not-a-number", texts("coordinate/no-number"),
      advice: texts("coordinate/no-number.advice")
    ) { !self.coordinates[$0].isFinite }
  }

  /// The error of a layer that is declared to be in metres, though all its figures could be degrees; `nil` for any other. No
  /// projected system has land within 180 m of its origin's axes.
  package func problemOfMetres(in system: CoordinateSystem) -> Problem? {
    guard !system.isGeographic, coordinates.contains(where: { $0 != Point(x: 0, y: 0) }),
      coordinates.allSatisfy(\.isDegrees)
    else { return nil }
    return Problem(
      .error, texts.problem("degrees-for-metres", ["system": system.name]),
      at: Place(file: file.isEmpty ? nil : file))
  }

  /// The failure of a layer with bad vertices: one problem for each feature that has one; `nil` without any.
  ///
  /// `message` goes on after "the coordinate (121.4, 31.1) ". Cost: one pass over the coordinates.
  func failure(
    _ kind: Failure.Kind, code: String, _ message: LocalizedText,
    advice: @autoclosure () -> LocalizedText = "",
    where isBad: (Int) -> Bool
  ) -> Failure? {
    guard coordinates.indices.contains(where: isBad) else { return nil }
    // Some advice goes through a registry for it.
    let advice = advice()
    var problems: [Problem] = []
    var rest = 0
    for (index, feature) in features.enumerated() {
      guard let bad = feature.shape?.firstVertex(where: isBad) else { continue }
      guard problems.count < SourceLayer.mostReported else {
        rest += 1
        continue
      }
      let place = Place(
        file: file.isEmpty ? nil : file, line: feature.line > 0 ? feature.line : nil, feature: index + 1)
      let point = coordinates[bad]
      problems.append(
        Problem(
          .error, code: code, texts("coordinate/place", ["x": point.x, "y": point.y, "message": message]),
          at: place,
          advice: advice)
      )
    }
    if rest > 0 {
      problems.append(
        Problem(
          .error, code: code, texts("coordinate/more", ["count": rest]),
          at: Place(file: file.isEmpty ? nil : file)))
    }
    return problems.isEmpty ? nil : Failure(kind, problems)
  }
}

extension Shape {
  /// The first vertex, as an index of the layer's coordinates, that satisfies a condition; `nil` where none does.
  package func firstVertex(where condition: (Int) -> Bool) -> Int? {
    switch self {
    case .point(let index): condition(index) ? index : nil
    case .multiPoint(let run), .lineString(let run): run.first(where: condition)
    case .multiLineString(let runs), .polygon(let runs): runs.lazy.joined().first(where: condition)
    case .multiPolygon(let parts): parts.lazy.joined().joined().first(where: condition)
    }
  }
}

extension Point {
  /// Whether both coordinates are finite numbers.
  var isFinite: Bool { x.isFinite && y.isFinite }
}
