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
func wrongGeometryType(_ name: String) -> (message: String, advice: String) {
  switch name.lowercased() {
  case "featurecollection":
    (
      "A FeatureCollection is no geometry.",
      "Take its features out of it: each is a member of “features” of the file's own FeatureCollection."
    )
  case "feature":
    ("A Feature is no geometry.", "Put its geometry here, or the feature in the place of the one around it.")
  default: ("“\(name.prefix(40))” is no type of geometry.", adviceOnType(name))
  }
}

/// What to do about a type that GeoJSON does not have: the right spelling where only the case is wrong.
func adviceOnType(_ name: String) -> String {
  let known = GeometryType.allCases.map(\.rawValue) + ["Feature", "FeatureCollection"]
  if let meant = known.first(where: { $0.lowercased() == name.lowercased() }) {
    return "Write “\(meant)”: upper and lower case count."
  }
  if name == "Topology" {
    return "This is TopoJSON; convert it: ogr2ogr out.geojson in.topojson"
  }
  return "GeoJSON knows " + known.joined(separator: ", ") + "."
}
