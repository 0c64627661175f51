import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

@Suite struct SweepTests {
  /// A stop in the middle of the square kilometre A.
  private var city: PaperCity {
    var city = PaperCity()
    city.layers["stops"] = [PaperCity.point(500, 500)]
    city.indicators = """
        - { id: near, name: near, measure: coverage, parameters: { facilities: stops, radius: 250 m }, target: { value: 10 % } }
        - { id: far, name: far, measure: coverage, parameters: { facilities: stops, radius: 400 m } }
      """
    return city
  }

  private func sweep(_ city: PaperCity, _ variations: String...) throws -> ParameterSweep {
    let fixture = try city.write()
    return try Workspace(plan: fixture("plan.yaml")).sweep(variations.compactMap { Variation($0) })
  }

  /// The codes of the problems that keep a sweep from being made, with their advice.
  private func failure(_ variations: String...) throws -> [String] {
    let fixture = try city.write()
    let workspace = try Workspace(plan: fixture("plan.yaml"))
    do {
      _ = try workspace.sweep(variations.compactMap { Variation($0) })
      return []
    } catch let failure as Failure {
      return failure.problems.map { "\($0.code) \($0.advice)" }
    }
  }

  // MARK: - Figures

  /// Circles of 100, 200, 300 and 400 m fit A: π r² of 1000² m², half of that over both zones. The target of 10 % over
  /// 2 km² is met from π r² = 200,000 m² on, r = 252.3 m.
  @Test func closedFormOfOneCircle() throws {
    let sweep = try sweep(city, "near.radius=100..400:100")
    #expect(sweep.points.map(\.values) == [[100], [200], [300], [400]])
    for (point, radius) in zip(sweep.points, [100.0, 200, 300, 400]) {
      #expect(point.figures.result.has(.pi * radius * radius / 1e6, 0, whole: .pi * radius * radius / 2e6))
      #expect(point.figures.result.reading["radius"] == "\(Int(radius)) m")
    }
    #expect(sweep.points.map { $0.figures.outcome?.isMet } == [false, false, true, true])
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func coverageRisesWithTheRadius(seed: UInt64) throws {
    var random = Seeded(seed)
    var city = city
    city.layers["stops"] = (0..<30).map { _ in
      PaperCity.point(
        Double.random(in: 0...2000, using: &random), Double.random(in: 0...1000, using: &random))
    }
    let points = try sweep(city, "near.radius=20..320:20").points
    for areas in [points.map { [$0.figures.result.overall] }, points.map(\.figures.result.zones)] {
      for (smaller, larger) in zip(areas, areas.dropFirst()) {
        for (a, b) in zip(smaller, larger) {
          #expect(try #require(a.value) < (try #require(b.value)) + 1e-12, "seed \(seed)")
        }
      }
    }
    let (first, last) = (points[0].figures.result, points[15].figures.result)
    #expect(try #require(first.overall.value) < (try #require(last.overall.value)) / 2, "seed \(seed)")
  }

  @Test func thePlansOwnValueGivesThePlansFigures() throws {
    let plain = try city.evaluate().indicators[0]
    let sweep = try sweep(city, "near.radius=50..450:100")
    let own = try #require(sweep.points.first { sweep.isPlanned($0) })
    #expect(own.values == [250] && sweep.points.count { sweep.isPlanned($0) } == 1)
    let result = own.figures.result
    #expect(result.overall == plain.result.overall && result.zones == plain.result.zones)
    #expect(result.groups == plain.result.groups && own.figures.outcome == plain.outcome)
  }

  /// Two stops at one place cover it twice: at least 1 and at least 2 give the circle, at least 3 nothing.
  @Test func allPairsOfTwoParametersOneOfThemAtItsDefault() throws {
    var city = city
    city.layers["stops"] = [PaperCity.point(500, 500), PaperCity.point(500, 500)]
    let sweep = try sweep(city, "near.radius=100..200:100", "near.at-least=1..3:1")
    #expect(sweep.points.map(\.values) == [[100, 1], [100, 2], [100, 3], [200, 1], [200, 2], [200, 3]])
    #expect(sweep.parameters.map(\.planned) == [250, 1])
    #expect(sweep.parameters.map(\.column) == ["radius_m", "at-least"])
    for (point, area) in zip(sweep.points, [1, 1, 0, 4, 4, 0].map { $0 * Double.pi * 1e4 }) {
      #expect(agree(point.figures.result.overall.numerator, area))
    }
  }

  // MARK: - Values

  /// 3 · 0.1 is 0.3, not 0.30000000000000004; an end off the steps is left out.
  @Test(arguments: [
    ("radius=300m..0.81km:50", stride(from: 300, through: 800, by: 50).map { $0 }),
    ("radius=500..500:1", [500.0]), ("cut=10%..30%:10%", [0.1, 0.2, 0.3]), ("depth=1..3:1", [1, 2, 3]),
    ("smallest=0.5ha..1ha:2500", [5_000, 7_500, 10_000]),
    ("weight=-0.1..0.5:0.1", [-0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5]),
  ])
  func everyKindOfNumber(_ range: String, _ values: [Double]) throws {
    var city = city
    city.indicators =
      "  - { id: x, name: x, measure: nearby-total, parameters: { facilities: stops, radius: 1 km, weight: 0.2 } }"
    let fixture = try city.write()
    let workspace = try Workspace(plan: fixture("plan.yaml"), catalogue: .test)
    let sweep = try workspace.sweep([#require(Variation("x.\(range)"))])
    #expect(sweep.parameters[0].values == values)
    let measures = sweep.points.compactMap { $0.figures.indicator.measure as? NearbyTotal }
    let taken = measures.map { measure -> Double? in
      switch sweep.parameters[0].name {
      case "radius": measure.radius.metres
      case "cut": measure.cut?.fraction
      case "depth": Double(measure.depth)
      case "smallest": measure.smallest?.squareMetres
      default: measure.weight
      }
    }
    #expect(taken == values)
  }

  @Test(arguments: [
    "", "near.radius", "near.radius=1..2", "radius=1..2:1", "near.radius=1...2:1", "near.=1..2:1",
  ])
  func otherForms(_ text: String) { #expect(Variation(text) == nil) }

  // MARK: - Bad input

  @Test func namesTheNearest() throws {
    #expect(try failure("nea.radius=1..2:1") == ["unknown-indicator Did you mean “near”?"])
    #expect(try failure("near.radis=1..2:1") == ["unknown-parameter Did you mean “radius”?"])
    #expect(
      try failure("near.mask=1..2:1") == [
        "not-a-number Can be varied here: radius, at-least, max-snap, walking-time, walking-speed, half-width, tolerance."
      ])
  }

  @Test func refusesBadRanges() throws {
    #expect(try failure("near.radius=2..1:1") == ["bad-range Write the smaller value first."])
    #expect(try failure("near.radius=1..2:0") == ["bad-range "])
    #expect(try failure("near.radius=1..2:-1") == ["bad-range "])
    #expect(try failure("near.radius=1..nan:1").count == 1)
    #expect(try failure("near.radius=1..99999:1") == ["too-many-values Take larger steps."])
    #expect(
      try failure("near.radius=1..2000:1", "near.at-least=1..6:1") == ["too-many-values Take larger steps."])
    #expect(try failure("near.at-least=1..2:0.5").count == 1)
    // 0 m and 0 facilities are refused by the measure itself; −5 and 0 are two values.
    #expect(try failure("near.at-least=0..2:1") == ["not-a-number "])
    #expect(try failure("near.radius=-5..5:5") == ["out-of-range ", "out-of-range "])
  }

  @Test func refusesTwoParametersThatDoNotGoTogether() throws {
    #expect(
      try failure("near.radius=1..2:1", "far.radius=1..2:1") == ["bad-sweep Sweep each indicator by itself."])
    #expect(try failure("near.radius=1..2:1", "near.radius=3..4:1").count == 1)
    #expect(try failure().count == 1)
  }
}
