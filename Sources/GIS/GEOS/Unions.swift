import CGEOS

/// Many geometries merged into one.
extension Geometry {
  /// What belongs to any of them: overlaps once, borders between neighbours gone; `nil` where all are empty.
  ///
  /// Of geometries of several dimensions those of the greatest are merged and the others left out. Merged lines are
  /// cut where they meet, and stretches run over twice stand once.
  ///
  /// - Throws: ``Failure`` of kind `computation`, where GEOS cannot cope with an invalid geometry.
  /// - Complexity: O(n log n) in the vertices; groups of parts that lie apart are merged for themselves, on all
  ///   cores, and a part that meets no other is not touched.
  package static func union(of geometries: [Geometry]) throws -> Geometry? {
    switch geometries.map(\.dimension).max() {
    case nil: return nil
    case .point:
      var seen = Set<Point>()
      let points = geometries.flatMap(\.points).filter { seen.insert($0).inserted }
      return Geometry(points: points)
    case .line:
      let merged = try unionOfGroups(geometries.flatMap { $0.lines.map(Geometry.lineString) }, .line)
      return Geometry(lines: merged.flatMap(\.lines))
    case .surface:
      let merged = try unionOfGroups(geometries.flatMap { $0.polygons.map(Geometry.polygon) }, .surface)
      return Geometry(polygons: merged.flatMap(\.polygons))
    }
  }

  /// The union of each group of single parts whose boxes hang together; the same to the bit in any order of the parts.
  private static func unionOfGroups(_ parts: [Geometry], _ dimension: Dimension) throws -> [Geometry] {
    let parts = parts.canonicalOrder.map { parts[$0] }
    let groups = groupsOfMeetingBoxes(parts.map(\.boundingBox))
    let shares = evenRanges(count: groups.count, pieces: coreCount * 4)
    return try concurrentMap(count: shares.count) { share in
      try withGEOS { geos in
        try groups[shares[share]].compactMap { group in
          // A surface alone is its own union; a path alone may still cross itself.
          if group.count == 1, dimension == .surface { return parts[group[0]] }
          let all = try geos.collection(of: group.map { parts[$0] })
          return try geos.own(GEOSUnaryUnion_r(geos.context, all.pointer), "union-of-many").geometry(
            dimension)
        }
      }
    }.flatMap { $0 }
  }
}

/// Groups of items such that boxes of different groups never meet: in order of their first items, each ascending.
private func groupsOfMeetingBoxes(_ boxes: [BoundingBox]) -> [[Int]] {
  let tree = PackedTree(boxes)
  var sets = DisjointSets(count: boxes.count)
  for item in boxes.indices { tree.search(boxes[item]) { sets.join(item, $0) } }
  return Dictionary(grouping: boxes.indices) { sets.least($0) }.sorted { $0.key < $1.key }.map(\.value)
}
