import GIS
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// Figures of nothing, of all and the same everywhere carry a remark with the likely reason; other figures carry none. The
/// zones are two squares of a kilometre side by side, 2,236 m from corner to corner.
@Suite struct SuspiciousFiguresTests {
  private func notes(
    _ measure: String, _ parameters: String, _ change: (inout PaperCity) -> Void = { _ in }
  ) throws -> [String] {
    var city = PaperCity()
    city.layers = [
      "stops": [
        PaperCity.point(500, 500, #""kind": "bus", "n": 2"#),
        PaperCity.point(1_500, 500, #""kind": "bus", "n": 2"#),
      ],
      "people": [PaperCity.point(500, 500, #""people": 10"#), PaperCity.point(1_500, 500, #""people": 10"#)],
    ]
    city.population = "population: { layer: people, property: people }"
    change(&city)
    return try city.result(measure, parameters).notes.map(\.en)
  }

  @Test func plainFiguresCarryNone() throws {
    #expect(try notes("coverage", "{ facilities: stops, radius: 300 m }") == [])
    #expect(try notes("total", "{ layers: stops }") == [])
    // Two zones of one figure are chance.
    #expect(try notes("ratio", "{ layer: stops, property: n }") == [])
  }

  @Test(arguments: ["coverage", "critical-facilities"]) func aRadiusBeyondAllIsTold(measure: String) throws {
    let notes = try notes(measure, "{ facilities: stops, radius: 500 km }")
    #expect(
      notes == [
        "The radius of 500 km is more than zones and stops are across, 2236 m: check its unit.",
        "Every zone is 100 %.",
      ])
  }

  /// The middle of each kilometre is 707 m from its corners: 800 m reach all of them, which the remark shows.
  @Test func allIsToldWithWhatProvesIt() throws {
    #expect(
      try notes("coverage", "{ facilities: stops, radius: 800 m }") == [
        "Every zone is 100 %: stops has 2 within a radius of 800 m, and the zones are 2236 m across."
      ])
    #expect(try notes("coverage", "{ facilities: stops, radius: 700 m }") == [])
  }

  /// One stop is 3 km east of the zones, which end at 2,000 m; it reaches 500 m.
  @Test func nothingIsToldWithTheNearestFacility() throws {
    let far = { (city: inout PaperCity) in
      city.layers["stops"] = [PaperCity.point(5_000, 500, #""kind": "bus""#)]
    }
    let people = "{ facilities: stops, radius: 500 m, of: population }"
    let life = "{ categories: [{ layers: stops, where: { kind: bus }, distance: 500 m }] }"
    for (measure, parameters) in [("coverage", people), ("life-circle", life)] {
      // A second facility layer near by keeps the layer from being refused for its place.
      let notes = try notes(measure, parameters, far)
      #expect(
        notes.contains(
          "Every zone is 0 %: the nearest feature of stops, 1 in all, lies 3000 m from the zones."),
        "\(notes)")
    }
  }

  @Test func nothingIsToldWithTheConditionOrTheUnit() throws {
    let life = "{ categories: [{ layers: stops, where: { kind: rail }, distance: 500 m }] }"
    #expect(try notes("life-circle", life) == ["Every zone is 0 %: stops has no feature that counts."])
    let people = "{ facilities: stops, radius: 0.5 m, of: population }"
    let shifted = { (city: inout PaperCity) in
      city.layers["people"] = [
        PaperCity.point(501, 500, #""people": 10"#), PaperCity.point(1_501, 500, #""people": 10"#),
      ]
    }
    #expect(
      try notes("coverage", people, shifted) == [
        "Every zone is 0 %: the radius is 0.5 m alone: check its unit."
      ])
  }

  /// A circle of 10 cm in a square kilometre.
  @Test func nextToNothingIsToldWithTheUnit() throws {
    #expect(
      try notes("coverage", "{ facilities: stops, radius: 0.1 m }") == [
        "Every zone is next to 0 %: the radius is 0.1 m alone: check its unit."
      ])
  }

  /// Three zones of 1 km² with the same sum each.
  @Test func theSameEverywhereIsTold() throws {
    let three = { (city: inout PaperCity) in
      city.zones.append(
        PaperCity.surface([(2_000, 0), (3_000, 0), (3_000, 1_000), (2_000, 1_000)], #""name": "C""#))
      city.layers["stops"]?.append(PaperCity.point(2_500, 500, #""kind": "bus", "n": 2"#))
    }
    #expect(
      try notes("ratio", "{ layer: stops, property: n }", three) == [
        "Every zone has the same figure; check that the property or layer differs between them."
      ])
    #expect(try notes("total", "{ layers: stops }", three) == [])
  }
}
