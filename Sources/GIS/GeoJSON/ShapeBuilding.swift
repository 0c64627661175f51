extension GeoJSONReader {
  /// The shape that the coordinates just read have under a type; `nil` where they are empty or faulty, which is
  /// then in the log.
  mutating func makeShape(_ type: GeometryType) -> Shape? {
    if tree.isBroken { return nil }
    if tree.height == 0 { return emptyShape(type) }
    guard tree.height == type.nesting else {
      scanner.fault(
        texts.problem(
          "coordinates-nesting", ["type": type.rawValue, "nesting": type.nesting, "height": tree.height]),
        at: tree.mark)
      return nil
    }
    switch type {
    case .point: return .point(coordinates.count - 1)
    case .multiPoint: return .multiPoint(tree.runs[0].range)
    case .lineString: return checkLine(tree.runs[0]) ? .lineString(tree.runs[0].range) : nil
    case .multiLineString:
      for run in tree.runs { _ = checkLine(run) }
      return .multiLineString(tree.runs.map(\.range))
    case .polygon:
      checkRings(0..<tree.runs.count)
      return .polygon(tree.runs.map(\.range))
    case .multiPolygon:
      for part in tree.parts { checkRings(part) }
      return .multiPolygon(tree.parts.map { part in tree.runs[part].map(\.range) })
    case .geometryCollection: return nil
    }
  }

  /// Nothing: a geometry without coordinates, of one part or of many, is no place.
  private mutating func emptyShape(_ type: GeometryType) -> Shape? {
    scanner.remark(
      .warning, texts.problem("empty-geometry/no-coordinates", ["type": type.rawValue]), at: tree.mark)
    return nil
  }

  private mutating func checkLine(_ run: CoordinateTree.Run) -> Bool {
    if run.range.count >= 2 { return true }
    scanner.fault(texts.problem("line-too-short"), at: run.mark)
    return false
  }

  /// Checks the rings of one polygon: four positions or more, the last equal to the first (RFC 7946, 3.1.6).
  private mutating func checkRings(_ runs: Range<Int>) {
    for (number, index) in zip(1..., runs) {
      let run = tree.runs[index]
      let first = coordinates[run.range.lowerBound]
      let last = coordinates[run.range.upperBound - 1]
      if first == last, run.range.count >= 4 { continue }
      if first != last {
        scanner.fault(
          texts.problem("ring-not-closed"),
          at: run.mark, ring: number)
      } else {
        scanner.fault(
          texts.problem("ring-too-short", ["range": run.range.count]), at: run.mark,
          ring: number)
      }
    }
  }
}
