extension GeoJSONWriter {
  /// Appends a shape as a GeoJSON geometry.
  mutating func append(_ shape: Shape, _ coordinates: [Point]) {
    bytes += "{\"type\":\"".utf8
    bytes += shape.typeName.utf8
    bytes += "\",\"coordinates\":".utf8
    switch shape {
    case .point(let index): append(coordinates[index])
    case .multiPoint(let range), .lineString(let range): append(run: range, coordinates)
    case .multiLineString(let ranges): appendList(ranges) { $0.append(run: $1, coordinates) }
    case .polygon(let rings): append(polygon: rings, coordinates)
    case .multiPolygon(let polygons): appendList(polygons) { $0.append(polygon: $1, coordinates) }
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func append(_ point: Point) {
    bytes.append(UInt8(ascii: "["))
    appendCoordinate(point.x, to: &bytes)
    bytes.append(UInt8(ascii: ","))
    appendCoordinate(point.y, to: &bytes)
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func append(run: Range<Int>, _ coordinates: [Point]) {
    appendList(run) { $0.append(coordinates[$1]) }
  }

  /// Appends rings by the right-hand rule (RFC 7946, section 3.1.6): the surface lies to the left of each ring.
  private mutating func append(polygon rings: [Range<Int>], _ coordinates: [Point]) {
    appendList(rings.indices) { writer, number in
      let ring = rings[number]
      let area = signedArea(of: coordinates[ring])
      if number == 0 ? area < 0 : area > 0 {
        writer.appendList(ring.reversed()) { $0.append(coordinates[$1]) }
      } else {
        writer.append(run: ring, coordinates)
      }
    }
  }

  private mutating func appendList<Items: Collection>(
    _ items: Items, _ append: (inout GeoJSONWriter, Items.Element) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    for item in items {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      append(&self, item)
    }
    bytes.append(UInt8(ascii: "]"))
  }
}

/// The area that a closed run encloses, positive where it runs counter-clockwise (shoelace
/// formula about the first vertex).
private func signedArea(of ring: ArraySlice<Point>) -> Double {
  guard let origin = ring.first else { return 0 }
  var twice = 0.0
  var before = origin
  for point in ring {
    twice += (before.x - origin.x) * (point.y - origin.y) - (point.x - origin.x) * (before.y - origin.y)
    before = point
  }
  return twice / 2
}

extension Shape {
  /// The name in GeoJSON.
  package var typeName: String {
    switch self {
    case .point: "Point"
    case .multiPoint: "MultiPoint"
    case .lineString: "LineString"
    case .multiLineString: "MultiLineString"
    case .polygon: "Polygon"
    case .multiPolygon: "MultiPolygon"
    }
  }

  /// Calls `body` with each run of vertices: all points together, each line, each ring.
  func forEachRun(_ body: (Range<Int>) -> Void) {
    switch self {
    case .point(let index): body(index..<(index + 1))
    case .multiPoint(let range), .lineString(let range): body(range)
    case .multiLineString(let ranges), .polygon(let ranges): ranges.forEach(body)
    case .multiPolygon(let polygons): for rings in polygons { rings.forEach(body) }
    }
  }
}
