extension GeoJSON {
  /// The bytes of a layer as GeoJSON: one FeatureCollection, a feature on each line.
  ///
  /// As RFC 7946 has it: longitude and latitude with at most seven decimals, outer rings counter-clockwise and holes
  /// clockwise. Where the layer declares a system other than WGS-84, the `crs` member of 2008 names it, as GDAL and
  /// QGIS read and write it: an EPSG code as an urn, any other by its name here. Geometries across the antimeridian
  /// are left as they are. Numbers keep their digits, nested values their text. The same layer gives the same bytes.
  ///
  /// - Complexity: O(vertices + properties).
  package static func write(_ layer: SourceLayer) -> [UInt8] {
    var writer = GeoJSONWriter()
    writer.bytes.reserveCapacity(layer.coordinates.count * 24 + layer.features.count * 160 + 256)
    writer.write(layer)
    return writer.bytes
  }
}

/// Appends GeoJSON to an array of bytes.
struct GeoJSONWriter {
  var bytes: [UInt8] = []

  mutating func write(_ layer: SourceLayer) {
    bytes += "{\"type\":\"FeatureCollection\",\"name\":".utf8
    append(text: layer.name)
    append(system: layer.declaredSystem)
    append(members: layer.foreignMembers)
    bytes += ",\"features\":[".utf8
    for index in layer.features.indices {
      bytes += (index == 0 ? "\n" : ",\n").utf8
      append(layer.features[index], layer.coordinates)
    }
    bytes += "\n]}\n".utf8
  }

  private mutating func append(system name: String?) {
    guard let name, name != CoordinateSystem.wgs84.name else { return }
    bytes += ",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":".utf8
    append(text: name.hasPrefix("EPSG:") ? "urn:ogc:def:crs:EPSG::" + name.dropFirst(5) : name)
    bytes += "}}".utf8
  }

  private mutating func append(_ feature: SourceFeature, _ coordinates: [Point]) {
    bytes += "{\"type\":\"Feature\"".utf8
    if let id = feature.id {
      bytes += ",\"id\":".utf8
      append(value: id)
    }
    bytes += ",\"properties\":{".utf8
    append(members: feature.properties, isFirst: true)
    bytes += "},\"geometry\":".utf8
    if let shape = feature.shape { append(shape, coordinates) } else { bytes += "null".utf8 }
    append(members: feature.foreignMembers)
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func append(members: Properties, isFirst: Bool = false) {
    let values = members.values
    for (index, key) in members.keys.enumerated() {
      if index > 0 || !isFirst { bytes.append(UInt8(ascii: ",")) }
      append(text: key)
      bytes.append(UInt8(ascii: ":"))
      append(value: values[index])
    }
  }

  private mutating func append(value: PropertyValue) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .number(let number): bytes += number.digits.utf8
    case .string(let text): append(text: text)
    case .json(let json): bytes += json.utf8
    }
  }

  private mutating func append(text: String) { appendJSONString(text, to: &bytes) }
}
