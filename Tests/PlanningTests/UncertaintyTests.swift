import Coverage
import Foundation
import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

@Suite struct UncertaintyTests {
  /// Coverage of 100 m by one stop.
  private func city(stop x: Double, _ y: Double, target: String = "1 %") -> PaperCity {
    var city = PaperCity()
    city.layers["stops"] = [PaperCity.point(x, y)]
    city.indicators =
      "  - { id: near, name: near, measure: coverage, parameters: { facilities: stops, radius: 100 m }, target: { value: \(target) } }"
    return city
  }

  private func estimate(
    _ city: PaperCity, _ model: ErrorModel, samples: Int = 50, seed: UInt64 = 1, only: [String] = []
  ) throws -> UncertaintyEstimate {
    let fixture = try city.write()
    return try Workspace(plan: fixture("plan.yaml"), only: only)
      .uncertainty(model, sampling: Sampling(count: samples, seed: seed))
  }

  // MARK: - Positions

  @Test func noErrorGivesTheFigureExactly() throws {
    let city = city(stop: 960, 500)
    let plain = try city.evaluate().indicators[0].result
    let near = try estimate(city, ErrorModel()).indicators[0]
    let whole = try #require(near.overall)
    let value = try #require(plain.overall.value)
    #expect([whole.mean, whole.low, whole.median, whole.high] == [value, value, value, value])
    #expect(whole.standardDeviation == 0 && whole.count == 50 && near.result.overall == plain.overall)
    #expect(near.zones.map { $0?.mean } == plain.zones.map(\.value))
    #expect(near.groups.map { $0?.mean } == plain.groups.map(\.value))
    #expect(near.chance?.probability == 1 && near.chance?.standardError == 0 && !near.isAffected)
  }

  @Test func theSeedDecides() throws {
    let city = city(stop: 960, 500)
    let first = try estimate(city, ErrorModel(position: 20)).indicators[0]
    let again = try estimate(city, ErrorModel(position: 20)).indicators[0]
    let other = try estimate(city, ErrorModel(position: 20), seed: 2).indicators[0]
    #expect(first.overall == again.overall && first.zones == again.zones && first.groups == again.groups)
    #expect(first.zones[0]?.mean != other.zones[0]?.mean)
  }

  /// From the circle to the nearest border it is 500 − 100 m, 40 standard deviations of 10 m: it stays whole.
  @Test func aCircleWellInsideStaysWhole() throws {
    let near = try estimate(city(stop: 500, 500), ErrorModel(position: 10)).indicators[0]
    let whole = try #require(near.overall)
    #expect(near.isAffected && agree(whole.mean, .pi * 1e4 / 2e6))
    #expect(whole.standardDeviation < 1e-12 && whole.high - whole.low < 1e-12)
    #expect(near.chance?.probability == 1)
  }

