import GIS

extension Geometry {
  /// How much of each part lies in none of some zones, in square metres: measured, not what the pieces leave over, so
  /// that pieces and this can be held against the part.
  ///
  /// - Parameters:
  ///   - zones: The zones.
  ///   - parts: The parts.
  ///   - pieces: What of the parts lies in each zone, as `Geometry.clip` gives it.
  ///   - areApart: Whether no zones overlap: then parts that their pieces make up have nothing outside.
  /// - Errors: ``/GIS/Failure`` of kind `computation` for a surface that is not valid.
  /// - Complexity: an overlay for each part and zone across each other's border; on all cores.
  package static func areasOutside(
    _ zones: [Geometry], of parts: [Geometry], pieces: [[ClippedPart]], areApart: Bool
  ) throws -> [Double] {
    var inside = [Double](repeating: 0, count: parts.count)
    var zonesOfPart = [[Int]](repeating: [], count: parts.count)
    var isWhole = [Bool](repeating: false, count: parts.count)
    for (zone, found) in pieces.enumerated() {
      for piece in found {
        inside[piece.part] += piece.geometry.area
        zonesOfPart[piece.part].append(zone)
        if piece.geometry == parts[piece.part] { isWhole[piece.part] = true }
      }
    }
    let (inZones, zonesOf, isInOne) = (inside, zonesOfPart, isWhole)
    let runs = evenRanges(count: parts.count, pieces: coreCount * 4)
    return try concurrentMap(count: runs.count) { run in
      try runs[run].map { number -> Double in
        let area = parts[number].area
        if isInOne[number] || areApart && abs(inZones[number] - area) <= 1e-9 * area { return 0 }
        var rest: Geometry? = parts[number]
        for zone in zonesOf[number] { rest = try rest?.subtracting(zones[zone]) }
        return rest?.area ?? 0
      }
    }.flatMap { $0 }
  }
}
