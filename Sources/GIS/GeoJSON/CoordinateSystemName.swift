/// The usual short name, such as "EPSG:4549", of a coordinate system that a GeoJSON file names in one of the many
/// ways in use; any other name unchanged.
///
/// CRS84, in whatever clothes, is WGS-84 in the order longitude, latitude: "EPSG:4326" here, for GeoJSON has no other
/// order.
func shortSystemName(_ name: String) -> String {
  let upper = name.uppercased()
  if upper == "CRS84" || upper.hasSuffix(":CRS84") || upper.hasSuffix("/CRS84") { return "EPSG:4326" }
  // urn:ogc:def:crs:EPSG:9.9:4549, EPSG:4549, http://www.opengis.net/def/crs/EPSG/0/4549, …/gml/srs/epsg.xml#4549
  let parts = upper.split { ":/#".contains($0) }
  guard let authority = parts.firstIndex(where: { $0 == "EPSG" || $0 == "EPSG.XML" }),
    let code = parts.last, parts.endIndex - authority <= 3, code.allSatisfy({ $0.isASCII && $0.isNumber }),
    authority < parts.endIndex - 1
  else { return name }
  return "EPSG:\(code)"
}

extension GeoJSONReader {
  /// Reads the value of the legacy `crs` member (GeoJSON 2008, section 3) into ``declaredSystem``.
  mutating func readSystem() throws(Stop) {
    declaredSystem = nil
    let mark = scanner.mark
    if scanner.skipNull() {
      scanner.remark(
        .note, texts.problem("null-crs"),
        at: mark)
      return
    }
    guard scanner.byte == UInt8(ascii: "{") else { return try refuseSystem(mark) }
    var isFirst = true
    try scanner.open(UInt8(ascii: "{"))
    while let key = try scanner.nextKey(&isFirst) {
      if scanner.matches(key, "properties"), scanner.byte == UInt8(ascii: "{") {
        try readSystemProperties()
      } else {
        try scanner.skipValue()
      }
    }
    if declaredSystem == nil { warnOfSystem(mark) }
  }

  private mutating func readSystemProperties() throws(Stop) {
    var isFirst = true
    try scanner.open(UInt8(ascii: "{"))
    while let key = try scanner.nextKey(&isFirst) {
      let value = try scanner.readValue()
      if scanner.matches(key, "name"), case .string(let name) = value {
        declaredSystem = shortSystemName(name)
      } else if scanner.matches(key, "code"), let code = value.text {
        declaredSystem = shortSystemName("EPSG:" + code)
      }
    }
  }

  private mutating func refuseSystem(_ mark: JSONScanner.Mark) throws(Stop) {
    warnOfSystem(mark)
    try scanner.skipValue()
  }

  private mutating func warnOfSystem(_ mark: JSONScanner.Mark) {
    scanner.remark(
      .warning, texts.problem("unknown-crs"), at: mark)
  }
}
