import GIS

/// Makes polygons of rings that do not cross: those that run counter-clockwise are outer rings, the others holes of
/// the smallest outer ring around them. Rings of no area are dropped. Cost: O(n log n) and a look along the rings
/// whose box holds the hole.
func nestedPolygons(from rings: [Ring]) -> [Polygon] {
  var exteriors: [Ring] = []
  var areas: [Double] = []
  var holes: [Ring] = []
  for ring in rings {
    let area = ring.signedArea
    if area > 0 {
      exteriors.append(ring)
      areas.append(area)
    } else if area < 0 {
      holes.append(ring)
    }
  }
  let tree = PackedTree(exteriors.map { BoundingBox($0.points) ?? .empty })
  var holesOf = [[Ring]](repeating: [], count: exteriors.count)
  for hole in holes {
    let point = hole.points[0]
    let box = BoundingBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
    let around = tree.items(meeting: box).filter { exteriors[$0].encloses(point) }
    if let smallest = around.min(by: { areas[$0] < areas[$1] }) { holesOf[smallest].append(hole) }
  }
  return zip(exteriors, holesOf).map(Polygon.init)
}

extension Ring {
  /// Whether a point lies inside, by the number of edges that a ray to the east crosses.
  fileprivate func encloses(_ point: Point) -> Bool {
    var isInside = false
    for (a, b) in zip(points, points.dropFirst()) where (a.y > point.y) != (b.y > point.y) {
      let x = a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
      if x > point.x { isInside.toggle() }
    }
    return isInside
  }
}
