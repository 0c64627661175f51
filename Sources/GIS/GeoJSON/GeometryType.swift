/// The geometry types of RFC 7946, section 1.4.
enum GeometryType: String, CaseIterable {
  case point = "Point"
  case multiPoint = "MultiPoint"
  case lineString = "LineString"
  case multiLineString = "MultiLineString"
  case polygon = "Polygon"
  case multiPolygon = "MultiPolygon"
  case geometryCollection = "GeometryCollection"

  /// How many brackets stand before each first coordinate.
  var nesting: Int {
    switch self {
    case .point: 1
    case .multiPoint, .lineString: 2
    case .multiLineString, .polygon: 3
    case .multiPolygon: 4
    case .geometryCollection: 0
    }
  }
}

extension JSONScanner {
  /// The geometry type that a string names.
  func geometryType(_ string: ScannedString) -> GeometryType? {
    if matches(string, "Point") { return .point }
    if matches(string, "Polygon") { return .polygon }
    if matches(string, "MultiPolygon") { return .multiPolygon }
    if matches(string, "LineString") { return .lineString }
    if matches(string, "MultiLineString") { return .multiLineString }
    if matches(string, "MultiPoint") { return .multiPoint }
    if matches(string, "GeometryCollection") { return .geometryCollection }
    return nil
  }
}

/// What is wrong with the type of a geometry that is none, and what to do about it.
func wrongGeometryType(_ name: String) -> ProblemText {
  switch name.lowercased() {
  case "featurecollection": return texts.problem("unknown-type/collection-for-geometry")
  case "feature": return texts.problem("unknown-type/feature-for-geometry")
  default:
    var text = texts.problem("unknown-type/no-geometry", ["type": name.prefix(40)])
    text.advice = adviceOnType(name)
    return text
  }
}

/// What to do about a type that GeoJSON does not have: the right spelling where only the case is wrong.
func adviceOnType(_ name: String) -> LocalizedText {
  let known = GeometryType.allCases.map(\.rawValue) + ["Feature", "FeatureCollection"]
  if let meant = known.first(where: { $0.lowercased() == name.lowercased() }) {
    return texts("unknown-type/spelling", ["type": meant])
  }
  if name == "Topology" {
    return texts("unknown-type/topojson")
  }
  return texts("unknown-type/known", ["types": known])
}
