import GIS
import Testing

@testable import Planning

/// What figures become where a parameter, or the data, are off.
@Suite struct SensitivityTests {
  private func sweep(_ city: ScenarioCity, _ variations: String...) throws -> ParameterSweep {
    try city.workspace().sweep(variations.map { try #require(Variation($0)) })
  }

  /// A disc of radius r in a square of 1 km², of which there are two: π r² ÷ 2. The plan's own 250 m is marked.
  @Test func theRadius() throws {
    let sweep = try sweep(try ScenarioCity(), "cover.radius=100..400:50")
    #expect(sweep.parameters[0].values == [100, 150, 200, 250, 300, 350, 400])
    #expect(sweep.parameters[0].column == "radius_m")
    for point in sweep.points {
      let radius = point.values[0]
      #expect(agree(point.figures.result.overall.value, Double.pi * radius * radius / 2e6))
      #expect(sweep.isPlanned(point) == (radius == 250))
    }
    // 15 % of 2 km² are covered from r = 309 m on.
    #expect(
      sweep.points.map { $0.figures.outcome?.isMet } == [false, false, false, false, false, true, true])
  }

  /// Units may be written; an end that no step meets is left out; a parameter at its default can be varied.
  @Test func valuesInTheirUnits() throws {
    let city = try ScenarioCity()
    #expect(try sweep(city, "cover.radius=0.1km..0.4 km:120m").parameters[0].values == [100, 220, 340])
    #expect(
      try sweep(city, "cover.at-least=1..2:1").points.map { $0.figures.result.overall.value ?? -1 }[1] == 0)
    let both = try sweep(city, "cover.radius=100..200:100", "cover.at-least=1..2:1")
    #expect(both.points.map(\.values) == [[100, 1], [100, 2], [200, 1], [200, 2]])
    // 0.1 and 0.2 add up with rounding; the steps are counted.
    #expect(try sweep(city, "cover.radius=0.1..0.7:0.2").parameters[0].values.count == 4)
  }

  @Test(arguments: [
    ("cver.radius=1..2:1", "unknown-indicator"), ("cover.radus=1..2:1", "unknown-parameter"),
    ("cover.radius=2..1:1", "bad-range"), ("cover.radius=1..2:0", "bad-range"),
    ("cover.radius=0..2:1", "not-positive"),
    ("cover.facilities=1..2:1", "not-a-number"), ("cover.radius=1..2e9:1", "too-many-values"),
  ]) func whatCannotBeVaried(variation: String, code: String) throws {
    let city = try ScenarioCity()
    do {
      _ = try sweep(city, variation)
      Issue.record("\(variation) was swept")
    } catch let failure as Failure {
      #expect(failure.problems.map(\.code) == [code], "\(failure.problems)")
    }
  }

  @Test func whatIsNoRange() {
    #expect(
      ["cover.radius", "cover=1..2:1", "cover.radius=1..2", "cover.radius=1-2:1"].allSatisfy {
        Variation($0) == nil
      })
  }

  // MARK: - Uncertainty

  private func cover(_ model: ErrorModel, at x: Double = 500, seed: UInt64 = 1, count: Int = 400) throws
    -> UncertainIndicator
  {
    var city = PaperCity()
    city.layers["stops"] = [PaperCity.point(x, 500)]
    city.layers["people"] = [
      PaperCity.surface([(0, 0), (1_000, 0), (1_000, 1_000), (0, 1_000)], #""people": 100"#),
      PaperCity.surface([(1_000, 0), (2_000, 0), (2_000, 1_000), (1_000, 1_000)], #""people": 100"#),
    ]
    city.population = "population: { layer: people, property: people }"
    city.indicators = """
        - { id: cover, name: cover, measure: coverage, parameters: { facilities: stops, radius: 200 m },
            target: { value: 1 % } }
        - { id: served, name: served, measure: coverage,
            parameters: { facilities: stops, radius: 200 m, of: population } }
      """
    let fixture = try city.write()
    let estimate = try Workspace(plan: fixture.path("plan.yaml")).uncertainty(
      model, sampling: Sampling(count: count, seed: seed))
    return try #require(
      estimate.indicators.first { $0.indicator.id == (model.population > 0 ? "served" : "cover") })
  }

  /// Without error every sample is the figure; far from every border an error of 10 m changes nothing, so that the
  /// target is met for certain.
  @Test func noErrorAndNoEffect() throws {
    let exact = Double.pi * 0.04 / 2
    let inside = try cover(ErrorModel(position: 10))
    let summary = try #require(inside.overall)
    #expect(agree(summary.mean, exact) && summary.standardDeviation < 1e-9)
    #expect(agree(summary.low, exact) && agree(summary.high, exact))
    #expect(inside.chance?.probability == 1)
  }

  /// A disc whose centre lies on the border of A and B covers half a disc of each; displaced to either side alike, it
  /// still does in the mean, and what A loses B gains.
  @Test func onTheBorder() throws {
    let border = try cover(ErrorModel(position: 50), at: 1_000)
    let half = Double.pi * 0.02
    for zone in border.zones {
      let summary = try #require(zone)
      let standardError = summary.standardDeviation / Double(summary.count).squareRoot()
      #expect(standardError > 0.0005 && abs(summary.mean - half) < 4.5 * standardError)
    }
    #expect(agree(border.overall?.mean, half))
    #expect(agree((border.zones[0]?.mean ?? 0) + (border.zones[1]?.mean ?? 0), 2 * half))
  }

  /// The same seed draws the same samples, whatever else runs; another draws others.
  @Test func seeds() throws {
    let first = try cover(ErrorModel(position: 50), at: 1_000, count: 40)
    #expect(try cover(ErrorModel(position: 50), at: 1_000, count: 40).zones == first.zones)
    #expect(try cover(ErrorModel(position: 50), at: 1_000, seed: 2, count: 40).zones != first.zones)
  }

  /// A and B have 100 people each, with a relative error s each; the share served is c X ÷ (X + Y) with c = π/25 of A's.
  /// For small s its deviation is c · s √2 ÷ 4 = c · 0.35 s to first order.
  @Test func people() throws {
    let served = try cover(ErrorModel(population: 0.05), count: 2_000)
    let summary = try #require(served.overall)
    let deviation = Double.pi * 0.04 * 0.05 * 2.0.squareRoot() / 4
    #expect(abs(summary.standardDeviation / deviation - 1) < 0.1)
    #expect(abs(summary.mean - Double.pi * 0.02) < 0.1 * deviation)
  }
}
