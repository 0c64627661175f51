import GIS

extension SourceLayer {
  /// Each surface as the centre of its largest part, each line as its middle. Degrees will do: over so small a thing they
  /// differ from metres by one factor in each direction, which moves no centre, and a middle along its own line alone.
  var centres: SourceLayer {
    var layer = self
    layer.coordinates = []
    for index in features.indices {
      guard let point = features[index].shape?.geometry(in: coordinates).centre else {
        layer.features[index].shape = nil
        continue
      }
      layer.features[index].shape = .point(layer.coordinates.count)
      layer.coordinates.append(point)
    }
    return layer
  }

  /// Each surface as the lines of its edge and of its holes, which share their corners with the streets that end there.
  var outlines: SourceLayer {
    var layer = self
    for index in features.indices {
      let rings: [Range<Int>]
      switch features[index].shape {
      case .polygon(let polygon): rings = polygon
      case .multiPolygon(let polygons): rings = polygons.flatMap { $0 }
      default: continue
      }
      layer.features[index].shape = rings.count == 1 ? .lineString(rings[0]) : .multiLineString(rings)
    }
    return layer
  }
}

extension Geometry {
  /// The centre of the largest polygon, or the middle of the longest line.
  fileprivate var centre: Point? {
    if let largest = polygons.max(by: { $0.area < $1.area }) { return largest.centroid }
    guard let longest = lines.max(by: { $0.length < $1.length }) else { return nil }
    var rest = longest.length / 2
    for (start, end) in zip(longest.points, longest.points.dropFirst()) {
      let step = start.distance(to: end)
      if rest <= step, step > 0 {
        let share = rest / step
        return Point(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
      }
      rest -= step
    }
    return longest.points.last
  }
}
