extension GeoJSONReader {
  /// The parts of a geometry collection as one shape for each dimension there is: points, lines, surfaces.
  ///
  /// Of the coordinates from `start` on, which are the collection's, those of the points are put first, for the places
  /// of a multi-point form one run. Cost: O(vertices).
  mutating func flatten(_ parts: [Shape], from start: Int) -> [Shape] {
    let old = Array(coordinates[start...])
    coordinates.removeLast(old.count)
    let firstPoint = coordinates.count
    for part in parts {
      switch part {
      case .point(let index): _ = move(index..<(index + 1), of: old, from: start)
      case .multiPoint(let range): _ = move(range, of: old, from: start)
      default: break
      }
    }
    let points = firstPoint..<coordinates.count
    var lines: [Range<Int>] = []
    var surfaces: [[Range<Int>]] = []
    for part in parts {
      switch part {
      case .point, .multiPoint: break
      case .lineString(let range): lines.append(move(range, of: old, from: start))
      case .multiLineString(let ranges): lines += ranges.map { move($0, of: old, from: start) }
      case .polygon(let rings): surfaces.append(rings.map { move($0, of: old, from: start) })
      case .multiPolygon(let polygons):
        surfaces += polygons.map { rings in rings.map { move($0, of: old, from: start) } }
      }
    }
    var shapes: [Shape] = []
    if !points.isEmpty { shapes.append(points.count == 1 ? .point(points.lowerBound) : .multiPoint(points)) }
    if !lines.isEmpty { shapes.append(lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)) }
    if !surfaces.isEmpty {
      shapes.append(surfaces.count == 1 ? .polygon(surfaces[0]) : .multiPolygon(surfaces))
    }
    return shapes
  }

  /// Appends a run of the old coordinates; gives where it lies now.
  private mutating func move(_ range: Range<Int>, of old: [Point], from start: Int) -> Range<Int> {
    let first = coordinates.count
    coordinates += old[(range.lowerBound - start)..<(range.upperBound - start)]
    return first..<coordinates.count
  }
}
