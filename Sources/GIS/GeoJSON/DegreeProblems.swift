extension SourceLayer {
  /// The features whose coordinates cannot be degrees: a longitude beyond ±180 or a latitude beyond ±90.
  ///
  /// Ask this of a layer whose system, declared by its file or by the plan, counts in degrees. One error for each such
  /// feature (the first 100 and a count of the rest), with its first bad vertex; then a note where the figures look like
  /// metres, or like latitude before longitude. Empty for a sound layer. Cost: O(vertices).
  public func problemsOfDegrees() -> [Problem] {
    if coordinates.allSatisfy({ $0.isDegrees }) { return [] }
    var log = FaultLog()
    var bad: [Point] = []
    for (index, feature) in features.enumerated() {
      guard let vertex = feature.shape.flatMap(firstVertexOutOfRange) else { continue }
      let place = Place(file: file, line: feature.line > 0 ? feature.line : nil, feature: index + 1)
      let point = coordinates[vertex]
      bad.append(point)
      if abs(point.x) <= 180 {
        log.error("latitude-range", "The latitude \(point.y) is beyond ±90.", at: place)
      } else {
        log.error("longitude-range", "The longitude \(point.x) is beyond ±180.", at: place)
      }
    }
    if bad.isEmpty { return [] }
    if bad.allSatisfy({ abs($0.x) <= 90 && abs($0.y) <= 180 }) {
      log.remark(
        .note, "perhaps-swapped", "Longitude and latitude may be swapped.", at: Place(file: file),
        advice:
          "GeoJSON has the longitude first; of a table name the columns: ambit import csv … --x lon --y lat.")
    } else if bad.allSatisfy({ abs($0.x) > 1_000 || abs($0.y) > 1_000 }) {
      log.remark(
        .note, "perhaps-metres", "These look like metres, not degrees.", at: Place(file: file),
        advice: "Declare the layer's own system, for instance EPSG:4549.")
    }
    return log.problems(file: file)
  }

  private func firstVertexOutOfRange(_ shape: Shape) -> Int? {
    var found: Int?
    shape.forEachRun { run in
      if found == nil {
        found = run.first { !coordinates[$0].isDegrees }
      }
    }
    return found
  }
}

extension Point {
  /// Whether it can be a longitude and a latitude.
  public var isDegrees: Bool { abs(x) <= 180 && abs(y) <= 90 }
}
