import TestSupport

/// A city of two squares of 2 km side by side, in metres of EPSG:4549, with two stops of 400 m reach:
/// one in the middle of the west, one on the border of the two.
///
/// On paper, with d = π · 400² = 502,654.825 m²: the west has 1.5 d of 4 km² covered, the east 0.5 d of 4 km², the
/// whole 2 d of 8 km². The farthest place from a stop are the east's outer corners: √(2000² + 1000²) = 2,236.068 m.
struct SmallCity {
  static let disc = Double.pi * 160_000
  let scratch: TestFolder
  let zones: String
  let stops: String

  init() throws {
    scratch = try TestFolder()
    zones = try scratch.write(
      collection([
        feature(Paper.square(0, 0, 2_000, 2_000), #""name": "西镇""#),
        feature(Paper.square(2_000, 0, 4_000, 2_000), #""name": "东镇""#),
      ]), to: "zones.geojson")
    stops = try scratch.write(
      collection([feature(Paper.point(1_000, 1_000)), feature(Paper.point(2_000, 1_000))]),
      to: "stops.geojson")
  }

  /// The command that measures it, with more arguments.
  func coverage(_ more: [String] = []) -> [String] {
    [
      "coverage", "--zones", zones, "--zone-name", "name", "--facilities", stops, "--radius", "400m",
      "--working-system", "EPSG:4549", "--zones-system", "EPSG:4549", "--facilities-system", "EPSG:4549",
    ] + more
  }

  /// Writes a plan of 400 m around the stops, which cover 2 d of 8 km² or 12.57 %, and gives its path.
  ///
  /// - Parameter indicator: The lines of an indicator in the place of that of coverage.
  func plan(system: String = "EPSG:4549", more: String = "", indicator: String? = nil) throws -> String {
    let coverage = """
      measure: coverage
          parameters: { facilities: stops, radius: 400 m }
          target: { value: 10 %, year: 2025 }
      """
    return try scratch.write(
      """
      title: { zh: 小城, en: Small city }
      working-system: \(system)
      layers:
        zones: { file: zones.geojson, system: EPSG:4549, name-field: name }
        stops: { file: stops.geojson, system: EPSG:4549 }
      zones: { layer: zones, name-field: name }
      \(more)
      indicators:
        - id: cover
          name: { zh: 覆盖, en: Coverage }
          \(indicator ?? coverage)
      """, to: "plan.yaml")
  }
}

/// The answer of `ambit coverage --format json`.
struct CoverageAnswerFields: Decodable {
  struct Part: Decodable {
    let name: String?
    let value: Double?
    let covered: Double
    let total: Double
    let unit: String?
  }
  struct Distance: Decodable {
    let value: Double
    let zone: String?
  }
  struct Warning: Decodable {
    let code: String
    let message: String
  }
  let overall: Part
  let zones: [Part]
  let reading: [String: String]
  let maxDistance: Distance?
  let warnings: [Warning]
}
