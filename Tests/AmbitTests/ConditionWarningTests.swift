import Foundation
import TestSupport
import Testing

@Suite("A condition that no feature satisfies is told")
struct ConditionWarningTests {
  /// The stops with a kind; the same layer is the population of the life circle, one person at each.
  private func city() throws -> SmallCity {
    let city = try SmallCity()
    try city.scratch.write(
      collection([
        feature(Paper.point(1_000, 1_000), #""kind": "bus", "n": 1"#),
        feature(Paper.point(2_500, 1_000), #""kind": "rail", "n": 1"#),
      ]), to: "stops.geojson")
    return city
  }

  @Test(
    "Of a qualified share, and of a category of a life circle; one that matches is not",
    arguments: [
      "measure: qualified-share\n    parameters: { layers: stops, condition: { kind: KIND } }",
      "measure: life-circle\n    parameters: { categories: [{ layers: stops, where: { kind: KIND }, distance: 400 m }] }",
    ])
  func warning(_ indicator: String) throws {
    let city = try city()
    for (kind, isTold) in [("bus", false), ("buss", true)] {
      let plan = try city.plan(
        more: "population: { layer: stops, property: n }",
        indicator: indicator.replacingOccurrences(of: "KIND", with: kind))
      let run = try AmbitRun(["evaluate", plan, "--format", "csv"])
      #expect(run.code == 0, "\(run.errors)")
      #expect(
        run.errors.contains("“cover”: no feature of stops satisfies kind = \(kind)") == isTold,
        "\(run.errors)")
    }
  }
}