  /// A stop on the western border of A, its corners 500 m away: displaced by x east, it covers
  /// f(x) = π r² ÷ 2 + r² (u √(1 − u²) + asin u) with u = x ÷ r. Since f(x) + f(−x) = π r², the mean is half the circle;
  /// with s = σ ÷ r = 0.2 the variance is r⁴ (4 s² − 4 s⁴) up to s⁶, its root 0.392 r². The target of half the circle
  /// over both zones is met where x ≥ 0: half of the time.
  @Test(arguments: [1, 2, 3] as [UInt64]) func aCircleOnTheBorderCountsHalfOnAverage(seed: UInt64) throws {
    let half = Double.pi * 1e4 / 2
    let city = city(stop: 0, 500, target: "\(half / 2e6)")
    let near = try estimate(city, ErrorModel(position: 20), samples: 400, seed: seed).indicators[0]
    let west = try #require(near.zones[0])
    let deviation = 0.392 * 1e4 / 1e6
    #expect(abs(west.mean - half / 1e6) < 4 * deviation / 20, "seed \(seed): \(west.mean)")
    // The relative error of a deviation from n samples is 1 ÷ √(2 n), 3.5 %.
    #expect(abs(west.standardDeviation / deviation - 1) < 0.15, "seed \(seed): \(west.standardDeviation)")
    #expect(west.low < west.median && west.median < west.high)
    // 5 % of a normal distribution lie 1.645 deviations below the mean; the quantile's own error is some 10 % of that.
    #expect(abs((west.mean - west.low) / deviation - 1.645) < 0.4, "seed \(seed)")
    let chance = try #require(near.chance)
    #expect(abs(chance.probability - 0.5) < 4 * 0.025, "seed \(seed): \(chance.probability)")
    #expect(
      agree(chance.standardError, (chance.probability * (1 - chance.probability) / 400).squareRoot()))
  }

  /// A stop of one file is displaced alike in both layers that hold it, and differently in the next sample; zones and
  /// homes stay, even where an indicator reads them as facilities.
  @Test func whatIsDisplaced() throws {
    var city = city(stop: 500, 500)
    city.layers["same"] = city.layers["stops"]
    city.layers["homes"] = [PaperCity.point(100, 100, #""people": 10"#)]
    city.population = "population: { layer: homes, property: people }"
    let fixture = try city.write()
    try fixture.write(city.plan.replacing("same.geojson", with: "stops.geojson"), to: "plan.yaml")
    let workspace = try Workspace(plan: fixture("plan.yaml"))
    let sampler = ErrorSampler(
      model: ErrorModel(position: 20), seed: 7, population: workspace.plan.population,
      displaced: ["stops", "same"], context: workspace.data.context)
    func places(_ sample: Int, _ key: String) throws -> [Geometry?] {
      try sampler.context(ofSample: sample).layer(key).features.map(\.geometry)
    }
    #expect(try places(0, "stops") == places(0, "same"))
    #expect(try places(0, "stops") != places(1, "stops"))
    #expect(try places(0, "stops") != workspace.data.context.layer("stops").features.map(\.geometry))
    #expect(try places(0, "homes") == [.point(Paper.place(100, 100))])
  }

  // MARK: - People

  /// 100 places of 100 people, each times a factor of mean 1 and deviation 0.5: 10,000 people, give or take
  /// √100 · 50 = 500. The mean of 400 samples is known to 25.
  @Test func peopleKeepTheirMean() throws {
    var city = PaperCity()
    city.layers["homes"] = (0..<100).map {
      PaperCity.point(5 + 10 * Double($0), 500, #""people": 100"#)
    }
    city.population = "population: { layer: homes, property: people }"
    city.indicators = """
        - { id: people, name: people, measure: total, parameters: { layers: homes, of: sum, property: people } }
        - { id: homes, name: homes, measure: total, parameters: { layers: homes } }
      """
    let estimate = try estimate(city, ErrorModel(population: 0.5), samples: 400)
    let people = try #require(estimate.indicators[0].overall)
    #expect(abs(people.mean - 10_000) < 100, "\(people.mean)")
    #expect(abs(people.standardDeviation / 500 - 1) < 0.15, "\(people.standardDeviation)")
    #expect(estimate.indicators[1].overall?.mean == 100 && people.low > 0)
  }

  /// 100 people on a cell that lies half in A and half in B, 50 on one in A: each half of the first follows its factor.
  @Test func peopleOnSurfacesFollowTheirFactor() throws {
    var city = city(stop: 500, 500)
    city.layers["homes"] = [
      PaperCity.surface([(800, 0), (1200, 0), (1200, 1000), (800, 1000)], #""people": 100"#),
      PaperCity.surface([(0, 0), (800, 0), (800, 1000), (0, 1000)], #""people": 50"#),
    ]
    city.population = "population: { layer: homes, property: people }"
    let fixture = try city.write()
    let workspace = try Workspace(plan: fixture("plan.yaml"))
    let sampled = try ErrorSampler(
      model: ErrorModel(population: 0.3), seed: 1, population: workspace.plan.population, displaced: [],
      context: workspace.data.context
    ).context(ofSample: 4)
    let people = try sampled.layer("homes").features.map {
      try #require($0.properties["people"]?.double)
    }
    #expect(people[0] != 100 && people[1] != 50)
    #expect(agree(sampled.areas.zones[0].people, people[0] / 2 + people[1]))
    #expect(agree(sampled.areas.zones[1].people, people[0] / 2))
    #expect(agree(sampled.areas.whole.people, people[0] + people[1]))
    // A circle inside the second cell reaches its part of it: π · 100² of 800,000 m².
    let disc = Disc(center: Paper.place(400, 500), radius: 100)
    let reached = try sampled.settledPopulation().inReach(of: [disc])
    #expect(agree(reached.covered.last, people[1] * .pi * 1e4 / 8e5))
  }

  // MARK: - Together

  @Test func anIndicatorDoesNotDependOnTheOthers() throws {
    var city = city(stop: 960, 500)
    city.layers["parks"] = [PaperCity.surface([(0, 0), (100, 0), (100, 100), (0, 100)])]
    city.indicators += "\n  - { id: green, name: green, measure: share, parameters: { layers: parks } }"
    let both = try estimate(city, ErrorModel(position: 20))
    let alone = try estimate(city, ErrorModel(position: 20), only: ["near"])
    #expect(both.indicators[0].overall == alone.indicators[0].overall)
    #expect(both.indicators.map(\.isAffected) == [true, false])
    #expect(both.indicators[1].overall?.mean == 0.005)
    #expect(throws: Failure.self) { try estimate(city, ErrorModel(position: 20), only: ["green"]) }
  }

  /// Circles of 100 m that just touch two borders each, in the four corners of the city: whoever is displaced over a border
  /// loses, and nobody gains. That no circle loses has the chance (1/4)⁴, so that the figure lies above 95 % of the samples.
  @Test func noiseShiftsTheBestPlaces() throws {
    var city = city(stop: 100, 100)
    city.layers["stops"] = [(100, 100), (1_900, 100), (100, 900), (1_900, 900)].map {
      PaperCity.point($0.0, $0.1)
    }
    let near = try estimate(city, ErrorModel(position: 20), samples: 200).indicators[0]
    let (spread, shift) = (try #require(near.overall), try #require(near.shift))
    #expect(near.isWithinRange == false && spread.high < (near.result.overall.value ?? 0))
    #expect(shift < 0 && agree(shift, spread.mean - (near.result.overall.value ?? 0)))
    // In the middle of the zones nothing shifts beyond its range.
    #expect(try estimate(self.city(stop: 960, 500), ErrorModel()).indicators[0].isWithinRange == true)
  }
}
