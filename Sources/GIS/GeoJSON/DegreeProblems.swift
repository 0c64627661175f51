extension SourceLayer {
  /// The features whose coordinates cannot be degrees: a longitude beyond ±360 or a latitude beyond ±90. Longitudes that go on
  /// beyond ±180, across the 180th meridian, are told by ``remarkOnLongitudes()``.
  ///
  /// Ask this of a layer whose system, declared by its file or by the plan, counts in degrees. One error for each
  /// such feature (the first 100 and a count of the rest), with its first bad vertex; then a note where the figures
  /// look like metres, or like latitude before longitude. Empty for a sound layer.
  ///
  /// - Complexity: O(vertices).
  package func problemsOfDegrees() -> [Problem] {
    if coordinates.allSatisfy({ $0.isDegrees }) { return [] }
    var log = FaultLog()
    var bad: [Point] = []
    for (index, feature) in features.enumerated() {
      guard let vertex = feature.shape.flatMap(firstVertexOutOfRange) else { continue }
      let place = Place(file: file, line: feature.line > 0 ? feature.line : nil, feature: index + 1)
      let point = coordinates[vertex]
      bad.append(point)
      if abs(point.x) <= 360 {
        log.error(texts.problem("latitude-range", ["y": point.y]), at: place)
      } else {
        log.error(
          texts.problem("longitude-range", ["x": point.x]), at: place)
      }
    }
    if bad.isEmpty { return [] }
    if bad.allSatisfy({ abs($0.x) <= 90 && abs($0.y) <= 180 }) {
      log.remark(
        .note, texts.problem("perhaps-swapped"), at: Place(file: file),
        advice: texts("perhaps-swapped/advice"))
    } else if bad.allSatisfy({ abs($0.x) > 1_000 || abs($0.y) > 1_000 }) {
      log.remark(
        .note, texts.problem("perhaps-metres"), at: Place(file: file))
    }
    return log.problems(file: file)
  }

  /// A note where longitudes go on beyond ±180, as those of land across the 180th meridian or of maps from 0° to 360° do:
  /// 181° E is read as 179° W. `nil` where none does; by less than 1e-9°, a tenth of a millimetre, it is a matter of rounding.
  /// Cost: O(vertices).
  func remarkOnLongitudes() -> Problem? {
    func isBeyond(_ vertex: Int) -> Bool {
      coordinates[vertex].isDegrees && abs(coordinates[vertex].x) > 180 + 1e-9
    }
    guard coordinates.indices.contains(where: isBeyond) else { return nil }
    let beyond = features.indices.filter { features[$0].shape?.firstVertex(where: isBeyond) != nil }
    guard let first = beyond.first, let vertex = features[first].shape?.firstVertex(where: isBeyond) else {
      return nil
    }
    let (given, meant) = (coordinates[vertex].x, coordinates[vertex].x.remainder(dividingBy: 360))
    return Problem(
      .note,
      texts.problem(
        beyond.count == 1 ? "longitude-beyond-180" : "longitude-beyond-180/many",
        ["count": beyond.count, "given": given, "meant": (meant * 1e7).rounded() / 1e7]),
      at: place(ofFeature: first))
  }

  private func firstVertexOutOfRange(_ shape: Shape) -> Int? {
    shape.firstVertex { !coordinates[$0].isDegrees }
  }
}

extension Point {
  /// Whether it can be a longitude, which may go on across the 180th meridian to ±360, and a latitude.
  package var isDegrees: Bool { abs(x) <= 360 && abs(y) <= 90 }
}
