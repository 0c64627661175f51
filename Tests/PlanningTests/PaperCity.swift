import GIS
import TestSupport

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// A city on squared paper, in metres of EPSG:4549 from a corner near Minhang: zone A is the square kilometre from
/// (0, 0) to (1000, 1000), zone B its neighbour to the east, up to (2000, 1000).
struct PaperCity {
  var zones = [
    PaperCity.surface([(0, 0), (1000, 0), (1000, 1000), (0, 1000)], #""name": "A""#),
    PaperCity.surface([(1000, 0), (2000, 0), (2000, 1000), (1000, 1000)], #""name": "B""#),
  ]
  /// Features of other layers, by key.
  var layers: [String: [String]] = [:]
  /// More lines for a layer's declaration, by key, such as "repair: true".
  var declarations: [String: String] = [:]
  var population = ""
  var workingSystem = "EPSG:4549"
  var groups = "{ both: { members: [A, B] }, east: { members: [B] } }"
  var indicators = ""

  static func point(_ x: Double, _ y: Double, _ properties: String = "") -> String {
    feature(Paper.point(x, y), properties)
  }

  static func line(_ places: [(Double, Double)], _ properties: String = "") -> String {
    feature(Paper.line(places), properties)
  }

  /// A surface from corners without the closing one.
  static func surface(_ corners: [(Double, Double)], _ properties: String = "") -> String {
    feature(Paper.surface(corners), properties)
  }

  var plan: String {
    let others = layers.keys.sorted().map { key in
      "  \(key): { file: \(key).geojson, system: EPSG:4549, \(declarations[key] ?? "") }"
    }
    return """
      title: Paper City
      working-system: \(workingSystem)
      layers:
        zones: { file: zones.geojson, system: EPSG:4549, name-field: name, \(declarations["zones"] ?? "") }
      \(others.joined(separator: "\n"))
      zones:
        layer: zones
        groups: \(groups)
      \(population)
      indicators:
      \(indicators)
      """
  }

  func write() throws -> TestFolder {
    let fixture = try TestFolder(["plan.yaml": plan])
    for (key, features) in layers.merging(["zones": zones], uniquingKeysWith: { $1 }) {
      try fixture.write(collection(features), to: "\(key).geojson")
    }
    return fixture
  }

  func evaluate(only: [String] = []) throws -> Evaluation {
    let fixture = try write()
    return try Evaluation.run(plan: fixture("plan.yaml"), only: only)
  }

  /// The result of one indicator "x" with a measure and its parameters.
  func result(_ measure: String, _ parameters: String) throws -> MeasureResult {
    var city = self
    city.indicators = "  - { id: x, name: x, measure: \(measure), parameters: \(parameters) }"
    return try city.evaluate().indicators[0].result
  }

  /// The codes of the errors that keep the plan from being evaluated.
  func failure() throws -> [String] {
    do {
      _ = try evaluate()
      return []
    } catch let failure as Failure {
      return failure.problems.filter { $0.severity == .error }.map(\.code)
    }
  }
}

/// Whether two figures agree to nine digits, or to 1e-9 near 0.
func agree(_ a: Double?, _ b: Double, within tolerance: Double = 1e-9) -> Bool {
  guard let a else { return false }
  return abs(a - b) <= tolerance * max(1, abs(b))
}

extension MeasureResult {
  /// Whether the values of A, B and the whole are as given.
  func has(_ a: Double, _ b: Double, whole: Double, within tolerance: Double = 1e-9) -> Bool {
    agree(zones[0].value, a, within: tolerance) && agree(zones[1].value, b, within: tolerance)
      && agree(overall.value, whole, within: tolerance)
  }
}
