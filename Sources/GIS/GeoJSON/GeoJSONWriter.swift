extension GeoJSON {
  /// The GeoJSON text of a layer in longitude and latitude (RFC 7946): a FeatureCollection with one feature a line.
  ///
  /// Seven decimals at most (a centimetre on the ground), outer rings counter-clockwise and holes clockwise, no
  /// `crs`. Lines that cross the 180th meridian are written as they are: see ``antimeridianNotes(on:)``. The same
  /// layer gives the same bytes. Cost: one pass over the layer.
  public static func write(_ layer: SourceLayer) -> [UInt8] {
    var writer = GeoJSONWriter(coordinates: layer.coordinates)
    writer.bytes.reserveCapacity(layer.features.count * 120 + layer.coordinates.count * 24 + 100)
    writer.add(layer)
    return writer.bytes
  }

  /// A note where consecutive vertices lie more than 180° apart in longitude: such a line is taken to cross the
  /// antimeridian, and RFC 7946 (section 3.1.9) would have it cut there.
  public static func antimeridianNotes(on layer: SourceLayer) -> [Problem] {
    var crossing = 0
    for feature in layer.features {
      let jumps = feature.shape?.vertexRanges.contains { range in
        zip(range, range.dropFirst()).contains {
          abs(layer.coordinates[$0].x - layer.coordinates[$1].x) > 180
        }
      }
      if jumps == true { crossing += 1 }
    }
    if crossing == 0 { return [] }
    return [
      Problem(
        .note, code: "antimeridian",
        "\(crossing) features cross the 180th meridian and are written without a cut there",
        at: Place(file: layer.file))
    ]
  }
}

extension Shape {
  /// The paths and rings, in order; empty for points.
  var vertexRanges: [Range<Int>] {
    switch self {
    case .point, .multiPoint: []
    case .lineString(let range): [range]
    case .multiLineString(let ranges), .polygon(let ranges): ranges
    case .multiPolygon(let parts): Array(parts.joined())
    }
  }
}

/// Appends GeoJSON to a buffer of bytes.
struct GeoJSONWriter {
  let coordinates: [Point]
  var bytes: [UInt8] = []

  init(coordinates: [Point]) { self.coordinates = coordinates }

  mutating func add(_ layer: SourceLayer) {
    raw("{\"type\":\"FeatureCollection\",\"name\":")
    quoted(layer.name)
    members(layer.foreignMembers)
    raw(",\"features\":[")
    for (number, feature) in layer.features.enumerated() {
      raw(number == 0 ? "\n" : ",\n")
      add(feature)
    }
    raw("\n]}\n")
  }

  private mutating func add(_ feature: SourceFeature) {
    raw("{\"type\":\"Feature\"")
    if let id = feature.id {
      raw(",\"id\":")
      value(id)
    }
    raw(",\"properties\":{")
    for (number, key) in feature.properties.keys.enumerated() {
      if number > 0 { raw(",") }
      quoted(key)
      raw(":")
      value(feature.properties.values[number])
    }
    raw("},\"geometry\":")
    if let shape = feature.shape { add(shape) } else { raw("null") }
    members(feature.foreignMembers)
    raw("}")
  }

  private mutating func members(_ members: Properties) {
    for (number, key) in members.keys.enumerated() {
      raw(",")
      quoted(key)
      raw(":")
      value(members.values[number])
    }
  }

  private mutating func add(_ shape: Shape) {
    raw("{\"type\":\"\(shape.typeName)\",\"coordinates\":")
    switch shape {
    case .point(let index): position(coordinates[index])
    case .multiPoint(let range), .lineString(let range): run(range)
    case .multiLineString(let ranges): list(ranges) { $0.run($1) }
    case .polygon(let rings): polygon(rings)
    case .multiPolygon(let parts): list(parts) { $0.polygon($1) }
    }
    raw("}")
  }

  private mutating func polygon(_ rings: [Range<Int>]) {
    raw("[")
    for (number, ring) in rings.enumerated() {
      if number > 0 { raw(",") }
      // The right-hand rule: what a ring bounds lies on its left.
      run(ring, reversed: (signedArea(of: ring) < 0) == (number == 0))
    }
    raw("]")
  }

  private func signedArea(of ring: Range<Int>) -> Double {
    let origin = coordinates[ring.lowerBound]
    var twice = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      let (p, q) = (coordinates[a], coordinates[b])
      twice += (p.x - origin.x) * (q.y - origin.y) - (p.y - origin.y) * (q.x - origin.x)
    }
    return twice
  }

  private mutating func run(_ range: Range<Int>, reversed: Bool = false) {
    raw("[")
    for step in 0..<range.count {
      if step > 0 { raw(",") }
      position(coordinates[reversed ? range.upperBound - 1 - step : range.lowerBound + step])
    }
    raw("]")
  }

  private mutating func list<Item>(_ items: [Item], _ add: (inout GeoJSONWriter, Item) -> Void) {
    raw("[")
    for (number, item) in items.enumerated() {
      if number > 0 { raw(",") }
      add(&self, item)
    }
    raw("]")
  }

  private mutating func position(_ point: Point) {
    raw("[")
    appendDecimal(point.x, to: &bytes)
    raw(",")
    appendDecimal(point.y, to: &bytes)
    raw("]")
  }

  private mutating func value(_ value: PropertyValue) {
    switch value {
    case .null: raw("null")
    case .bool(let flag): raw(flag ? "true" : "false")
    case .number(let number): raw(number.digits)
    case .string(let text): quoted(text)
    case .json(let json): raw(json)
    }
  }

  private mutating func quoted(_ text: String) { appendJSONString(text, to: &bytes) }

  private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

extension Shape {
  var typeName: String {
    switch self {
    case .point: "Point"
    case .multiPoint: "MultiPoint"
    case .lineString: "LineString"
    case .multiLineString: "MultiLineString"
    case .polygon: "Polygon"
    case .multiPolygon: "MultiPolygon"
    }
  }
}
