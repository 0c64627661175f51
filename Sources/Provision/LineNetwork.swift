import GIS

/// The lines of a layer as straight segments, for lengths by area of study.
///
/// Each segment counts for itself, so cutting a line anywhere changes no length, and a line that runs back over itself
/// counts twice unless ``distinct(tolerance:)`` is taken.
package struct LineNetwork: Sendable {
  /// The segments, in the order of the layer.
  let segments: [Segment]

  /// Takes the segments of lines, in order; points and surfaces among the geometries are left out, and segments
  /// without length.
  ///
  /// - Complexity: O(vertices).
  package init(of geometries: [Geometry]) {
    segments = geometries.flatMap { geometry in
      geometry.lines.flatMap { line in
        zip(line.points, line.points.dropFirst()).compactMap(Segment.init)
      }
    }
  }

  init(segments: [Segment]) { self.segments = segments }

  /// The segments as paths; those that continue each other in the order of the layer are one.
  package var lines: [LineString] {
    var paths: [[Point]] = []
    for segment in segments {
      if let last = paths.indices.last, paths[last].last == segment.start {
        paths[last].append(segment.end)
      } else {
        paths.append([segment.start, segment.end])
      }
    }
    return paths.compactMap(LineString.init)
  }

  /// The length of all lines, wherever they lie.
  package var length: Length { .metres(segments.lazy.map(\.length).exactSum) }

  /// The length inside each area, 0 or more; a stretch on a border that two of the areas share counts half in each.
  ///
  /// So over a partition the lengths add up to that inside the union, where the union is asked for in a call of its
  /// own: there a stretch on an inner border lies inside and counts once, and one on the outer border counts fully,
  /// as it does here. Areas that overlap each count what lies inside them.
  ///
  /// Definition: |L ∩ A| − ½ |L ∩ S|, where A is the closed area and S the part of its border that it shares with
  /// others.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `computation`, where GEOS cannot cope with an invalid area.
  /// - Complexity: O(log n) for each segment near an area, an overlay for each that crosses a border, and one for
  ///   each pair of neighbours.
  package func lengths(in areas: [Geometry]) throws -> [Length] {
    let lines = segments.compactMap { LineString([$0.start, $0.end]).map(Geometry.lineString) }
    let inside = try Geometry.clip(lines, to: areas)
    let borders = try sharedBorders(of: areas)
    let bordered = borders.indices.filter { borders[$0] != nil }
    let along = try Geometry.clip(lines, to: bordered.compactMap { borders[$0] })
    var lengths = inside.map { $0.lazy.map(\.geometry.length).exactSum }
    for (area, pieces) in zip(bordered, along) {
      lengths[area] -= pieces.lazy.map(\.geometry.length).exactSum / 2
    }
    return lengths.map { .metres(max(0, $0)) }
  }
}

/// The stretches of each area's border that are also another's border; `nil` where there are none.
private func sharedBorders(of areas: [Geometry]) throws -> [Geometry?] {
  let outlines = try concurrentMap(count: areas.count) { try areas[$0].boundary() }
  let tree = PackedTree(areas.map(\.boundingBox))
  return try concurrentMap(count: areas.count) { area in
    guard let outline = outlines[area] else { return nil }
    var lines: [LineString] = []
    for other in tree.items(meeting: areas[area].boundingBox) where other != area {
      guard let otherOutline = outlines[other] else { continue }
      lines += try outline.intersection(otherOutline)?.lines ?? []
    }
    return Geometry(lines: lines)
  }
}
